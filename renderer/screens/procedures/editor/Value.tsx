import { DatePicker, Input, InputNumber, Select, Switch } from 'antd';
import dayjs from 'dayjs';
import { memo, useEffect, useRef, type ReactNode } from 'react';
import type { Limit } from '../../../../shared/calendar/limit.ts';
import type { FieldValue } from '../../../../shared/procedure/pack.ts';
import { isRecord, recordOf, type Path, type RecordShape, type Shape } from '../../../../shared/procedure/shape.ts';
import { packEditorWords } from '../../../../shared/words/packEditor.ts';
import { packPartsWords } from '../../../../shared/words/packParts.ts';
import { choiceText, fieldLabel, readingOf, referenceText } from '../../../../shared/words/packText.ts';
import { fieldOfFact, valueText } from '../../../../shared/words/packSentences.ts';
import { useDesk } from '../../../link/desk.ts';
import { useLanguage, useWords } from '../../../state/language.ts';
import { Items } from './Items.tsx';
import { useEditing, write } from './store.ts';
import { blankOf, idsFor, valueAt } from './values.ts';

export type ValueProps = { shape: Shape; value: unknown; path: Path; label: string };

/** A form for any value of a procedure, made from its description. */
export const Value = memo(function Value({ shape, value, path, label }: ValueProps): ReactNode {
  const { client } = useDesk();
  const language = useLanguage();
  const words = useWords(packEditorWords);
  const set = (next: unknown): void => write(client, path, next);
  const common = { 'aria-label': label, 'data-path': path.join('.') };
  switch (shape.kind) {
    case 'words': {
      const held = isRecord(value) ? value : {};
      const part = (key: 'zh' | 'en', placeholder: string) => (
        <Text
          long={shape.long ?? false}
          label={`${label} ${placeholder}`}
          path={[...path, key].join('.')}
          placeholder={placeholder}
          most={shape.long ? 2000 : 200}
          value={typeof held[key] === 'string' ? held[key] : ''}
          onChange={(text) => set({ zh: '', en: '', ...held, [key]: text })}
        />
      );
      return (
        <div className="editor-words" data-path={path.join('.')}>
          {part('zh', words.chinese)}
          {part('en', words.english)}
        </div>
      );
    }
    case 'line':
      return (
        <Input
          {...common}
          value={typeof value === 'string' ? value : ''}
          maxLength={shape.most}
          onChange={({ target }) => set(shape.optional && target.value === '' ? undefined : target.value)}
        />
      );
    case 'id':
      return <span className="quiet">{String(value)}</span>;
    case 'number':
      return (
        <InputNumber<number>
          {...common}
          min={shape.least}
          max={shape.most}
          precision={shape.fraction ? undefined! : 0}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => (next === null ? shape.optional && set(undefined) : set(next))}
        />
      );
    case 'ceiling':
      return (
        <InputNumber<number>
          {...common}
          min={0}
          max={1e13}
          precision={2}
          placeholder={words.ceiling}
          value={typeof value === 'number' ? value / 100 : null}
          onChange={(next) => set(next === null ? null : Math.round(next * 100))}
        />
      );
    case 'date':
      return (
        <DatePicker
          {...common}
          allowClear={false}
          value={typeof value === 'string' ? dayjs(value) : null}
          onChange={(next) => set(next?.format('YYYY-MM-DD') ?? value)}
        />
      );
    case 'flag':
      return (
        <Switch
          {...common}
          size="small"
          checked={value === true}
          onChange={(next) => set(shape.optional && !next ? undefined : next)}
        />
      );
    case 'choice':
      return (
        <Select<string | number>
          {...common}
          value={value as string}
          allowClear={shape.optional ?? false}
          placeholder={words.choose}
          onChange={(next) => set(next)}
          options={shape.of.map((one) => ({ value: one, label: choiceText(shape.words, one, language) }))}
        />
      );
    case 'refer':
      return <Refer shape={shape} value={value} path={path} label={label} />;
    case 'value':
    case 'values':
      return <Answers shape={shape} value={value} path={path} label={label} />;
    case 'limit':
      return <LimitForm shape={shape} value={value} path={path} label={label} />;
    case 'required':
      return <Required shape={shape} value={value} path={path} label={label} />;
    case 'list':
      return <Items shape={shape} value={value} path={path} label={label} />;
    case 'record':
    case 'variant': {
      const inner = recordOf(shape, value);
      return inner && isRecord(value) ? <Fields shape={inner} value={value} path={path} /> : null;
    }
  }
});

