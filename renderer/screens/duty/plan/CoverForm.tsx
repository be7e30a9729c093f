import { useId, useState } from 'react';
import type { LocalDate } from '../../../../shared/base/time.ts';
import { addDays } from '../../../../shared/calendar/local.ts';
import type { Unit } from '../../../../shared/people/office.ts';
import { dutyPlanWords } from '../../../../shared/words/dutyPlan.ts';
import { useDesk } from '../../../link/desk.ts';
import { InlineForm, Labelled } from '../../../parts/InlineForm.tsx';
import { PersonPicker } from '../../../parts/PersonPicker.tsx';
import { useFormat } from '../../../parts/useFormat.ts';
import { useSend } from '../../../parts/useSend.ts';
import { useWords } from '../../../state/language.ts';
import { startOf } from './plan.ts';

type Props = { unit: Unit; from: LocalDate; to: LocalDate; onClose: () => void };

/** Who is on duty on the chosen days; afterwards the usual pair is back by itself. */
export function CoverForm({ unit, from, to, onClose }: Props) {
  const say = useWords(dutyPlanWords).cover;
  const id = useId();
  const { client } = useDesk();
  const format = useFormat();
  const [a, setA] = useState<string | null>(null);
  const [b, setB] = useState<string | null>(null);
  const saving = useSend(
    (request, pair: { a: string; b?: string }) =>
      client.duty.setSpecialPairs({
        request,
        unit: unit.id,
        pairs: [
          ...(unit.special ?? []).map(({ id: _id, ...kept }) => kept),
          { pair, from: startOf(from), to: startOf(addDays(to, 1)) },
        ],
      }),
    ['duty', 'office', 'complaint'],
    onClose,
  );
  const span = from === to ? format.date(from) : `${format.date(from)} – ${format.date(to)}`;
  return (
    <InlineForm
      label={say.title(unit.name, span)}
      save={say.save}
      onSave={() => a !== null && saving.mutate({ a, ...(b === null ? {} : { b }) })}
      onClose={onClose}
      error={saving.error}
      isSending={saving.isPending}
      disabled={a === null}
    >
      <h2>{say.title(unit.name, span)}</h2>
      <div className="duty-fields">
        <Labelled id={`${id}-a`} label={say.a}>
          <PersonPicker id={`${id}-a`} label={say.a} unit={unit.id} value={a} onChange={setA} />
        </Labelled>
        <Labelled id={`${id}-b`} label={say.b}>
          <PersonPicker id={`${id}-b`} label={say.b} unit={unit.id} value={b} onChange={setB} disabled={a === null} />
        </Labelled>
      </div>
      <p className="quiet">{say.hint}</p>
    </InlineForm>
  );
}
