import { Checkbox, DatePicker, Input, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useRef, useState } from 'react';
import { channels, flagNames, narrativeLimit, type Channel, type Flag } from '../../../shared/complaint/details.ts';
import { instantOf, localDate, localMinutes } from '../../../shared/calendar/local.ts';
import { detailsWords } from '../../../shared/words/details.ts';
import { intakeWords } from '../../../shared/words/intake.ts';
import { CategoryPicker } from '../../parts/CategoryPicker.tsx';
import { UnitPicker } from '../../parts/UnitPicker.tsx';
import { useWords } from '../../state/language.ts';
import { useOffice } from '../../state/office.ts';
import { Asked, PackChoice } from './Asked.tsx';
import { Field, Section, TextField, type Control } from './Field.tsx';
import { useWayThrough } from './focus.ts';
import { Papers } from './Papers.tsx';
import { useIntake, type Write } from './store.ts';
import { Who } from './Who.tsx';

/** The left column. Each section takes only what it shows, so that a key pressed in the narrative redraws the narrative. */
export function Form(props: { write: Write; onSection: (section: string) => void; onSave: () => void }) {
  const { write, onSection, onSave } = props;
  const { title } = useWords(intakeWords);
  const form = useRef<HTMLFormElement>(null);
  useWayThrough(form, onSection, onSave);
  return (
    <form className="intake-form" ref={form} aria-label={title} onSubmit={(event) => event.preventDefault()}>
      <PackChoice write={write} />
      <Reception write={write} />
      <Who write={write} />
      <What write={write} />
      <Whom write={write} />
      <Class write={write} />
      <Asked write={write} />
      <Demand write={write} />
      <Marks write={write} />
      <Papers write={write} />
    </form>
  );
}

type Part = { write: Write };

/** The shared pickers know an error by its colour only; the sentence under them says it. */
const picker = (control: Control, label: string): { id: string; label: string; status: 'error' | undefined } => ({
  id: control.id,
  label,
  status: control.status || undefined,
});

function Reception({ write }: Part) {
  const words = useWords(intakeWords);
  const { fields, channels: names } = useWords(detailsWords);
  const channel = useIntake((state) => state.form.channel);
  const receivedAt = useIntake((state) => state.form.receivedAt);
  const originalNumber = useIntake((state) => state.form.originalNumber);
  return (
    <Section name="reception" title={words.sections.reception}>
      <div className="intake-line intake-reception">
        <Radio.Group
          aria-label={fields.channel}
          optionType="button"
          value={channel}
          onChange={(event) => write.form({ channel: event.target.value as Channel })}
          options={channels.map((one) => ({ value: one, label: names[one] }))}
        />
        <Field label={words.receivedAt} place="receivedAt">
          {(control) => (
            <DatePicker
              {...control}
              value={receivedAt === null ? null : onWall(receivedAt)}
              onChange={(moment: dayjs.Dayjs | null) => write.form({ receivedAt: moment && offWall(moment) })}
              showTime={{ format: 'HH:mm' }}
              format="YYYY-MM-DD HH:mm"
              placeholder={words.receivedNow}
              disabledDate={(day: dayjs.Dayjs) => day.isAfter(dayjs(), 'day')}
              needConfirm={false}
            />
          )}
        </Field>
      </div>
      {channel !== 'phone' && channel !== 'visit' && (
        <TextField
          label={words.originalNumber}
          place="originalNumber"
          value={originalNumber}
          onChange={(value) => write.form({ originalNumber: value })}
          hint={words.originalNumberHint}
        />
      )}
    </Section>
  );
}

/** The picker shows the office's clock, wherever this PC believes it stands. */
function onWall(instant: number): dayjs.Dayjs {
  const minutes = Math.floor(localMinutes('Asia/Shanghai', instant));
  return dayjs(localDate('Asia/Shanghai', instant))
    .hour(Math.floor(minutes / 60))
    .minute(minutes % 60);
}

const offWall = (moment: dayjs.Dayjs): number =>
  instantOf('Asia/Shanghai', moment.format('YYYY-MM-DD'), moment.hour() * 60 + moment.minute());

function What({ write }: Part) {
  const words = useWords(intakeWords);
  const narrative = useIntake((state) => state.form.narrative);
  const isLong = narrative.length > narrativeLimit * 0.9;
  return (
    <Section name="what" title={words.sections.what} grows>
      <Field
        label={words.narrative}
        place="narrative"
        span={3}
        required
        note={isLong ? words.narrativeLength(narrative.length, narrativeLimit) : undefined}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            className="intake-narrative"
            value={narrative}
            onChange={(event) => write.form({ narrative: event.target.value })}
            placeholder={words.narrativeHint}
            spellCheck={false}
          />
        )}
      </Field>
    </Section>
  );
}

