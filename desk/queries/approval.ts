import { done } from '../../shared/base/result.ts';
import { judgeDecider } from '../../shared/accountability/decide.ts';
import type { CaseState } from '../../shared/caseStudy/events.ts';
import { allowedClockActs } from '../../shared/complaint/decide/clockActs.ts';
import { groundFor } from '../../shared/complaint/decide/judge.ts';
import type { ComplaintRefusal } from '../../shared/complaint/refusals.ts';
import { extensionPlace } from '../../shared/complaint/state.ts';
import type { ApprovalLine, DelegationLine, OtherApproval } from '../../shared/contract/calls/approval.ts';
import type { WorkLine } from '../../shared/contract/views.ts';
import { isUndecided } from '../../shared/accountability/proposal.ts';
import { authoritiesFor } from '../../shared/people/authority.ts';
import { mayGive } from '../../shared/people/delegate.ts';
import { homeOf, may } from '../../shared/people/permissions.ts';
import { actionOf, isApproval, type Pack } from '../../shared/procedure/pack.ts';
import type { Context } from '../../shared/complaint/context.ts';
import type { Complaint } from '../../shared/complaint/state.ts';
import { waitingPackProposals } from '../procedure/proposals.ts';
import type { Caller, DeskParts, Handlers } from '../parts.ts';
import { contextOf } from '../perform.ts';
import { complainedOf, mayReadProposal } from '../subjects/proposals.ts';
import type { StoredEvent } from '../store/event.ts';
import { prepared } from '../store/prepared.ts';
import { proposalOf } from '../store/projections/accountabilityGroups.ts';
import { complaintStream, foldStream } from '../store/projections/folded.ts';
import { mineSql, workScope } from '../subjects/workScope.ts';
import { readCursor, writeCursor } from './caseLine.ts';
import { workColumns, workLine, type WorkRow } from './workLine.ts';

export function approvalQueries(parts: DeskParts): Pick<Handlers<'approval'>, 'page' | 'others' | 'delegations'> {
  return {
    page(input, caller) {
      const now = parts.clock();
      const context = contextOf(parts, caller.actor, now);
      const after = readCursor(input.cursor, 3);
      const rows = prepared<[object], WorkRow>(
        parts.database,
        `select ${workColumns} from work w join complaint c on c.row = w.row
         where w.duty = 'approve' and ${mineSql} and (w.due, w.row, w.stage) > (@due, @row, @stage)
         order by w.due, w.row, w.stage limit @size`,
      ).all({
        ...workScope(context.office, context.packs, caller.actor, now),
        due: after?.[0] ?? -1,
        row: after?.[1] ?? -1,
        stage: after?.[2] ?? '',
        size: input.size + 1,
      });
      const lines = rows
        .slice(0, input.size)
        .map((row) =>
          approvalLine(workLine(row, context.office, now), parts.store.read(complaintStream(row.id)), context),
        );
      const last = rows[input.size - 1];
      return done({
        lines,
        next: rows.length > input.size && last ? writeCursor([last.due, last.row, last.stage]) : null,
      });
    },

    others: (_input, caller) => done([...proposals(parts, caller), ...packs(parts, caller), ...cases(parts, caller)]),

    delegations(_input, caller) {
      const office = parts.office();
      const now = parts.clock();
      const context = { now, actor: caller.actor, office };
      const lines = [...office.personById.values()].flatMap(({ id, left, delegations = [] }) =>
        left
          ? []
          : delegations.map((one): DelegationLine => ({ ...one, person: id, mayEnd: mayGive(id, one.unit, context) })),
      );
      return done(
        lines
          .filter(({ until, ended }) => ended === undefined && until > now)
          .filter(({ to, mayEnd }) => mayEnd || to === caller.actor.person)
          .sort((left, right) => left.from - right.from),
      );
    },
  };
}

