import { Button } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { assignmentWords } from '../../../shared/words/assignment.ts';
import { dutyWords } from '../../../shared/words/duty.ts';
import { dutyPlanWords } from '../../../shared/words/dutyPlan.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { Key } from '../../parts/Key.tsx';
import { PersonPicker } from '../../parts/PersonPicker.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useKeys } from '../../parts/useKeys.ts';
import { useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';
import type { DutyUnit } from './board.ts';

type Props = {
  one: DutyUnit;
  onClose: () => void;
  onSpecial: () => void;
  onStandIn: () => void;
  onAssignment: () => void;
};

/** Handlers A and B of a unit, chosen among those who have a seat there. */
export function PairForm({ one, onClose, onSpecial, onStandIn, onAssignment }: Props) {
  const assignment = useWords(assignmentWords).rule;
  const words = useWords(dutyWords);
  const say = words.pairForm;
  const plan = useWords(dutyPlanWords).special;
  const office = useOffice();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const { client, query } = useDesk();
  const cache = useQueryClient();
  const [a, setA] = useState<string | null>(one.pair?.a ?? null);
  const [b, setB] = useState<string | null>(one.pair?.b ?? null);
  const isSame = a !== null && a === b;
  const saving = useMutation({
    mutationFn: () => client.duty.setPair({ request: newRequestId(), unit: one.unit, a, b: a === null ? null : b }),
    onSuccess: async () => {
      onClose();
      await Promise.all([
        cache.invalidateQueries({ queryKey: query.duty.key() }),
        cache.invalidateQueries({ queryKey: query.office.key() }),
      ]);
    },
  });
  const save = (): void => {
    if (!isSame && !saving.isPending) saving.mutate();
  };
  useKeys({
    'Ctrl+Enter': { run: save, what: say.save },
    Escape: { run: onClose, what: words.cancel, whileTyping: true },
  });
  const hasPeople = [...office.personById.values()].some(
    (person) => !person.left && person.seats.some((seat) => seat.unit === one.unit),
  );
  return (
    <form
      ref={form}
      className="duty-form"
      aria-label={say.title(unitName(office, one.unit))}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="duty-fields">
        <div className="duty-field">
          <label htmlFor={`${id}-a`}>{say.a}</label>
          <PersonPicker id={`${id}-a`} label={say.a} unit={one.unit} value={a} onChange={setA} />
        </div>
        <div className="duty-field">
          <label htmlFor={`${id}-b`}>{say.b}</label>
          <PersonPicker id={`${id}-b`} label={say.b} unit={one.unit} value={b} onChange={setB} disabled={a === null} />
        </div>
        <Button type="primary" htmlType="submit" loading={saving.isPending} disabled={isSame}>
          {say.save} <Key name="Ctrl+Enter" />
        </Button>
        <Button onClick={onClose}>
          {words.cancel} <Key name="Escape" />
        </Button>
        <Button type="link" onClick={onSpecial}>
          {plan.title}
        </Button>
        <Button type="link" onClick={onAssignment}>
          {assignment.open}
        </Button>
        {one.pair ? (
          <Button type="link" onClick={onStandIn}>
            {plan.standIn}
          </Button>
        ) : null}
      </div>
      <p className="quiet">{hasPeople ? say.hint : say.nobodyHere}</p>
      {isSame ? <p className="duty-problem">{say.same}</p> : null}
      {a !== null && b === null ? <p className="duty-problem">{say.noB}</p> : null}
      <Problem error={saving.error} />
    </form>
  );
}
