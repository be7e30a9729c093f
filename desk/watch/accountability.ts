import { deciderOf } from '../../shared/accountability/trigger.ts';
import { judgeGroup } from '../../shared/accountability/judge.ts';
import { localDate } from '../../shared/calendar/local.ts';
import type { DeskParts } from '../parts.ts';
import { proposalEvents } from '../subjects/proposals.ts';
import type { Decide, NewEvent } from '../store/eventStore.ts';
import { groupReader } from '../store/projections/accountabilityGroups.ts';
import { prepared } from '../store/prepared.ts';
import { createBeat } from './beat.ts';
import { rethrow, type Report, type Watch } from './deadlines.ts';
import { writeFigureProposals } from './figures.ts';
import { write } from './writing.ts';

/** Writes what the facts ask for: new proposals, changed ones, withdrawn ones, signs on confirmed ones; and tells once what
 *  was not rectified by its date. Wakes after every change of a complaint and once a minute.
 *
 *  Which groups wait is known before (see the projection): nothing is searched here. */
export function createAccountability(parts: DeskParts, report: Report): Watch {
  let figured = { at: 0, entered: 0 };
  const work = (): void => {
    const now = parts.clock();
    writeProposals(parts, now, report);
    // Figures of months that are over seldom change: once a minute is enough, but a number just entered is looked at.
    const entered = lastEntered(parts);
    if (now - figured.at >= minute || now < figured.at || entered !== figured.entered) {
      figured = { at: now, entered };
      writeFigureProposals(parts, now, report);
    }
  };
  return createBeat(soon, work, report);
}

const minute = 60_000;
const soon = 20;
const batch = 100;

type GroupRow = { pack: string; trigger: string; subject: string; key: string };

/** @returns how many proposals were written to */
export function writeProposals(parts: DeskParts, now: number, report: Report = rethrow): number {
  let touched = writeOverdue(parts, now, report);
  const waiting = prepared<[number, number], GroupRow>(
    parts.database,
    'select pack, trigger, subject, key from fact_group where waiting = 1 and until > ? limit ?',
  );
  for (let page = waiting.all(now, batch); page.length > 0; page = waiting.all(now, batch)) {
    const written = write(
      parts,
      now,
      'watch.proposals',
      page.map((group) => ({ requestId: parts.newId(), input: group, decide: decideGroup(parts, group, now) })),
      report,
    );
    touched += written;
    // What is not written now would be found again at once, for ever.
    if (written < page.length) break;
  }
  if (touched > 0) parts.publish({ topics: ['supervision'] });
  return touched;
}

function decideGroup(parts: DeskParts, group: GroupRow, now: number): Decide {
  return () => {
    const office = parts.office();
    const pack = parts.packs().current(group.pack, localDate(parts.workingTime(), now));
    const trigger = pack?.triggers.find(({ id }) => id === group.trigger);
    if (!pack || !trigger) return { refusal: { code: 'UnknownPack' } };
    const decider = deciderOf(office, trigger.decidedBy, group.subject);
    const { facts, proposals } = groupReader(parts.database)(group);
    const place = { ...group, pack: { id: pack.id, version: pack.version }, trigger, decider };
    const events = judgeGroup(place, facts, proposals, now).flatMap(({ proposal, event }): NewEvent[] => {
      const id = proposal?.id ?? parts.newId();
      const named = event.type === 'ProposalDrafted' ? { ...event, id } : event;
      return proposalEvents(office, proposal?.decider ?? decider, id, [named]);
    });
    return events.length === 0 ? { refusal: { code: 'NothingChanged' } } : { events, reply: {} };
  };
}

/** A rectification that was not shown by its date: told once, and a fact of the next rung. */
function writeOverdue(parts: DeskParts, now: number, report: Report): number {
  const due = prepared<[number, number], { id: string; decider: string; due_at: number }>(
    parts.database,
    'select id, decider, due_at from proposal where due_at is not null and due_at < ? order by due_at limit ?',
  );
  return write(
    parts,
    now,
    'watch.proposalOverdue',
    due.all(now, batch).map(({ id, decider, due_at }) => ({
      requestId: `overdue/${id}/${due_at}`,
      input: { id },
      decide: () => ({
        events: proposalEvents(parts.office(), decider, id, [{ type: 'ProposalOverdue', due: due_at, at: now }]),
        reply: {},
      }),
    })),
    report,
  );
}

const lastEntered = (parts: DeskParts): number =>
  prepared<[], number>(parts.database, 'select coalesce(max(entry), 0) from figure_input').pluck().get() ?? 0;
