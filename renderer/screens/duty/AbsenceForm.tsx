import { AutoComplete, Checkbox, DatePicker, Radio } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { LocalDate } from '../../../shared/base/time.ts';
import { weekdays } from '../../../shared/calendar/calendar.ts';
import { answering, personsOf } from '../../../shared/duty/answering.ts';
import { dutyWords } from '../../../shared/words/duty.ts';
import { partsWords } from '../../../shared/words/parts.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { FormFoot } from '../../parts/FormFoot.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { today } from '../../parts/format.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useKeys } from '../../parts/useKeys.ts';
import { useWords } from '../../state/language.ts';
import { personName, unitName, useOffice } from '../../state/office.ts';
import { spanOf, type AbsenceForm as Form, type AbsenceSpan, type DayPart } from './absence.ts';
import { uncoveredBy } from './board.ts';

type Props = {
  unit: string;
  /** Days chosen in the calendar, and whose they are. */
  days?: { person: string; from: LocalDate; to: LocalDate };
  /** Somebody who may only speak for himself. */
  only: string | null;
  onClose: () => void;
};

/** Says that somebody of the unit's duty is away, and at once who answers meanwhile, or that nobody will. */
export function AbsenceForm({ unit, days, only, onClose }: Props) {
  const words = useWords(dutyWords);
  const say = words.absenceForm;
  const letters = useWords(partsWords).weekdayLetters;
  const office = useOffice();
  const id = useId();
  const place = useRef<HTMLFormElement>(null);
  useEffect(() => place.current?.querySelector<HTMLElement>('input:checked')?.focus(), []);
  const { now } = useFormat();
  const held = office.unitById.get(unit);
  const people = held ? personsOf(office, held) : [];
  const [form, setForm] = useState<Form>({
    person: days?.person ?? only ?? people[0] ?? null,
    startsNow: days === undefined || days.from <= today(now),
    fromDate: days?.from ?? null,
    isOpen: false,
    toDate: days?.to ?? null,
    part: 'whole',
    weekdays: [],
    reason: '',
  });
  const [showsProblem, setShowsProblem] = useState(false);
  const set = (change: Partial<Form>): void => setForm((before) => ({ ...before, ...change }));
  const span = spanOf(form, now);
  const saving = useSaving(form, onClose);
  const save = (): void => {
    setShowsProblem(true);
    if (!span.ok || saving.isPending) return;
    const { ok: _ok, ...moments } = span;
    saving.mutate(moments);
  };
  useKeys({
    'Ctrl+Enter': { run: save, what: say.save },
    Escape: { run: onClose, what: words.cancel, whileTyping: true },
  });
  const slots = people
    .filter((person) => only === null || person === only)
    .map((person) => ({
      person,
      slot: held?.pair?.a === person ? words.columns.a : held?.pair?.b === person ? words.columns.b : '',
    }));
  return (
    <form
      ref={place}
      className="duty-form"
      aria-label={say.title(unitName(office, unit))}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="duty-fields">
        <Choice label={say.who}>
          <Radio.Group
            aria-label={say.who}
            value={form.person}
            onChange={(event) => set({ person: String(event.target.value) })}
            options={slots.map(({ slot, person }) => ({
              value: person,
              label: slot === '' ? personName(office, person) : say.slot(slot, personName(office, person)),
            }))}
          />
        </Choice>
        <Choice label={say.from}>
          <Radio.Group
            aria-label={say.from}
            value={form.startsNow}
            onChange={(event) => set({ startsNow: event.target.value === true })}
            options={[
              { value: true, label: say.now },
              { value: false, label: say.fromDate },
            ]}
          />
          {form.startsNow ? null : (
            <Day label={say.fromDateLabel} value={form.fromDate} onChange={(fromDate) => set({ fromDate })} now={now} />
          )}
        </Choice>
        <Choice label={say.to}>
          <Radio.Group
            aria-label={say.to}
            value={form.isOpen}
            onChange={(event) => set({ isOpen: event.target.value === true })}
            options={[
              { value: false, label: say.toDate },
              { value: true, label: say.toOpen },
            ]}
          />
          {form.isOpen ? null : (
            <Day label={say.toDateLabel} value={form.toDate} onChange={(toDate) => set({ toDate })} now={now} />
          )}
        </Choice>
        <Choice label={say.part}>
          <Radio.Group
            aria-label={say.part}
            value={form.part}
            onChange={(event) => set({ part: event.target.value as DayPart })}
            options={(['whole', 'morning', 'afternoon'] as const).map((value) => ({ value, label: say.parts[value] }))}
          />
        </Choice>
        <Choice label={say.weekdays}>
          <Checkbox.Group
            aria-label={say.weekdays}
            value={form.weekdays}
            onChange={(chosen) => set({ weekdays: chosen })}
            options={weekdays.map((value) => ({ value, label: letters[value] }))}
          />
          <span className="quiet">{say.weekdaysHint}</span>
        </Choice>
        <div className="duty-field">
          <label htmlFor={`${id}-reason`}>{say.reason}</label>
          <AutoComplete
            id={`${id}-reason`}
            className="duty-reason"
            value={form.reason}
            maxLength={200}
            placeholder={say.reasonHint}
            onChange={(reason) => set({ reason })}
            options={say.reasons.split('|').map((value) => ({ value }))}
          />
        </div>
      </div>
      {span.ok && form.person !== null ? <Consequence unit={unit} person={form.person} span={span} /> : null}
      {showsProblem && !span.ok ? (
        <p role="alert" className="duty-problem">
          {say[span.problem]}
        </p>
      ) : null}
      <Problem error={saving.error} />
      <FormFoot save={say.save} cancel={words.cancel} onClose={onClose} isSending={saving.isPending} hasKeys />
    </form>
  );
}