/** The fields of a record, one line each. What is optional and absent is offered small. */
export function Fields({
  shape,
  value,
  path,
  only,
}: {
  shape: RecordShape;
  value: Record<string, unknown>;
  path: Path;
  only?: readonly string[];
}) {
  const language = useLanguage();
  return (
    <div className="editor-fields">
      {Object.entries(shape.fields)
        .filter(([name, field]) => field.kind !== 'id' && (only === undefined || only.includes(name)))
        .map(([name, field]) => (
          <FieldLine
            key={name}
            label={fieldLabel(shape.name, name, language)}
            shape={field}
            value={value[name]}
            path={[...path, name]}
          />
        ))}
    </div>
  );
}

function FieldLine({ label, shape, value, path }: ValueProps) {
  const { client } = useDesk();
  const words = useWords(packEditorWords);
  const isPart = shape.kind === 'record' || (shape.kind === 'list' && isNested(shape.of)) || shape.kind === 'limit';
  const isAbsent = value === undefined && shape.optional && isPart;
  const add = (): void => {
    const { editing } = useEditing.getState();
    if (editing) write(client, path, blankOf(shape, editing.pack, path, editing.pack.effectiveFrom));
  };
  return (
    <div className={isPart && !isAbsent ? 'editor-line editor-line-part' : 'editor-line'}>
      <span className="editor-label">{label}</span>
      {isAbsent ? (
        <button type="button" className="editor-link" data-path={path.join('.')} onClick={add}>
          {words.add}
        </button>
      ) : (
        <div className="editor-control">
          <Value shape={shape} value={value} path={path} label={label} />
          {isPart && shape.optional && shape.kind === 'record' ? (
            <button type="button" className="editor-link" onClick={() => write(client, path, undefined)}>
              {words.remove}
            </button>
          ) : null}
        </div>
      )}
    </div>
  );
}

const isNested = (shape: Shape): boolean => shape.kind !== 'refer' && shape.kind !== 'choice';

/** A text that is written to the draft while it is typed, in a field of its own so that the cursor stays. */
function Text(props: {
  long: boolean;
  label: string;
  path: string;
  placeholder: string;
  most: number;
  value: string;
  onChange: (text: string) => void;
}) {
  const { long, label, path, placeholder, most, value, onChange } = props;
  const common = {
    'aria-label': label,
    'data-path': path,
    placeholder,
    maxLength: most,
    value,
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  };
  return long ? <Input.TextArea {...common} autoSize={{ minRows: 1, maxRows: 6 }} /> : <Input {...common} />;
}

function Refer({ shape, value, path, label }: ValueProps & { shape: Extract<Shape, { kind: 'refer' }> }) {
  const { client } = useDesk();
  const words = useWords(packEditorWords);
  const options = useReferences(shape, path);
  if (shape.declares) {
    return <References shape={shape} value={value === undefined ? [] : [value]} path={path} label={label} most={1} />;
  }
  return (
    <Select<string>
      aria-label={label}
      data-path={path.join('.')}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={shape.optional ?? false}
      placeholder={words.choose}
      value={value as string}
      onChange={(next) => write(client, path, next)}
      options={options}
    />
  );
}

/** Several references of one kind; milestones and facts may be new ones. */
export function References({
  shape,
  value,
  path,
  label,
  most,
}: {
  shape: Extract<Shape, { kind: 'refer' }>;
  value: unknown;
  path: Path;
  label: string;
  most?: number;
}) {
  const { client } = useDesk();
  const words = useWords(packEditorWords);
  const options = useReferences(shape, path);
  const held = Array.isArray(value) ? value.map(String) : [];
  return (
    <Select<string[]>
      aria-label={label}
      data-path={path.join('.')}
      mode={shape.declares ? 'tags' : 'multiple'}
      showSearch={{ optionFilterProp: 'label' }}
      {...(most === undefined ? {} : { maxCount: most + 1 })}
      placeholder={shape.declares ? words.newMilestone : words.choose}
      value={held}
      onChange={(next) => {
        const clean = next.map((one) => one.trim().replaceAll(/[^\p{L}\p{N}._*-]+/gu, '-')).filter((one) => one !== '');
        write(client, path, most === 1 ? (clean.at(-1) ?? held[0]) : clean);
      }}
      options={options}
    />
  );
}