function Whom({ write }: Part) {
  const words = useWords(intakeWords);
  const { fields } = useWords(detailsWords);
  const unit = useIntake((state) => state.form.complainedUnit);
  const persons = useIntake((state) => state.form.complainedPersons);
  const office = useOffice();
  // Staff of the unit are offered by name; whoever is not on the list is simply written down.
  const staff = useMemo(
    () =>
      [...office.personById.values()]
        .filter((person) => !person.left && unit !== null && person.seats.some((seat) => seat.unit === unit))
        .map((person) => ({ value: person.id, label: person.title ? `${person.name} ${person.title}` : person.name })),
    [office, unit],
  );
  const [isOpen, setOpen] = useState(false);
  const take = (chosen: string[]): void =>
    write.form({
      complainedPersons: chosen.map((value) => {
        const known =
          office.personById.get(value) ??
          [...office.personById.values()].find(
            (person) => person.name === value.trim() && person.seats.some((seat) => seat.unit === unit),
          );
        return known ? { name: known.name, person: known.id } : { name: value.trim(), person: null };
      }),
    });
  return (
    <Section name="whom" title={words.sections.whom}>
      <Field label={fields.complainedUnit} place="complainedUnit" span={2}>
        {(control) => (
          <UnitPicker
            {...picker(control, fields.complainedUnit)}
            placeholder={words.unitHint}
            value={unit}
            onChange={(complainedUnit) => write.form({ complainedUnit })}
            kinds={['outlet', 'member', 'department']}
          />
        )}
      </Field>
      <Field label={words.persons} place="complainedPersons">
        {(control) => (
          <Select
            {...control}
            mode="tags"
            value={persons.map(({ name, person }) => person ?? name)}
            onChange={(chosen: string[]) => {
              // An open list keeps Tab for itself; each name closes it, so that Tab leads on.
              setOpen(false);
              take(chosen);
            }}
            open={isOpen}
            onOpenChange={setOpen}
            options={staff}
            optionFilterProp="label"
            tokenSeparators={[',', '，', '、']}
            placeholder={words.personsHint}
            maxCount={20}
            suffixIcon={null}
            notFoundContent={null}
          />
        )}
      </Field>
    </Section>
  );
}

function Class({ write }: Part) {
  const words = useWords(intakeWords);
  const { fields } = useWords(detailsWords);
  const reason = useIntake((state) => state.form.reason);
  const business = useIntake((state) => state.form.business);
  const businessChannel = useIntake((state) => state.form.businessChannel);
  return (
    <Section name="class" title={words.sections.class}>
      <Field label={fields.reason} place="reason" required>
        {(control) => (
          <CategoryPicker
            {...picker(control, fields.reason)}
            dimension="reason"
            value={reason}
            onChange={(value) => write.form({ reason: value })}
          />
        )}
      </Field>
      <Field label={fields.business} place="business">
        {(control) => (
          <CategoryPicker
            {...picker(control, fields.business)}
            dimension="business"
            value={business}
            onChange={(value) => write.form({ business: value })}
          />
        )}
      </Field>
      <Field label={fields.businessChannel} place="businessChannel">
        {(control) => (
          <CategoryPicker
            {...picker(control, fields.businessChannel)}
            dimension="channel"
            value={businessChannel}
            onChange={(value) => write.form({ businessChannel: value })}
          />
        )}
      </Field>
    </Section>
  );
}

function Demand({ write }: Part) {
  const words = useWords(intakeWords);
  const { fields } = useWords(detailsWords);
  const demand = useIntake((state) => state.form.demand);
  const amount = useIntake((state) => state.form.amount);
  return (
    <Section name="demand" title={words.sections.demand}>
      <TextField
        label={fields.demand}
        place="demand"
        value={demand}
        onChange={(value) => write.form({ demand: value })}
        hint={words.demandHint}
        span={2}
      />
      <TextField
        label={words.amount}
        place="amount"
        value={amount}
        onChange={(value) => write.form({ amount: value })}
        hint={words.amountHint}
        numeric
      />
    </Section>
  );
}

function Marks({ write }: Part) {
  const words = useWords(intakeWords);
  const { fields, flags: names } = useWords(detailsWords);
  const flags = useIntake((state) => state.form.flags);
  return (
    <Section name="marks" title={words.sections.marks}>
      <div className="intake-line">
        <Checkbox.Group
          aria-label={fields.flags}
          value={flags}
          onChange={(chosen) => write.form({ flags: flagNames.filter((flag: Flag) => chosen.includes(flag)) })}
          options={flagNames.map((flag) => ({ value: flag, label: names[flag] }))}
        />
      </div>
    </Section>
  );
}
