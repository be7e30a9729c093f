import { InputNumber, Select, Switch } from 'antd';
import type { Limit } from '../../../../shared/calendar/limit.ts';
import { isRecord, type Shape } from '../../../../shared/procedure/shapes/shape.ts';
import { packEditorWords } from '../../../../shared/words/packEditor.ts';
import { packPartsWords } from '../../../../shared/words/packParts.ts';
import { choiceText } from '../../../../shared/words/packText.ts';
import { useDesk } from '../../../link/desk.ts';
import { useLanguage, useWords } from '../../../state/language.ts';
import { write } from './store.ts';
import type { ValueProps } from './Value.tsx';

const limitUnits = ['workingDay', 'workingHour', 'workingMinute', 'calendarDay', 'calendarHour', 'month'] as const;

/** A length of time, and where it may be one the date somebody names. */
export function LimitForm({ shape, value, path, label }: ValueProps & { shape: Extract<Shape, { kind: 'limit' }> }) {
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