function useReferences(shape: Extract<Shape, { kind: 'refer' }>, path: Path): { value: string; label: string }[] {
  const language = useLanguage();
  const pack = useEditing((state) => state.editing?.pack);
  if (!pack) return [];
  return idsFor(pack, shape.to, path).map((id) => {
    const said = referenceText(pack, shape.to, id, language, path);
    return { value: id, label: shape.to === 'milestone' && said !== id ? `${said}（${id}）` : said };
  });
}

/** What a field or fact may say: its options where it has some, yes and no, or free text. */
function Answers({ shape, value, path, label }: ValueProps) {
  const { client } = useDesk();
  const language = useLanguage();
  const pack = useEditing((state) => state.editing?.pack);
  if (!pack) return null;
  const around = valueAt(pack, path.slice(0, -1));
  const reading = readingOf(pack, language);
  const fact = isRecord(around) && typeof around['fact'] === 'string' ? around['fact'] : undefined;
  const named = isRecord(around) && typeof around['field'] === 'string' ? around['field'] : undefined;
  const fields = path[0] === 'actions' ? pack.actions[Number(path[1])]?.fields : pack.intake;
  const field = named !== undefined ? fields?.find(({ id }) => id === named) : fact && fieldOfFact(pack, fact);
  const answers: FieldValue[] = field && field.options ? field.options.map(({ id }) => id) : [];
  const held = (
    shape.kind === 'values' ? (Array.isArray(value) ? value : []) : value === null ? [] : [value]
  ) as FieldValue[];
  const severities = fact === 'severity' ? pack.severities.map(({ id }) => id) : [];
  const known = [
    ...new Set<FieldValue>([...answers, ...severities, ...(answers.length > 0 ? [] : [true, false]), null, ...held]),
  ];
  const keyOf = (one: FieldValue): string => JSON.stringify(one);
  const readKey = (key: string): FieldValue => {
    const found = known.find((one) => keyOf(one) === key);
    if (found !== undefined) return found;
    return /^-?\d+(\.\d+)?$/.test(key) ? Number(key) : key.slice(0, 200);
  };
  return (
    <Select<string[]>
      aria-label={label}
      data-path={path.join('.')}
      mode={answers.length > 0 ? 'multiple' : 'tags'}
      value={held.map(keyOf)}
      onChange={(keys) => {
        const next = keys.map(readKey);
        write(client, path, shape.kind === 'values' ? next : (next.at(-1) ?? null));
      }}
      options={known.map((one) => ({
        value: keyOf(one),
        label: valueText(reading, field || undefined, one, fact ?? named ?? ''),
      }))}
    />
  );
}

const limitUnits = ['workingDay', 'workingHour', 'workingMinute', 'calendarDay', 'calendarHour', 'month'] as const;

