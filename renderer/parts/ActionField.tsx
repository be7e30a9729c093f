import { DatePicker, Input, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { useId, type ReactNode } from 'react';
import type { ComplaintView } from '../../shared/contract/views.ts';
import type { FieldProblem } from '../../shared/procedure/forms.ts';
import type { Field, FieldValue } from '../../shared/procedure/pack.ts';
import { instantOf, localDate, localMinutes } from '../../shared/calendar/local.ts';
import { speaksToCustomer } from '../../shared/tone/check.ts';
import { partsWords } from '../../shared/words/parts.ts';
import type { ActionDraft } from '../state/actionDrafts.ts';
import { useText, useWords } from '../state/language.ts';
import { useNow } from '../state/now.ts';
import { unitOfPartyIn } from './actionValues.ts';
import { formatYuan } from '../../shared/base/yuan.ts';
import { parseYuan, today } from './format.ts';
import { PersonPicker } from './PersonPicker.tsx';
import { ToneNote } from './ToneNote.tsx';
import { UnitPicker } from './UnitPicker.tsx';

export type FieldWhy = FieldProblem['why'] | 'notAmount' | 'notNumber';

export type ActionFieldProps = {
  field: Field;
  draft: ActionDraft;
  /** Nothing at intake, where there is no complaint yet. */
  complaint: ComplaintView | null;
  why: FieldWhy | undefined;
  onChange: (value: FieldValue, raw?: string) => void;
};

/** At most so many options stand side by side; more become a list. */
const mostRadios = 6;

/** One field of a pack form with its label and what is wrong with it. */
export function ActionField({ field, draft, complaint, why, onChange }: ActionFieldProps) {
  const words = useWords(partsWords).form;
  const text = useText();
  const id = useId();
  const isRequired =
    typeof field.required === 'boolean'
      ? field.required
      : field.required.is.includes(draft.values[field.required.field] ?? null);
  const isGroup = field.kind === 'yesNo' || (field.kind === 'choice' && (field.options?.length ?? 0) <= mostRadios);
  return (
    <div className="field" data-field={field.id}>
      <label {...(isGroup ? { id: `${id}-label` } : { htmlFor: id })} className="field-label">
        {text(field.title)}
        {isRequired ? <span className="field-required">{words.required}</span> : null}
      </label>
      <Control {...{ field, draft, complaint, onChange, id }} isWrong={why !== undefined} />
      {speaksToCustomer(field) ? <ToneNote text={String(draft.values[field.id] ?? '')} /> : null}
      {why === undefined ? null : (
        <p className="field-problem" id={`${id}-why`} role="alert">
          {words[why]}
        </p>
      )}
    </div>
  );
}

type ControlProps = Omit<ActionFieldProps, 'why'> & { id: string; isWrong: boolean };

function Control({ field, draft, complaint, onChange, id, isWrong }: ControlProps): ReactNode {
  const words = useWords(partsWords).form;
  const text = useText();
  const value = draft.values[field.id] ?? null;
  const written = typeof value === 'string' ? value : '';
  const status = isWrong ? ('error' as const) : ('' as const);
  const described = isWrong ? { 'aria-describedby': `${id}-why`, 'aria-invalid': true } : {};
  switch (field.kind) {
    case 'text':
      return (
        <Input
          id={id}
          value={written}
          status={status}
          {...described}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case 'longText':
      return (
        <Input.TextArea
          id={id}
          value={written}
          status={status}
          {...described}
          autoSize={{ minRows: 2, maxRows: 10 }}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case 'choice': {
      const options = (field.options ?? []).map((option) => ({ value: option.id, label: text(option.title) }));
      return options.length <= mostRadios ? (
        <Radio.Group
          aria-labelledby={`${id}-label`}
          value={value}
          options={options}
          onChange={({ target }) => onChange(target.value as string)}
        />
      ) : (
        <Select
          id={id}
          className="picker"
          value={written || undefined}
          options={options}
          status={status}
          placeholder={words.choose}
          onChange={(chosen: string | undefined) => onChange(chosen ?? null)}
        />
      );
    }
    case 'yesNo':
      return (
        <Radio.Group
          aria-labelledby={`${id}-label`}
          value={value}
          options={[
            { value: true, label: words.yes },
            { value: false, label: words.no },
          ]}
          onChange={({ target }) => onChange(target.value === true)}
        />
      );
    case 'date':
    case 'moment':
      return <DateControl {...{ field, value, onChange, id, isWrong }} />;
    case 'amount':
      return (
        <Input
          id={id}
          className="field-amount"
          inputMode="decimal"
          value={draft.raw[field.id] ?? (typeof value === 'number' ? formatYuan(value) : '')}
          suffix={words.yuan}
          status={status}
          {...described}
          onChange={({ target }) => onChange(parseYuan(target.value), target.value)}
        />
      );
    case 'number':
      return (
        <Input
          id={id}
          className="field-amount"
          inputMode="numeric"
          value={draft.raw[field.id] ?? (typeof value === 'number' ? String(value) : '')}
          status={status}
          {...described}
          onChange={({ target }) =>
            onChange(/^\d{1,15}$/.test(target.value.trim()) ? Number(target.value) : null, target.value)
          }
        />
      );
    case 'unit':
      return (
        <UnitPicker
          id={id}
          label={text(field.title)}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
          {...(field.units ? { kinds: field.units.kinds } : {})}
          under={(complaint && field.units?.under && unitOfPartyIn(complaint, field.units.under)) || null}
          status={isWrong ? 'error' : undefined}
        />
      );
    case 'person':
      return (
        <PersonPicker
          id={id}
          label={text(field.title)}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
          under={(complaint && field.personsUnder && unitOfPartyIn(complaint, field.personsUnder)) || null}
          status={isWrong ? 'error' : undefined}
        />
      );
  }
}

const zone = 'Asia/Shanghai';
const dateForm = 'YYYY-MM-DD';

/** Dates stay dates, moments are read on the office's wall clock, whatever zone the PC is set to. */
function DateControl({
  field,
  value,
  onChange,
  id,
  isWrong,
}: Pick<ControlProps, 'field' | 'onChange' | 'id' | 'isWrong'> & { value: FieldValue }) {
  const present = today(useNow());
  const isMoment = field.kind === 'moment';
  const shown =
    typeof value === 'string'
      ? dayjs(value)
      : typeof value === 'number'
        ? dayjs(localDate(zone, value)).add(localMinutes(zone, value), 'minute')
        : null;
  return (
    <DatePicker
      id={id}
      className="field-date"
      value={shown}
      format={isMoment ? `${dateForm} HH:mm` : dateForm}
      showTime={isMoment ? { format: 'HH:mm' } : false}
      needConfirm={false}
      {...(isWrong ? { status: 'error' as const } : {})}
      disabledDate={(day) => {
        const date = day.format(dateForm);
        return (field.when === 'future' && date < present) || (field.when === 'past' && date > present);
      }}
      onChange={(chosen) => {
        if (!chosen) return onChange(null);
        const date = chosen.format(dateForm);
        return onChange(isMoment ? instantOf(zone, date, chosen.hour() * 60 + chosen.minute()) : date);
      }}
    />
  );
}