function useSaving(form: Form, onSaved: () => void) {
  const { client, query } = useDesk();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (span: AbsenceSpan) =>
      client.duty.recordAbsence({
        request: newRequestId(),
        person: form.person ?? '',
        ...span,
        reason: form.reason.trim(),
      }),
    onSuccess: async () => {
      onSaved();
      await Promise.all([
        cache.invalidateQueries({ queryKey: query.duty.key() }),
        cache.invalidateQueries({ queryKey: query.office.key() }),
      ]);
    },
  });
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="duty-field">
      <span className="duty-label" aria-hidden="true">
        {label}
      </span>
      <div className="duty-choice">{children}</div>
    </div>
  );
}

type DayProps = { label: string; value: string | null; onChange: (date: string | null) => void; now: number };

function Day({ label, value, onChange, now }: DayProps) {
  return (
    <DatePicker
      aria-label={label}
      placeholder={label}
      value={value === null ? null : dayjs(value)}
      minDate={dayjs(today(now))}
      onChange={(date) => onChange(date ? date.format('YYYY-MM-DD') : null)}
    />
  );
}

/** What the absence means, before it is saved. */
function Consequence({ unit, person, span }: { unit: string; person: string; span: AbsenceSpan }) {
  const { from, to, repeats } = span;
  const words = useWords(dutyWords);
  const office = useOffice();
  const absence = { id: 'new', from, reason: '', repeats, ...(to === null ? {} : { to }) };
  const alone = uncoveredBy(office, person, absence);
  if (alone.length > 0) {
    const names = alone.map((one) => unitName(office, one)).join(words.list);
    return <output className="duty-problem">{words.absenceForm.uncovered(names)}</output>;
  }
  const pair = office.unitById.get(unit)?.pair;
  const answers = answering(office, unit, from);
  const stands = pair?.a === person ? pair.b : answers.kind === 'answered' ? answers.person : undefined;
  return stands ? <output className="quiet">{words.absenceForm.covered(personName(office, stands))}</output> : null;
}
