import { Button, Popconfirm } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { PersonView } from '../../../shared/contract/views.ts';
import { absenceAt } from '../../../shared/duty/answering.ts';
import { partsWords } from '../../../shared/words/parts.ts';
import { unitsWords } from '../../../shared/words/units.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { formatYuan } from '../../../shared/base/yuan.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useWords } from '../../state/language.ts';
import { useNow } from '../../state/now.ts';
import { unitName, useOffice } from '../../state/office.ts';
import { useReach } from '../../state/reach.ts';
import { useMay } from '../../state/session.ts';
import type { Select } from './selection.ts';
import { SignOnLink } from './SignOnLink.tsx';

export function PersonPanel({ person, onSelect }: { person: PersonView; onSelect: Select }) {
  const words = useWords(unitsWords);
  const parts = useWords(partsWords);
  const office = useOffice();
  const now = useNow();
  const say = words.person;
  const isAway = absenceAt(person, now) !== undefined;
  const facts: [string, string | undefined][] = [
    [say.account, person.account],
    [say.title, person.title],
    [say.phone, person.contact.phone],
    [say.mobile, person.contact.mobile],
    [say.mail, person.contact.mail],
  ];
  const signIn = person.canSignIn ? (person.mustChangePassword ? say.mustChange : say.canSignIn) : say.cannotSignIn;
  return (
    <article className="units-panel" aria-labelledby="person-title">
      <header className="units-panel-head">
        <h2 id="person-title">{person.name}</h2>
        {person.left ? <span className="units-mark">{words.left}</span> : null}
        {isAway ? <span className="units-mark">{say.absent}</span> : null}
        <PersonActions person={person} onSelect={onSelect} />
      </header>
      <dl className="units-facts">
        {facts.map(([name, value]) => (
          <FactPair key={name} name={name} value={value} />
        ))}
        {person.left ? null : <FactPair name={say.signIn} value={signIn} />}
      </dl>
      <SignOnLink key={person.id} person={person} />
      <section className="units-section" aria-labelledby="seats-title">
        <h3 id="seats-title">{say.seats}</h3>
        <table className="units-table">
          <thead>
            <tr>
              <th scope="col">{say.unitColumn}</th>
              <th scope="col">{words.roles}</th>
            </tr>
          </thead>
          <tbody>
            {person.seats.map((seat) => (
              <tr key={seat.unit}>
                <td>
                  <button
                    type="button"
                    className="link-button"
                    onClick={() => onSelect({ kind: 'unit', id: seat.unit, editing: false })}
                  >
                    {unitName(office, seat.unit)}
                  </button>
                </td>
                <td>
                  {[
                    ...seat.roles.map((role) => parts.roles[role]),
                    ...(seat.upTo === undefined ? [] : [say.limitOf(formatYuan(seat.upTo))]),
                  ].join(words.listComma)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </article>
  );
}

function FactPair({ name, value }: { name: string; value: string | undefined }) {
  const words = useWords(unitsWords);
  return (
    <>
      <dt>{name}</dt>
      <dd>{value ? value : <span className="quiet">{words.unit.none}</span>}</dd>
    </>
  );
}

function PersonActions({ person, onSelect }: { person: PersonView; onSelect: Select }) {
  const words = useWords(unitsWords);
  const say = words.person;
  const may = useMay();
  const reach = useReach();
  const { query } = useDesk();
  const queryClient = useQueryClient();
  const leave = useMutation(query.office.personLeaves.mutationOptions());
  const request = useRef(newRequestId());
  if (!may('managePeople') || person.left) return null;
  if (!reach.seats(person.seats)) return <p className="quiet units-beyond">{say.outOfReach}</p>;
  const leaveNow = async (): Promise<void> => {
    await leave.mutateAsync({ request: request.current, id: person.id });
    await queryClient.invalidateQueries({ queryKey: query.office.key() });
  };
  return (
    <>
      <span className="units-head-actions">
        <Button type="primary" onClick={() => onSelect({ kind: 'person', id: person.id, editing: true })}>
          {words.edit}
        </Button>
        <Popconfirm
          title={say.leavesAsk(person.name)}
          description={<p className="units-ask">{say.leavesDetail}</p>}
          okText={say.leavesDo}
          cancelText={words.cancel}
          placement="bottomRight"
          onConfirm={() => void leaveNow().catch(() => undefined)}
        >
          <Button>{say.leaves}</Button>
        </Popconfirm>
      </span>
      <Problem error={leave.error} />
    </>
  );
}
