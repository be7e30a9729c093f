import { Button, Checkbox, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import { weekdays, type Weekday } from '../../../shared/calendar/calendar.ts';
import type { SpecialPair, Unit } from '../../../shared/people/office.ts';
import { duties, type Duty } from '../../../shared/procedure/pack.ts';
import { dutyPlanWords } from '../../../shared/words/dutyPlan.ts';
import { dutyWords } from '../../../shared/words/duty.ts';
import { partsWords } from '../../../shared/words/parts.ts';
import { useDesk } from '../../link/desk.ts';
import { InlineForm, Labelled } from '../../parts/InlineForm.tsx';
import { PersonPicker } from '../../parts/PersonPicker.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useSend } from '../../parts/useSend.ts';
import { useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';
import { asPairs, emptySpecial, specialsOf, type SpecialDraft } from './special.ts';

/** Other handlers of a unit for some work or some hours. */
export function SpecialForm({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const say = useWords(dutyPlanWords).special;
  const office = useOffice();
  const { client } = useDesk();
  const [drafts, setDrafts] = useState<SpecialDraft[]>(() => {
    const known = specialsOf(unit.special ?? []);
    return known.length > 0 ? known : [emptySpecial];
  });
  const saving = useSend(
    (request, pairs: Omit<SpecialPair, 'id'>[]) => client.duty.setSpecialPairs({ request, unit: unit.id, pairs }),
    ['duty', 'office', 'complaint'],
    onClose,
  );
  const change = (place: number, next: SpecialDraft): void =>
    setDrafts((before) => before.map((draft, index) => (index === place ? next : draft)));
  return (
    <InlineForm
      label={`${say.title} ${unitName(office, unit.id)}`}
      save={say.save}
      onSave={() => saving.mutate(asPairs(drafts))}
      onClose={onClose}
      error={saving.error}
      isSending={saving.isPending}
    >
      <h2>{say.title}</h2>
      <p className="quiet">{say.intro}</p>
      {drafts.map((draft, place) => (
        <SpecialLine
          key={place}
          unit={unit.id}
          draft={draft}
          onChange={(next) => change(place, next)}
          onRemove={() => setDrafts((before) => before.filter((_draft, index) => index !== place))}
        />
      ))}
      <div>
        <Button onClick={() => setDrafts((before) => [...before, emptySpecial])}>{say.add}</Button>
      </div>
    </InlineForm>
  );
}

type LineProps = {
  unit: string;
  draft: SpecialDraft;
  onChange: (draft: SpecialDraft) => void;
  onRemove: () => void;
};

function SpecialLine({ unit, draft, onChange, onRemove }: LineProps) {
  const words = useWords(dutyPlanWords);
  const say = words.special;
  const columns = useWords(dutyWords).columns;
  const letters = useWords(partsWords).weekdayLetters;
  const { moment } = useFormat();
  const id = useId();
  const time = (minutes: number) => dayjs().startOf('day').add(minutes, 'minute');
  return (
    <fieldset className="duty-special">
      <Labelled id={`${id}-a`} label={columns.a}>
        <PersonPicker
          id={`${id}-a`}
          label={columns.a}
          unit={unit}
          value={draft.a}
          onChange={(a) => onChange({ ...draft, a })}
        />
      </Labelled>
      <Labelled id={`${id}-b`} label={columns.b}>
        <PersonPicker
          id={`${id}-b`}
          label={columns.b}
          unit={unit}
          value={draft.b}
          onChange={(b) => onChange({ ...draft, b })}
        />
      </Labelled>
      <div className="duty-field">
        <span className="duty-label">{`${say.works} · ${draft.works.length === 0 ? say.allWorks : draft.works.length}`}</span>
        <Checkbox.Group<Duty>
          aria-label={say.works}
          value={draft.works}
          onChange={(works) => onChange({ ...draft, works })}
          options={duties.map((value) => ({ value, label: words.works[value] }))}
        />
      </div>
      <div className="duty-field">
        <span className="duty-label">{`${say.shift} · ${draft.weekdays.length === 0 ? say.allHours : ''}`}</span>
        <span className="duty-choice">
          <Checkbox.Group<Weekday>
            aria-label={say.weekdays}
            value={draft.weekdays}
            onChange={(on) => onChange({ ...draft, weekdays: on })}
            options={weekdays.map((value) => ({ value, label: letters[value] }))}
          />
          {draft.weekdays.length === 0 ? null : (
            <TimePicker.RangePicker
              aria-label={say.shift}
              format="HH:mm"
              minuteStep={5}
              order={false}
              allowClear={false}
              value={[time(draft.from), time(draft.to)]}
              onChange={(chosen) => {
                const [from, to] = chosen ?? [];
                if (!from || !to) return;
                const [opens, closes] = [from, to].map((one) => one.hour() * 60 + one.minute()) as [number, number];
                onChange({ ...draft, from: opens, to: closes > opens ? closes : closes + 24 * 60 });
              }}
            />
          )}
        </span>
      </div>
      {draft.since === null && draft.until === null ? null : (
        <span className="quiet">
          {`${say.only}: ${say.days(
            draft.since === null ? '…' : moment(draft.since),
            draft.until === null ? '…' : moment(draft.until),
          )}`}
        </span>
      )}
      <Button type="text" onClick={onRemove}>
        {say.remove}
      </Button>
    </fieldset>
  );
}

/** Who takes over when a person who stands in is away himself. */
export function StandInForm({ person, unit, onClose }: { person: string; unit: string; onClose: () => void }) {
  const say = useWords(dutyPlanWords).special;
  const office = useOffice();
  const id = useId();
  const { client } = useDesk();
  const [standIn, setStandIn] = useState<string | null>(office.personById.get(person)?.standIn ?? null);
  const saving = useSend(
    (request, chosen: { standIn: string | null }) => client.duty.setStandIn({ request, person, ...chosen }),
    ['duty', 'office', 'complaint'],
    onClose,
  );
  const label = say.standInOf(office.personById.get(person)?.name ?? '');
  return (
    <InlineForm
      label={label}
      save={say.saveStandIn}
      onSave={() => saving.mutate({ standIn })}
      onClose={onClose}
      error={saving.error}
      isSending={saving.isPending}
    >
      <Labelled id={`${id}-standIn`} label={`${say.standIn} · ${label}`}>
        <PersonPicker
          id={`${id}-standIn`}
          label={label}
          unit={unit}
          placeholder={say.nobody}
          value={standIn}
          onChange={setStandIn}
        />
      </Labelled>
      <p className="quiet">{say.standInHint}</p>
    </InlineForm>
  );
}
