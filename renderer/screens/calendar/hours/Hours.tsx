import { Alert, AutoComplete, Button } from 'antd';
import { useId, useMemo, useState } from 'react';
import type { ChildCalendar } from '../../../../shared/calendar/compile.ts';
import type { CalendarView } from '../../../../shared/contract/calendarViews.ts';
import { hoursWords } from '../../../../shared/words/hours.ts';
import { newRequestId } from '../../../link/desk.ts';
import { useWords } from '../../../state/language.ts';
import { unitName, useOffice } from '../../../state/office.ts';
import { useReach } from '../../../state/reach.ts';
import { Card } from '../Card.tsx';
import { Review } from '../Review.tsx';
import { calendarFrom, draftFrom, type Fault, type HoursDraft } from './draft.ts';
import { SpecialDays } from './SpecialDays.tsx';
import { Week } from './Week.tsx';
import { YearlyDays } from './YearlyDays.tsx';
import './hours.css';

type Props = {
  unit: string | null;
  view: CalendarView;
  /** What was typed and is not published; it outlives a look at another unit. */
  typed: HoursDraft | null;
  onType: (draft: HoursDraft | null) => void;
  onChoose: (unit: string) => void;
};
type Checked = { request: string; calendar: ChildCalendar };

/** Hours of the office, or of a unit on top of the unit above it: written in a form, checked against the open clocks, published as
 *  a version. */
export function Hours({ unit, view, typed, onType, onChoose }: Props) {
  const words = useWords(hoursWords);
  const office = useOffice();
  const reach = useReach();
  const mayPublish = unit === null ? reach.office('manageCalendar') : reach.unit('manageCalendar', unit);
  const inForce = useMemo(() => draftFrom(view), [view]);
  const [faults, setFaults] = useState<Fault[]>([]);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [done, setDone] = useState<{ version: number; moved: number } | null>(null);
  const draft = typed ?? inForce;
  const name = unit === null ? words.officeName : unitName(office, unit);
  const change = (next: Partial<HoursDraft>): void => {
    onType({ ...draft, ...next });
    setFaults([]);
    setChecked(null);
    setDone(null);
  };
  const undo = (): void => {
    onType(null);
    setFaults([]);
    setChecked(null);
  };
  const check = (): void => {
    const made = calendarFrom(draft, view, unit === null ? null : { id: unit, name });
    setFaults('faults' in made ? made.faults : []);
    setChecked('calendar' in made ? { request: newRequestId(), calendar: made.calendar } : null);
  };
  const form = { draft, faults, disabled: !mayPublish, change };
  return (
    <div className="calendar-stack">
      <Card title={name} hint={unit === null ? words.officeIntro : words.unitIntro}>
        {unit === null ? <OwnUnits units={view.ownUnits} onChoose={onChoose} /> : <Standing view={view} />}
        {mayPublish ? null : <Alert type="info" showIcon title={words.readOnly} />}
        <Week {...form} above={view.above?.calendar ?? null} />
        <Zone {...form} above={view.above?.calendar.timeZone ?? null} />
      </Card>
      <SpecialDays {...form} isOffice={unit === null} />
      <YearlyDays {...form} />
      {mayPublish ? (
        <div className="calendar-row">
          <Button type={checked ? 'default' : 'primary'} disabled={typed === null} onClick={check}>
            {words.check}
          </Button>
          <Button disabled={typed === null} onClick={undo}>
            {words.undo}
          </Button>
          <output className="quiet">{faults.length > 0 ? words.mend : typed ? '' : words.unchanged}</output>
        </div>
      ) : null}
      <output>
        {done ? (
          <Alert type="success" showIcon title={words.done(name, done.version) + words.moved(done.moved)} />
        ) : null}
      </output>
      {checked ? (
        <Review
          key={checked.request}
          calendar={checked.calendar}
          basis={view.version}
          mayPublish={mayPublish}
          onDone={(published) => {
            setDone(published);
            undo();
          }}
        />
      ) : null}
    </div>
  );
}

/** Where a unit's hours come from. */
function Standing({ view }: { view: CalendarView }) {
  const words = useWords(hoursWords);
  const office = useOffice();
  const { above, own, version } = view;
  if (above === null) return null;
  const name = above.unit === null ? words.officeName : unitName(office, above.unit);
  return (
    <p>
      {words.above(name, above.calendar.version)} · {own ? words.own(version) : words.noOwn}
    </p>
  );
}

/** Which units keep hours of their own, one click away. */
function OwnUnits({ units, onChoose }: { units: string[]; onChoose: (unit: string) => void }) {
  const words = useWords(hoursWords);
  const office = useOffice();
  if (units.length === 0) return <p className="quiet">{words.noOwnUnits}</p>;
  return (
    <div className="calendar-row">
      <span className="quiet">{words.ownUnits}</span>
      {units.map((unit) => (
        <Button key={unit} type="link" size="small" onClick={() => onChoose(unit)}>
          {unitName(office, unit)}
        </Button>
      ))}
    </div>
  );
}

const zones = Intl.supportedValuesOf('timeZone').map((value) => ({ value }));

type ZoneProps = {
  draft: HoursDraft;
  disabled: boolean;
  above: string | null;
  change: (next: Partial<HoursDraft>) => void;
};

function Zone({ draft, disabled, above, change }: ZoneProps) {
  const words = useWords(hoursWords);
  const id = useId();
  return (
    <div className="calendar-row">
      <label htmlFor={id}>{words.zone}</label>
      <AutoComplete
        id={id}
        className="hours-zone"
        disabled={disabled}
        value={draft.timeZone}
        options={zones}
        showSearch={{
          filterOption: (text, option) => (option?.value ?? '').toLowerCase().includes(text.toLowerCase()),
        }}
        placeholder={above === null ? '' : `${words.zoneAbove} (${above})`}
        onChange={(timeZone: string) => change({ timeZone })}
      />
    </div>
  );
}
