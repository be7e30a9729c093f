// Imports under way: some rows at a time, each slice one command of the log, and between the slices the desk answers everybody
// else. What a slice wrote is durable; a program that ends in the middle leaves an import that can be gone on with or taken back.
import { done, refused } from '../../../shared/base/result.ts';
import { decideBringIn, decideUndoImport } from '../../../shared/complaint/decide/bringIn.ts';
import { importStream, type RunEvent, type RunState } from '../../../shared/complaint/importRun.ts';
import type { ImportRun, Reject } from '../../../shared/contract/calls/oldRegister.ts';
import { homeOf, type Actor } from '../../../shared/people/permissions.ts';
import { numberPrefixOf } from '../../commands/complaint.ts';
import { readMembership } from '../../exchange/membership.ts';
import { chosenPacks, inForceToday, mainPackFor, overlayPacks } from '../../procedure/packs.ts';
import type { Caller, DeskParts, Reply } from '../../parts.ts';
import { complaintEvents, contextOf, perform } from '../../perform.ts';
import type { NewEvent } from '../../store/eventStore.ts';
import { prepared } from '../../store/prepared.ts';
import { numberGiver } from '../../store/projections/numbers.ts';
import { knownHere } from './known.ts';
import { createPace } from './pace.ts';
import { yearOf } from './memory.ts';
import type { RegisterReader } from './reader.ts';
import type { OldComplaint } from './row.ts';

export type Order = {
  run: string;
  name: string;
  reader: RegisterReader;
  /** Complaints the reader has for us, and lines among them that stand here already. */
  accepted: number;
  here: ReadonlySet<number>;
  rejects: readonly Reject[];
  rows: number;
  clocksFrom: 'receipt' | 'import';
};

/** A run this program is at work on, or was. */
export type Live = {
  owner: string;
  name: string;
  reader: RegisterReader | null;
  rejects: Reject[];
  done: number;
  total: number;
  work: 'importing' | 'undoing' | 'ended';
  stop: boolean;
  fault: boolean;
};

export type RegisterRuns = {
  live: ReadonlyMap<string, Live>;
  knows(run: string): boolean;
  isReading(reader: RegisterReader): boolean;
  rejectsOf(run: string, person: string): Live | undefined;
  begin(order: Order, caller: Caller): Reply<{ run: string }>;
  cancel(run: string, caller: Caller): Reply<{ run: string }>;
  undo(input: { request: string; run: string; reason: string }, caller: Caller): Reply<{ run: string }>;
};

const millisecondsBetweenNews = 500;

