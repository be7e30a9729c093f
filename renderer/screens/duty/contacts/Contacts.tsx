import { Button, Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import { registerGaps, registerOf, type RegisterEntry, type RegisterSlot } from '../../../../shared/duty/contacts.ts';
import { contactsWords } from '../../../../shared/words/contacts.ts';
import { useFormat } from '../../../parts/useFormat.ts';
import { useWords } from '../../../state/language.ts';
import { unitName, useOffice } from '../../../state/office.ts';
import { useReach } from '../../../state/reach.ts';
import type { DutyUnit } from '../board.ts';
import { AnnounceForm, Coming } from './AnnounceForm.tsx';
import { DepartmentForm } from './DepartmentForm.tsx';
import { Notices } from './Notices.tsx';
import { PhoneCard } from './PhoneCard.tsx';
import './contacts.css';

const rowsAtFirst = 40;

type Props = { units: readonly DutyUnit[]; matches: (one: DutyUnit) => boolean; typed: string };
type Opened = { unit: string; kind: 'file' | 'announce' | 'card' };

/** What every unit has on file (LN-6): leader, department, A and B with their numbers; and the changes told. */
export function Contacts({ units, matches, typed }: Props) {
  const words = useWords(contactsWords);
  const office = useOffice();
  const { now } = useFormat();
  const [shown, setShown] = useState(rowsAtFirst);
  const [onlyIncomplete, setOnlyIncomplete] = useState(false);
  const [opened, setOpened] = useState<Opened | null>(null);
  const filed = useMemo(
    () => units.map((one) => ({ one, entries: registerOf(office, one.unit, now) })),
    [units, office, now],
  );
  const gapsOf = (unit: string, entries: readonly RegisterEntry[]): RegisterSlot[] =>
    registerGaps(office.unitById.get(unit)?.kind, entries);
  const number = typed.replace(/\D/g, '');
  const listed = filed
    .filter(({ one, entries }) => matches(one) || (number.length >= 3 && hasNumber(entries, number)))
    .filter(({ one, entries }) => !onlyIncomplete || gapsOf(one.unit, entries).length > 0);
  const incomplete = filed.filter(({ one, entries }) => gapsOf(one.unit, entries).length > 0).length;
  if (opened?.kind === 'card') return <PhoneCard unit={opened.unit} onClose={() => setOpened(null)} />;
  return (
    <div className="contacts">
      <section className="contacts-register" aria-label={words.columns.unit}>
        <header className="records-head">
          <span className="quiet">{words.intro}</span>
          <span className="duty-space" />
          {incomplete > 0 ? <span className="quiet">{words.incomplete(incomplete)}</span> : null}
          <Checkbox checked={onlyIncomplete} onChange={(event) => setOnlyIncomplete(event.target.checked)}>
            {words.onlyIncomplete}
          </Checkbox>
        </header>
        <div className="contacts-scroll">
          <table className="contacts-table">
            <thead>
              <tr>
                {(['unit', 'leader', 'department', 'a', 'b'] as const).map((column) => (
                  <th key={column} scope="col">
                    {words.columns[column]}
                  </th>
                ))}
                <th scope="col">
                  <span className="visually-hidden">{words.card}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {listed.slice(0, shown).map(({ one, entries }) => (
                <UnitRow
                  key={one.unit}
                  unit={one.unit}
                  entries={entries}
                  opened={opened?.unit === one.unit ? opened.kind : null}
                  onOpen={(kind) => setOpened(kind ? { unit: one.unit, kind } : null)}
                />
              ))}
            </tbody>
          </table>
          {listed.length > shown ? (
            <Button type="link" onClick={() => setShown(shown + rowsAtFirst)}>
              {words.more(Math.min(rowsAtFirst, listed.length - shown))}
            </Button>
          ) : null}
        </div>
      </section>
      <Notices />
    </div>
  );
}

const hasNumber = (entries: readonly RegisterEntry[], number: string): boolean =>
  entries.some(({ phone = '', mobile = '' }) => `${phone} ${mobile}`.replace(/\D/g, '').includes(number));

type RowProps = {
  unit: string;
  entries: readonly RegisterEntry[];
  opened: Opened['kind'] | null;
  onOpen: (kind: Opened['kind'] | null) => void;
};

function UnitRow({ unit, entries, opened, onOpen }: RowProps) {
  const words = useWords(contactsWords);
  const office = useOffice();
  const { unit: reachesUnit } = useReach();
  const reaches = reachesUnit('manageDuty', unit);
  const stored = office.unitById.get(unit);
  const own = entries.find(({ slot }) => slot === 'unit');
  const missing = registerGaps(stored?.kind, entries).map((slot) => words.slots[slot]);
  const toggle = (kind: Opened['kind']) => (): void => onOpen(opened === kind ? null : kind);
  const name = unitName(office, unit);
  return (
    <>
      <tr>
        <th scope="row">
          {name}
          <div className="quiet">{own?.phone ?? own?.mobile ?? ''}</div>
          {missing.length > 0 ? <div className="contacts-missing">{words.missing(missing.join('、'))}</div> : null}
          {stored?.coming?.length ? <Coming unit={stored} mayDrop={reaches} /> : null}
        </th>
        {(['leader', 'department', 'a', 'b'] as const).map((slot) => (
          <td key={slot}>
            <Entry entry={entries.find((one) => one.slot === slot)} slot={slot} />
          </td>
        ))}
        <td className="contacts-buttons">
          {reaches ? (
            <>
              <Button size="small" aria-expanded={opened === 'file'} onClick={toggle('file')}>
                {words.file}
              </Button>
              <Button size="small" aria-expanded={opened === 'announce'} onClick={toggle('announce')}>
                {words.announce}
              </Button>
            </>
          ) : null}
          <Button size="small" onClick={toggle('card')} aria-label={`${words.card}: ${name}`}>
            {words.card}
          </Button>
        </td>
      </tr>
      {opened === 'file' || opened === 'announce' ? (
        <tr>
          <td colSpan={6}>
            {opened === 'file' ? (
              <DepartmentForm unit={unit} onClose={() => onOpen(null)} />
            ) : (
              <AnnounceForm unit={unit} onClose={() => onOpen(null)} />
            )}
          </td>
        </tr>
      ) : null}
    </>
  );
}

function Entry({ entry, slot }: { entry: RegisterEntry | undefined; slot: RegisterSlot }) {
  const words = useWords(contactsWords);
  if (!entry) return <span className="quiet">—</span>;
  const numbers = [entry.phone, entry.mobile].filter(Boolean);
  return (
    <>
      <span className="visually-hidden">{words.slots[slot]} </span>
      {entry.name}
      <div className="contacts-numbers">
        {numbers.length > 0 ? numbers.join(' · ') : <span className="contacts-missing">{words.missingPhone}</span>}
      </div>
      {entry.mail ? <div className="quiet">{entry.mail}</div> : null}
    </>
  );
}
