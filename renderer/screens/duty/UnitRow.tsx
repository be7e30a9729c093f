import { Button } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { absenceAt } from '../../../shared/duty/answering.ts';
import { dutyWords, type DutyWords } from '../../../shared/words/duty.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { AnsweringName } from '../../parts/Names.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useWords } from '../../state/language.ts';
import { personName, unitName, useOffice, type KnownOffice } from '../../state/office.ts';
import { useReach } from '../../state/reach.ts';
import { useSession } from '../../state/session.ts';
import { assignmentWords } from '../../../shared/words/assignment.ts';
import { AbsenceForm } from './AbsenceForm.tsx';
import { AssignmentForm } from './AssignmentForm.tsx';
import { isOpenEnded, standing, type DutyAbsence, type DutyUnit } from './board.ts';
import { PairForm } from './PairForm.tsx';
import { SpecialForm, StandInForm } from './SpecialForm.tsx';
import type { Editing } from './UnitList.tsx';

type Props = {
  one: DutyUnit;
  isMine: boolean;
  editing: Editing['kind'] | null;
  onEdit: (kind: Editing['kind'] | null) => void;
};

/** A unit: its pair, who answers now and why, who is or will be away, gaps ahead, open work. */
export function UnitRow({ one, isMine, editing, onEdit }: Props) {
  const words = useWords(dutyWords);
  const assignment = useWords(assignmentWords).rule;
  const office = useOffice();
  const reach = useReach();
  const me = useSession()?.person?.id;
  const name = unitName(office, one.unit);
  const stored = office.unitById.get(one.unit);
  const mayManage = reach.unit('manageDuty', one.unit);
  // Everybody may say that he himself is away.
  const mayRecord = mayManage || (me !== undefined && (one.pair?.a === me || one.pair?.b === me));
  return (
    <>
      <div className="duty-row" data-alone={one.answering.kind === 'unattended'}>
        <span className="duty-unit">
          <strong>{name}</strong>
          {isMine ? <span className="duty-mine">{words.mine}</span> : null}
          {stored?.assignment ? <span className="duty-mine">{assignment.shown[stored.assignment.by]}</span> : null}
          {stored?.special?.length ? <span className="duty-mine">{words.special(stored.special.length)}</span> : null}
        </span>
        <Person id={one.pair?.a} slot={words.columns.a} />
        <Person id={one.pair?.b} slot={words.columns.b} />
        <span>
          <AnsweringName answering={one.answering} />
          <Why one={one} office={office} words={words} />
        </span>
        <Away one={one} mayManage={mayManage} me={me} />
        <span className="duty-number">
          <span className="visually-hidden">{words.columns.open} </span>
          {words.openCount(one.open)}
        </span>
        <span className="duty-buttons">
          {mayManage ? (
            <Button
              size="small"
              aria-expanded={editing === 'pair'}
              aria-label={words.setPairOf(name)}
              onClick={() => onEdit(editing === 'pair' ? null : 'pair')}
            >
              {words.setPair}
            </Button>
          ) : null}
          {mayRecord && one.pair ? (
            <Button
              size="small"
              aria-expanded={editing === 'absence'}
              aria-label={words.recordAbsenceOf(name)}
              onClick={() => onEdit(editing === 'absence' ? null : 'absence')}
            >
              {words.recordAbsence}
            </Button>
          ) : null}
        </span>
      </div>
      {editing === 'pair' && mayManage ? (
        <PairForm
          one={one}
          onClose={() => onEdit(null)}
          onSpecial={() => onEdit('special')}
          onStandIn={() => onEdit('standIn')}
          onAssignment={() => onEdit('assignment')}
        />
      ) : null}
      {editing === 'special' && mayManage && stored ? (
        <SpecialForm unit={stored} onClose={() => onEdit('pair')} />
      ) : null}
      {editing === 'assignment' && mayManage && stored ? (
        <AssignmentForm unit={stored} onClose={() => onEdit('pair')} />
      ) : null}
      {editing === 'standIn' && mayManage && one.pair ? (
        <StandInForm unit={one.unit} person={one.pair.b ?? one.pair.a} onClose={() => onEdit('pair')} />
      ) : null}
      {editing === 'absence' && mayRecord && one.pair ? (
        <AbsenceForm unit={one.unit} only={mayManage ? null : (me ?? null)} onClose={() => onEdit(null)} />
      ) : null}
    </>
  );
}