export function createRegisterRuns(parts: DeskParts): RegisterRuns {
  const live = new Map<string, Live>();
  const isHere = knownHere(parts);
  const readRun = prepared<[string], string>(parts.database, 'select body from import_run where id = ?').pluck();
  const stateOf = (run: string): RunState | undefined => {
    const body = readRun.get(run);
    return body === undefined ? undefined : (JSON.parse(body) as RunState);
  };

  const note = (actor: Actor, request: string, name: string, run: string, event: RunEvent): Reply<null> =>
    perform(parts, actor, event.at, {
      request,
      name,
      input: { run },
      topics: ['import'],
      decide: () => done({ events: [runEvent(run, event)], reply: null }),
    });

  /** Tells the pages how far it is, from time to time. */
  const createNews = (): (() => void) => {
    let told = 0;
    return () => {
      if (performance.now() - told < millisecondsBetweenNews) return;
      told = performance.now();
      parts.publish({ topics: ['import'] });
    };
  };

  /** Goes on in the background; a fault ends it, and what was written stays. */
  const carryOn = (one: Live, work: () => Promise<void>): void => {
    void work()
      .catch(() => {
        one.fault = true;
      })
      .finally(() => {
        one.work = 'ended';
        parts.publish({ topics: ['import', 'complaint'] });
      });
  };

  const bringIn = async (one: Live, order: Order, actor: Actor): Promise<void> => {
    const pace = createPace();
    const news = createNews();
    let imported = 0;
    while (one.done < order.accepted && !one.stop) {
      const taken = await order.reader.byReceipt(one.done, pace.rows());
      const rows = taken.filter(({ line }) => !order.here.has(line));
      imported += writeSlice(one, order, actor, one.done, rows);
      one.done += taken.length;
      news();
      await pace.giveWay();
    }
    one.rejects.sort((left, right) => left.line - right.line);
    const how = one.stop ? 'cancelled' : 'finished';
    const rejected = one.rejects.length;
    note(actor, parts.newId(), 'oldRegister.end', order.run, {
      type: 'ImportEnded',
      how,
      imported,
      rejected,
      at: parts.clock(),
    });
  };

  /** @returns how many of them are in now */
  const writeSlice = (one: Live, order: Order, actor: Actor, from: number, rows: readonly OldComplaint[]): number => {
    if (rows.length === 0) return 0;
    const rejected: Reject[] = [];
    const now = parts.clock();
    const outcome = parts.store.execute(
      {
        requestId: `${order.run}/${from}`.slice(-64),
        name: 'oldRegister.rows',
        personId: actor.person,
        unitId: actor.unit,
        at: now,
        // The file itself is not kept: what it said stands in the entries.
        input: { run: order.run, from },
      },
      () => {
        const decide = deciding(parts, order, actor, now);
        const events = rows.flatMap((row): NewEvent[] => {
          const known = isHere(row, order.run);
          const decided = known === undefined ? decide(row) : refused({ why: 'duplicateHere' as const, detail: known });
          if (decided.ok) return decided.value;
          rejected.push({ line: row.line, text: row.details.narrative.slice(0, 160), ...decided.problem });
          return [];
        });
        return { events, reply: { imported: rows.length - rejected.length } };
      },
    );
    if (outcome.outcome === 'refused') throw new Error(`a slice of an import was refused: ${outcome.refusal.code}`);
    one.rejects.push(...rejected);
    return (outcome.reply as { imported: number }).imported;
  };

  const takeBack = async (one: Live, run: string, reason: string, actor: Actor, request: string): Promise<void> => {
    const page = prepared<[string, string, number], { stream: string; command: number }>(
      parts.database,
      'select stream, command from import_complaint where run = ? and stream > ? order by stream limit ?',
    );
    const writers = prepared<[string, number], string | null>(
      parts.database,
      `select c.person_id from event e join command c on c.sequence = e.command_sequence
       where e.stream = ? and e.command_sequence <> ?`,
    ).pluck();
    const pace = createPace();
    const news = createNews();
    let [undone, kept, after] = [0, 0, ''];
    for (;;) {
      const streams = page.all(run, after, pace.rows());
      if (streams.length === 0) break;
      const at = parts.clock();
      const events = streams.flatMap(({ stream, command }): NewEvent[] => {
        const decided = decideUndoImport({ run, reason, at }, writers.all(stream, command));
        return decided.ok ? complaintEvents(stream.slice('complaint/'.length), decided.value, () => 'parties') : [];
      });
      after = streams.at(-1)?.stream ?? after;
      kept += streams.length - events.length;
      undone += events.length;
      if (events.length > 0) {
        const outcome = parts.store.execute(
          {
            requestId: `${request}/${after.slice(-24)}`.slice(-64),
            name: 'oldRegister.undoRows',
            personId: actor.person,
            unitId: actor.unit,
            at,
            input: { run, reason },
          },
          () => ({ events, reply: null }),
        );
        if (outcome.outcome === 'refused') throw new Error(`a slice of an undo was refused: ${outcome.refusal.code}`);
      }
      one.done += streams.length;
      news();
      await pace.giveWay();
    }
    note(actor, parts.newId(), 'oldRegister.undoEnd', run, {
      type: 'ImportUndoEnded',
      undone,
      kept,
      at: parts.clock(),
    });
  };

  return {
    live,
    knows: (run) => live.has(run) || stateOf(run) !== undefined,
    isReading: (reader) => [...live.values()].some((one) => one.reader === reader && one.work !== 'ended'),
    rejectsOf: (run, person) => {
      const one = live.get(run);
      return one?.owner === person ? one : undefined;
    },

    begin(order, { actor }) {
      if ([...live.values()].some(({ work }) => work !== 'ended')) return refused({ code: 'ImportUnderWay' });
      const prefix = numberPrefixOf(parts.office(), actor.unit);
      if (!prefix) return refused({ code: 'NumberPrefixMissing', unit: actor.unit });
      const begun = note(actor, order.run, 'oldRegister.begin', order.run, {
        type: 'ImportBegun',
        name: order.name,
        rows: order.rows,
        by: actor.person,
        unit: actor.unit,
        at: parts.clock(),
      });
      if (!begun.ok) return begun;
      const one: Live = {
        owner: actor.person,
        name: order.name,
        reader: order.reader,
        rejects: [...order.rejects],
        done: 0,
        total: order.accepted,
        work: 'importing',
        stop: false,
        fault: false,
      };
      live.set(order.run, one);
      carryOn(one, () => bringIn(one, order, actor));
      return done({ run: order.run });
    },

    cancel(run, { actor }) {
      const one = live.get(run);
      if (!one || one.work !== 'importing' || homeOfRun(parts, stateOf(run)) !== homeOf(parts.office(), actor.unit)) {
        return refused({ code: 'UnknownImport' });
      }
      one.stop = true;
      return done({ run });
    },

    undo({ request, run, reason }, { actor }) {
      const state = stateOf(run);
      if (!state || homeOfRun(parts, state) !== homeOf(parts.office(), actor.unit))
        return refused({ code: 'UnknownImport' });
      if ([...live.values()].some(({ work }) => work !== 'ended')) return refused({ code: 'ImportUnderWay' });
      if (state.state === 'undone') return refused({ code: 'ImportUndoneBefore' });
      const begun = note(actor, request, 'oldRegister.undo', run, {
        type: 'ImportUndoBegun',
        reason,
        by: actor.person,
        at: parts.clock(),
      });
      if (!begun.ok) return begun;
      const total = importedCount(parts, run);
      const one: Live = {
        owner: actor.person,
        name: state.name,
        reader: live.get(run)?.reader ?? null,
        rejects: live.get(run)?.rejects ?? [],
        done: 0,
        total,
        work: 'undoing',
        stop: false,
        fault: false,
      };
      live.set(run, one);
      carryOn(one, () => takeBack(one, run, reason, actor, request));
      return done({ run });
    },
  };
}

