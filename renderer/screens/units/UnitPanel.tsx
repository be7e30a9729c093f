import { Button, Popconfirm } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, type ReactNode } from 'react';
import type { UnitView } from '../../../shared/contract/views.ts';
import { regionOf } from '../../../shared/people/region.ts';
import { partsWords } from '../../../shared/words/parts.ts';
import { unitsWords } from '../../../shared/words/units.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { AnsweringName } from '../../parts/Names.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { personName, unitName, useOffice } from '../../state/office.ts';
import { useReach } from '../../state/reach.ts';
import { useMay } from '../../state/session.ts';
import type { Select } from './selection.ts';
import { byName } from './unitTree.ts';

/** A unit as it is: what it is called, whom it belongs to, who answers there, who works there. */
export function UnitPanel({ unit, onSelect }: { unit: UnitView; onSelect: Select }) {
  const words = useWords(unitsWords);
  const parts = useWords(partsWords);
  const office = useOffice();
  const go = useGo();
  const say = words.unit;
  const below = [...office.unitById.values()].filter(({ parent, closed }) => parent === unit.id && !closed).length;
  return (
    <article className="units-panel" aria-labelledby="unit-title">
      <header className="units-panel-head">
        <h2 id="unit-title">{unit.name}</h2>
        <span className="units-mark">{unit.partner ? say.partner : parts.unitKinds[unit.kind]}</span>
        {unit.closed ? <span className="units-mark">{words.closed}</span> : null}
        <UnitActions unit={unit} onSelect={onSelect} />
      </header>
      <dl className="units-facts">
        <Fact name={say.parent}>
          {unit.parent ? (
            <button
              type="button"
              className="link-button"
              onClick={() => onSelect({ kind: 'unit', id: unit.parent ?? '', editing: false })}
            >
              {unitName(office, unit.parent)}
            </button>
          ) : null}
        </Fact>
        <Fact name={say.code}>{unit.code}</Fact>
        <Fact name={say.prefix}>{unit.numberPrefix}</Fact>
        <Fact name={say.region}>{regionOf(office, unit.id)}</Fact>
        <Fact name={say.leader}>{unit.leader ? personName(office, unit.leader) : null}</Fact>
        <Fact name={say.phone}>{unit.contact.phone}</Fact>
        <Fact name={say.mobile}>{unit.contact.mobile}</Fact>
        <Fact name={say.mail}>{unit.contact.mail}</Fact>
        <Fact name={say.a}>{unit.pair ? personName(office, unit.pair.a) : null}</Fact>
        <Fact name={say.b}>{unit.pair?.b ? personName(office, unit.pair.b) : null}</Fact>
        <Fact name={say.answering}>
          <AnsweringName answering={unit.answering} />{' '}
          <button type="button" className="link-button" onClick={() => go('duty')}>
            {say.openDuty}
          </button>
        </Fact>
        {below > 0 ? <Fact name={say.below}>{say.unitsBelow(below)}</Fact> : null}
      </dl>
      <PeopleHere unit={unit} onSelect={onSelect} />
    </article>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  const words = useWords(unitsWords);
  const isEmpty = children === null || children === undefined || children === '';
  return (
    <>
      <dt>{name}</dt>
      <dd>{isEmpty ? <span className="quiet">{words.unit.none}</span> : children}</dd>
    </>
  );
}

function UnitActions({ unit, onSelect }: { unit: UnitView; onSelect: Select }) {
  const words = useWords(unitsWords);
  const say = words.unit;
  const may = useMay();
  const reach = useReach();
  const { query } = useDesk();
  const queryClient = useQueryClient();
  const close = useMutation(query.office.closeUnit.mutationOptions());
  const request = useRef(newRequestId());
  if (!may('manageUnits') || unit.closed) return null;
  if (!reach.unit('manageUnits', unit.id)) return <p className="quiet units-beyond">{say.outOfReach}</p>;
  const closeNow = async (): Promise<void> => {
    await close.mutateAsync({ request: request.current, id: unit.id });
    await queryClient.invalidateQueries({ queryKey: query.office.key() });
  };
  return (
    <>
      <span className="units-head-actions">
        <Button type="primary" onClick={() => onSelect({ kind: 'unit', id: unit.id, editing: true })}>
          {words.edit}
        </Button>
        {unit.kind === 'outlet' ? null : (
          <Button onClick={() => onSelect({ kind: 'newUnit', parent: unit.id })}>{say.addBelow}</Button>
        )}
        <Popconfirm
          title={say.closeAsk(unit.name)}
          description={<p className="units-ask">{say.closeDetail}</p>}
          okText={say.closeDo}
          cancelText={words.cancel}
          placement="bottomRight"
          onConfirm={() => void closeNow().catch(() => undefined)}
        >
          <Button>{say.close}</Button>
        </Popconfirm>
      </span>
      <Problem error={close.error} />
    </>
  );
}

function PeopleHere({ unit, onSelect }: { unit: UnitView; onSelect: Select }) {
  const words = useWords(unitsWords);
  const parts = useWords(partsWords);
  const reach = useReach();
  const people = [...useOffice().personById.values()]
    .filter((person) => !person.left && person.seats.some((seat) => seat.unit === unit.id))
    .sort(byName);
  return (
    <section aria-labelledby="people-here" className="units-section">
      <header className="units-section-head">
        <h3 id="people-here">{words.unit.peopleHere}</h3>
        {reach.unit('managePeople', unit.id) && !unit.closed ? (
          <Button size="small" onClick={() => onSelect({ kind: 'newPerson', unit: unit.id })}>
            {words.unit.addPersonHere}
          </Button>
        ) : null}
      </header>
      {people.length === 0 ? (
        <p className="quiet">{words.unit.nobodyHere}</p>
      ) : (
        <table className="units-table">
          <thead>
            <tr>
              <th scope="col">{words.person.name}</th>
              <th scope="col">{words.person.title}</th>
              <th scope="col">{words.roles}</th>
              <th scope="col">{words.person.phone}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id}>
                <td>
                  <button
                    type="button"
                    className="link-button"
                    onClick={() => onSelect({ kind: 'person', id: person.id, editing: false })}
                  >
                    {person.name}
                  </button>
                </td>
                <td>{person.title ?? ''}</td>
                <td>
                  {(person.seats.find((seat) => seat.unit === unit.id)?.roles ?? [])
                    .map((role) => parts.roles[role])
                    .join(words.listComma)}
                </td>
                <td>{person.contact.phone ?? person.contact.mobile ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