/** The same line with what the decision depends on. */
function approvalLine(line: WorkLine, events: readonly StoredEvent[], context: Context): ApprovalLine {
  const complaint = foldStream(events)?.complaint;
  const pack = complaint && context.packs.running(complaint);
  const asked = complaint?.clocks.find(({ extension }) => extension && !extension.granted);
  const isExtension = line.stage === extensionPlace;
  const since = isExtension
    ? events.findLast(({ type }) => type === 'ExtensionAsked')?.at
    : complaint?.stages.find(({ stage }) => stage === line.stage)?.since;
  const decision =
    complaint && pack && (isExtension ? extensionDecision : stepDecision)(pack, complaint, line, context);
  return {
    ...line,
    since: since ?? line.receivedAt,
    amount: complaint?.details.amount ?? null,
    clock: isExtension ? (asked?.id ?? null) : null,
    refusal: decision?.refusal ?? null,
    actingFor: decision?.actingFor ?? null,
  };
}

type Decision = { refusal: ComplaintRefusal | null; actingFor: string | null };

/** Of the ways to decide, the one that is open to me; sending back alone is no decision. */
function stepDecision(pack: Pack, complaint: Complaint, { stage, nextAction }: WorkLine, context: Context): Decision {
  const first = nextAction === null ? undefined : actionOf(pack, nextAction);
  const others = pack.actions.filter((action) => action.at.includes(stage) && isApproval(pack, action));
  const ways = [...(first ? [first] : []), ...others.filter(({ tone }) => tone !== 'return')];
  const grounds = ways.map((action) => groundFor(pack, action, complaint, context));
  const open = grounds.find(({ ok }) => ok);
  if (open?.ok) return { refusal: null, actingFor: open.value.actingFor };
  const [closed] = grounds;
  return { refusal: closed && !closed.ok ? closed.problem : null, actingFor: null };
}

function extensionDecision(pack: Pack, complaint: Complaint, line: WorkLine, context: Context): Decision {
  const { office, actor, now } = context;
  const act = allowedClockActs(pack, complaint, context)
    .flatMap(({ acts }) => acts)
    .find((one) => one.act === 'decideExtension');
  const authorities = line.unit === null ? [] : authoritiesFor(office, actor, line.unit, ['approver'], now);
  return { refusal: act?.refusal ?? null, actingFor: authorities[0]?.actingFor ?? null };
}

/** Drafts of accountability that a leader decides on. */
function proposals(parts: DeskParts, { actor }: Caller): OtherApproval[] {
  const context = contextOf(parts, actor, parts.clock());
  if (!may(context.office, actor, 'decideProposal')) return [];
  return prepared<[], string>(
    parts.database,
    `select body from proposal indexed by proposal_undecided where state in ('open', 'postponed') order by entry desc`,
  )
    .pluck()
    .all()
    .map((body) => proposalOf(body))
    .filter((one) => isUndecided(one) && mayReadProposal(context.office, actor, one))
    .filter(({ postponedUntil }) => postponedUntil === null || postponedUntil <= context.today)
    .filter(
      (one) => one.endorsedBy !== actor.person && !judgeDecider(one, complainedOf(parts.store.read, one), context),
    )
    .map(({ id, pack, trigger, subject, facts, figures, endorsedBy, draftedAt }) => ({
      kind: 'proposal',
      id,
      pack,
      trigger,
      subject,
      facts: facts.length + figures.length,
      endorsedBy,
      at: draftedAt,
    }));
}

const packs = (parts: DeskParts, { actor }: Caller): OtherApproval[] =>
  may(parts.office(), actor, 'manageProcedures')
    ? waitingPackProposals(parts)
        .filter(({ by }) => by !== actor.person)
        .map(({ pack, note, by, at }) => ({
          kind: 'pack',
          id: pack.id,
          version: pack.version,
          title: pack.title,
          note,
          by,
          at,
        }))
    : [];

/** Typical cases of the own organisation that somebody else handed in. */
function cases(parts: DeskParts, { actor }: Caller): OtherApproval[] {
  const office = parts.office();
  if (!may(office, actor, 'approveCases')) return [];
  return prepared<[], string>(
    parts.database,
    `select body from case_study indexed by case_study_unfinished where unfinished = 1 order by written_at desc`,
  )
    .pluck()
    .all()
    .map((body) => JSON.parse(body) as CaseState)
    .filter(({ state, unit, authors }) => {
      const isMine = homeOf(office, unit) === homeOf(office, actor.unit);
      return state === 'submitted' && isMine && !authors.includes(actor.person);
    })
    .map(({ id, content, writtenBy, writtenAt }) => ({
      kind: 'case',
      id,
      title: content.title,
      by: writtenBy,
      at: writtenAt,
    }));
}