function Person({ id, slot }: { id: string | undefined; slot: string }) {
  const words = useWords(dutyWords);
  const office = useOffice();
  const { now } = useFormat();
  const person = id === undefined ? undefined : office.personById.get(id);
  const isAway = person !== undefined && absenceAt(person, now) !== undefined;
  return (
    <span>
      <span className="visually-hidden">{slot} </span>
      <span className={person ? '' : 'quiet'}>{person?.name ?? words.none}</span>
      {isAway ? <span className="duty-away">{words.away}</span> : null}
    </span>
  );
}

/** Why B answers: what A is away for, and until when. */
function Why({ one, office, words }: { one: DutyUnit; office: KnownOffice; words: DutyWords }) {
  const { now, due } = useFormat();
  const { answering } = one;
  if (answering.kind === 'unattended') return null;
  if (answering.slot === 'A') return <div className="duty-why">{words.atPost}</div>;
  const absent = office.personById.get(answering.actingFor);
  const absence = absent && absenceAt(absent, now);
  const until = absence?.to === undefined ? words.untilOpen : words.until(due(absence.to));
  return (
    <div className="duty-why">
      {words.becauseAway(personName(office, answering.actingFor), absence?.reason || words.away, until)}
    </div>
  );
}

function Away({ one, mayManage, me }: { one: DutyUnit; mayManage: boolean; me: string | undefined }) {
  const words = useWords(dutyWords);
  const { now, moment, due } = useFormat();
  const coming = one.answering.kind === 'answered' ? one.gaps.filter((gap) => gap.to > now) : [];
  return (
    <span className="duty-absences">
      {standing(one.absences, now).map((absence) => (
        <AbsenceLine key={absence.id} absence={absence} mayEnd={mayManage || absence.person === me} />
      ))}
      {coming.map((gap) => (
        <span key={gap.from} className="duty-gap">
          {isOpenEnded(gap.to, now)
            ? `${words.alarms.title} ${words.alarms.gapOpen(moment(gap.from))}`
            : words.gapInRow(moment(gap.from), due(gap.to))}
        </span>
      ))}
    </span>
  );
}

function AbsenceLine({ absence, mayEnd }: { absence: DutyAbsence; mayEnd: boolean }) {
  const words = useWords(dutyWords);
  const office = useOffice();
  const { now, moment, due } = useFormat();
  const { client, query } = useDesk();
  const cache = useQueryClient();
  const ending = useMutation({
    mutationFn: () => client.duty.endAbsence({ request: newRequestId(), person: absence.person, absence: absence.id }),
    onSuccess: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: query.duty.key() }),
        cache.invalidateQueries({ queryKey: query.office.key() }),
      ]),
  });
  const name = personName(office, absence.person);
  const isPlanned = absence.from > now;
  return (
    <span className="duty-absence">
      <span>
        {words.absence(name, absence.reason)}{' '}
        <span className="quiet">
          {absence.to === undefined
            ? words.spanOpen(moment(absence.from))
            : words.span(moment(absence.from), due(absence.to))}
        </span>
      </span>
      {mayEnd ? (
        <button
          type="button"
          className="duty-link"
          disabled={ending.isPending}
          aria-label={isPlanned ? words.cancelAbsenceOf(name) : words.endAbsenceOf(name)}
          onClick={() => ending.mutate()}
        >
          {isPlanned ? words.cancelAbsence : words.endAbsence}
        </button>
      ) : null}
      <Problem error={ending.error} />
    </span>
  );
}
