import { Button, Radio, Select } from 'antd';
import { useId, useMemo, useState } from 'react';
import type { AssignmentRule } from '../../../shared/assignment/rule.ts';
import type { Unit } from '../../../shared/people/office.ts';
import { assignmentWords } from '../../../shared/words/assignment.ts';
import { useDesk } from '../../link/desk.ts';
import { CategoryPicker } from '../../parts/CategoryPicker.tsx';
import { InlineForm, Labelled } from '../../parts/InlineForm.tsx';
import { PersonPicker } from '../../parts/PersonPicker.tsx';
import { useSend } from '../../parts/useSend.ts';
import { useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';

const kinds = ['duty', 'rotation', 'load', 'category'] as const;
type Kind = (typeof kinds)[number];
type Line = { category: string | null; person: string | null };

/** How a unit gives out its work by name; the choice of everybody else is by duty. */
export function AssignmentForm({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const words = useWords(assignmentWords).rule;
  const office = useOffice();
  const { client } = useDesk();
  const id = useId();
  const { assignment } = unit;
  const [kind, setKind] = useState<Kind>(assignment?.by ?? 'duty');
  const [people, setPeople] = useState<string[]>(assignment && assignment.by !== 'category' ? assignment.people : []);
  const [lines, setLines] = useState<Line[]>(
    assignment?.by === 'category' ? assignment.people : [{ category: null, person: null }],
  );
  const colleagues = useMemo(
    () =>
      [...office.personById.values()]
        .filter((person) => !person.left && person.seats.some((seat) => seat.unit === unit.id))
        .map(({ id: value, name }) => ({ value, label: name })),
    [office, unit.id],
  );
  const whole = lines.flatMap(({ category, person }) =>
    category !== null && person !== null ? [{ category, person }] : [],
  );
  const isWhole = kind === 'duty' || (kind === 'category' ? whole.length > 0 : people.length > 0);
  const saving = useSend(
    (request, rule: AssignmentRule | null) => client.duty.setAssignment({ request, unit: unit.id, rule }),
    ['duty', 'office'],
    onClose,
  );
  const save = (): void =>
    saving.mutate(kind === 'duty' ? null : kind === 'category' ? { by: kind, people: whole } : { by: kind, people });
  const change = (place: number, next: Partial<Line>): void =>
    setLines((before) => before.map((line, index) => (index === place ? { ...line, ...next } : line)));
  return (
    <InlineForm
      label={words.title(unitName(office, unit.id))}
      save={words.save}
      onSave={save}
      onClose={onClose}
      error={saving.error}
      isSending={saving.isPending}
      disabled={!isWhole}
    >
      <h2>{words.open}</h2>
      <Radio.Group
        className="duty-assignment-kinds"
        aria-label={words.open}
        value={kind}
        onChange={(event) => setKind(event.target.value as Kind)}
        options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
      />
      {kind === 'rotation' || kind === 'load' ? (
        <Labelled id={`${id}-people`} label={words.people}>
          <Select
            id={`${id}-people`}
            className="duty-assignment-people"
            mode="multiple"
            value={people}
            onChange={setPeople}
            options={colleagues}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Labelled>
      ) : null}
      {kind === 'category'
        ? lines.map((line, place) => (
            // Lines have no name of their own; they are only added at the end or removed.
            <div key={place} className="duty-assignment-line">
              <CategoryPicker
                dimension="reason"
                label={words.category}
                placeholder={words.category}
                value={line.category}
                onChange={(category) => change(place, { category })}
              />
              <PersonPicker
                unit={unit.id}
                label={words.person}
                placeholder={words.person}
                value={line.person}
                onChange={(person) => change(place, { person })}
              />
              <Button
                type="text"
                size="small"
                disabled={lines.length === 1}
                onClick={() => setLines((before) => before.filter((_line, index) => index !== place))}
              >
                {words.remove}
              </Button>
            </div>
          ))
        : null}
      {kind === 'category' ? (
        <Button size="small" onClick={() => setLines((before) => [...before, { category: null, person: null }])}>
          {words.addLine}
        </Button>
      ) : null}
      <p className="quiet">{words.hint}</p>
    </InlineForm>
  );
}