function LimitForm({ shape, value, path, label }: ValueProps & { shape: Extract<Shape, { kind: 'limit' }> }) {
  const { client } = useDesk();
  const words = useWords(packEditorWords);
  const units = useWords(packPartsWords).units;
  const language = useLanguage();
  const held = (isRecord(value) ? value : {}) as Omit<Partial<Limit>, 'unit'> & { unit?: string };
  const isNamed = held.unit === 'named';
  const set = (changed: Partial<Record<keyof Limit, unknown>>): void => {
    const next = Object.fromEntries(Object.entries({ ...held, ...changed }).filter(([, one]) => one !== undefined));
    write(client, path, next);
  };
  const isLong = held.unit === 'calendarDay' || held.unit === 'month';
  return (
    <div className="editor-limit" data-path={path.join('.')}>
      {isNamed ? null : (
        <InputNumber<number>
          aria-label={`${label} ${words.limit.amount}`}
          min={0}
          max={100_000}
          value={held.amount ?? null}
          onChange={(amount) => amount !== null && set({ amount })}
        />
      )}
      <Select<string>
        aria-label={`${label} ${words.limit.unit}`}
        value={held.unit ?? 'workingDay'}
        onChange={(unit) =>
          unit === 'named' ? write(client, path, { unit }) : set({ unit, amount: held.amount ?? 1 })
        }
        options={[
          ...limitUnits.map((unit) => ({ value: unit, label: units[unit] })),
          ...(shape.named ? [{ value: 'named', label: words.limit.named }] : []),
        ]}
      />
      {isNamed || !shape.named ? null : (
        <>
          <InputNumber<number>
            aria-label={words.limit.from}
            className="editor-limit-from"
            placeholder={words.limit.from}
            min={0}
            max={held.amount ?? 100_000}
            value={held.from ?? null}
            onChange={(from) => set({ from: from ?? undefined })}
          />
          <Select<string>
            aria-label={words.limit.end}
            value={held.end ?? ''}
            onChange={(end) => set({ end: end === '' ? undefined : end })}
            options={[
              { value: '', label: `${words.limit.end}：${words.limit.byRule}` },
              { value: 'officeClose', label: choiceText('ends', 'officeClose', language) },
              { value: 'midnight', label: choiceText('ends', 'midnight', language) },
            ]}
          />
          {isLong ? (
            <label className="editor-check">
              <Switch
                size="small"
                aria-label={words.limit.roll}
                checked={held.roll ?? false}
                onChange={(roll) => set({ roll: roll ? true : undefined })}
              />
              {words.limit.roll}
            </label>
          ) : null}
          <label className="editor-check">
            <Switch
              size="small"
              aria-label={words.limit.backward}
              checked={held.direction === 'backward'}
              onChange={(backward) => set({ direction: backward ? 'backward' : undefined })}
            />
            {words.limit.backward}
          </label>
        </>
      )}
    </div>
  );
}

/** Yes, no, or when another field of the same form says so. */
function Required({ value, path, label }: ValueProps) {
  const { client } = useDesk();
  const words = useWords(packEditorWords);
  const pack = useEditing((state) => state.editing?.pack);
  const depends = isRecord(value) ? value : undefined;
  const choose = (next: string): void => {
    if (!pack) return;
    const [first] = idsFor(pack, 'field', path);
    write(client, path, next === 'when' ? { field: first ?? 'none', is: [true] } : next === 'yes');
  };
  return (
    <div className="editor-limit" data-path={path.join('.')}>
      <Select<string>
        aria-label={label}
        value={depends ? 'when' : value === true ? 'yes' : 'no'}
        onChange={choose}
        options={[
          { value: 'yes', label: words.yes },
          { value: 'no', label: words.no },
          { value: 'when', label: words.requiredWhen },
        ]}
      />
      {depends ? (
        <>
          <Refer
            shape={{ kind: 'refer', to: 'field' }}
            value={depends['field']}
            path={[...path, 'field']}
            label={label}
          />
          <Answers shape={{ kind: 'values' }} value={depends['is']} path={[...path, 'is']} label={label} />
        </>
      ) : null}
    </div>
  );
}

/** Takes the focus to the place that was asked for, or the nearest form around it. */
export function useWantedPlace(): React.RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  const wanted = useEditing((state) => state.editing?.wanted);
  useEffect(() => {
    if (!wanted) return;
    for (let length = wanted.path.length; length > 0; length--) {
      const place = wanted.path.slice(0, length).join('.');
      const found = frame.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(place)}"]`);
      if (!found) continue;
      for (let around = found.closest('details'); around; around = around.parentElement?.closest('details') ?? null) {
        around.open = true;
      }
      found.scrollIntoView({ block: 'center' });
      const control = found.matches('input, textarea, button')
        ? found
        : found.querySelector<HTMLElement>('input, textarea, button');
      (control ?? found).focus({ preventScroll: true });
      return;
    }
  }, [wanted]);
  return frame;
}