const runEvent = (run: string, event: RunEvent): NewEvent => {
  const { type, ...body } = event;
  return { stream: importStream(run), type, audience: 'desk', body };
};

const homeOfRun = (parts: DeskParts, state: RunState | undefined): string | undefined =>
  state?.unit ? homeOf(parts.office(), state.unit) : undefined;

const importedCount = ({ database }: DeskParts, run: string): number =>
  prepared<[string], number>(database, 'select count(*) from import_complaint where run = ?')
    .pluck()
    .get(run) as number;

type Decided = ReturnType<typeof done<NewEvent[]>> | { ok: false; problem: Pick<Reject, 'why' | 'detail'> };

/** How rows become entries, with numbers given one after the other. */
function deciding(parts: DeskParts, order: Order, actor: Actor, now: number): (row: OldComplaint) => Decided {
  const give = numberGiver(parts.database);
  const inForce = inForceToday(parts);
  const choice = chosenPacks(parts.store.read);
  const desk = readMembership(parts.settings)?.deskNumber;
  const prefix = numberPrefixOf(parts.office(), actor.unit) ?? '';
  const context = contextOf(parts, actor, now);
  return ({ line, number, unit: unitId, details, past }) => {
    const unit = unitId ?? actor.unit;
    const pack = mainPackFor(parts, choice, unit, details, inForce);
    const overlays = pack && (past ? [] : overlayPacks(choice.overlays, pack, inForce));
    if (!pack || !overlays) return refused({ why: 'notAccepted' as const, detail: 'NoEntryForUnit' });
    const id = parts.newId();
    const own = numberPrefixOf(parts.office(), unit) ?? prefix;
    const decided = decideBringIn(
      {
        id,
        number: number ?? give(own, yearOf(parts, details.receivedAt), desk),
        pack,
        overlays,
        details,
        past,
        imported: { run: order.run, file: order.name, line },
        ...(order.clocksFrom === 'import' && { countFrom: now }),
      },
      unitId === null ? context : { ...context, actor: { ...actor, unit: unitId } },
    );
    if (!decided.ok) return refused({ why: 'notAccepted' as const, detail: decided.problem.code });
    return done(complaintEvents(id, decided.value, () => 'parties'));
  };
}

type RunRow = { id: string; body: string; imported: number };

/** Imports of the caller's organisation, newest first. */
export function listRuns(parts: DeskParts, { actor }: Caller, live: ReadonlyMap<string, Live>): ImportRun[] {
  const home = homeOf(parts.office(), actor.unit);
  const rows = prepared<[], RunRow>(
    parts.database,
    `select r.id, r.body, (select count(*) from import_complaint i where i.run = r.id) as imported
     from import_run r order by r.begun desc limit 50`,
  ).all();
  return rows.flatMap(({ id, body, imported }): ImportRun[] => {
    const state = JSON.parse(body) as RunState;
    if (homeOfRun(parts, state) !== home) return [];
    const one = live.get(id);
    const isAtWork = one !== undefined && one.work !== 'ended';
    return [
      {
        id,
        name: state.name,
        begunAt: state.begunAt,
        by: state.by,
        unit: state.unit,
        state: isAtWork ? (one.work === 'undoing' ? 'undoing' : 'running') : atRest(state.state),
        rows: one?.total ?? state.rows,
        done: one?.done ?? 0,
        imported,
        rejected: one && one.work !== 'undoing' ? one.rejects.length : state.rejected,
        hasRejects: one?.owner === actor.person && one.reader !== null && one.rejects.length > 0,
        kept: state.kept,
        fault: one?.fault ?? false,
      },
    ];
  });
}

const atRest = (state: RunState['state']): ImportRun['state'] =>
  state === 'begun' || state === 'undoing' ? 'interrupted' : state;
