/** What is appended when other desks are heard: theirs, what is carried for them, mine decided again, and what this desk notes. */
import { randomUUID } from 'node:crypto';
import type { Instant } from '../../../shared/base/time.ts';
import { conflictFound, exchangeStream, type ConflictFound } from '../../../shared/exchange/conflict.ts';
import type { ArrivedCommand } from '../../../shared/exchange/merge.ts';
import type { TailCommand } from '../../../shared/exchange/package.ts';
import type { PulledEntry } from '../../../shared/exchange/protocol.ts';
import type { StoredEvent } from '../event.ts';
import { textOf, type LogParts } from '../eventStore.ts';
import type { Rows } from './rows.ts';
import type { DecideAgain, Transfer } from './types.ts';

export type Writer = {
  theirs(stream: string, command: ArrivedCommand<PulledEntry>): StoredEvent[];
  /** What another desk carries and nobody has ordered: appended as it is, and carried on from here. */
  carried(stream: string, command: TailCommand): StoredEvent[];
  /** What this desk notes about the exchange stays here. */
  note(type: string, body: unknown): StoredEvent[];
  /** @param setAside entries of the command that count no more */
  again(
    stream: string,
    command: number,
    setAside: number[],
    decideAgain: DecideAgain,
  ): { events: StoredEvent[]; conflict?: string };
  /** A file that an entry on its way names goes or comes after it. */
  named(direction: Transfer['direction'], type: string, body: unknown): void;
};

export const createWriter = (
  log: LogParts,
  rows: Rows,
  { deskId, clock }: { deskId: string; clock: () => Instant },
): Writer => {
  const freeId = (wanted: string): { requestId: string; origin?: string } =>
    rows.isTaken.get(wanted) ? { requestId: `${wanted}~${randomUUID()}`, origin: wanted } : { requestId: wanted };

  const named: Writer['named'] = (direction, type, body) => {
    // Without a hub files go along with the package that names them.
    if (type !== 'AttachmentAdded' || (direction === 'up' && rows.isInHub.get() === undefined)) return;
    const { attachment, name, size } = body as { attachment: string; name: string; size: number };
    // A file that is here already need not come, one that is not here cannot go.
    if ((rows.hasFile.get(attachment) !== undefined) === (direction === 'up')) {
      rows.addTransfer.run(attachment, direction, name, size);
    }
  };

  const note: Writer['note'] = (type, body) =>
    log.appender.append({
      requestId: randomUUID(),
      name: 'exchange.merge',
      personId: null,
      unitId: null,
      at: clock(),
      input: 'null',
      reply: 'null',
      events: [{ stream: exchangeStream(deskId), type, audience: 'desk', body: textOf(body) }],
    });

  return {
    named,
    note,
    theirs(stream, { requestId, deskId: from, entries }) {
      const [first] = entries as [PulledEntry];
      for (const { type, body } of entries) named('down', type, body);
      return log.appender.append({
        ...freeId(requestId),
        name: first.command,
        personId: first.personId,
        unitId: first.unitId,
        at: first.at,
        // What was typed stayed where it was typed; here only where it belongs.
        input: JSON.stringify({ stream }),
        reply: 'null',
        events: entries.map(({ type, audience, body, at, version }) => ({
          stream,
          type,
          audience,
          at,
          body: textOf(body),
          hubVersion: version,
        })),
        from: { deskId: from, deskSequence: first.deskSequence },
      });
    },
    carried(stream, command) {
      const { requestId, name, personId, unitId, at, deskSequence, events } = command;
      for (const { type, body } of events) named('down', type, body);
      const appended = log.appender.append({
        ...freeId(requestId),
        name,
        personId,
        unitId,
        at,
        input: JSON.stringify({ stream }),
        reply: 'null',
        events: events.map(({ type, audience, body }) => ({ stream, type, audience, body: textOf(body) })),
        from: { deskId: command.deskId, deskSequence },
      });
      log.outbox.carry(appended);
      return appended;
    },
    again(stream, command, setAside, decideAgain) {
      const row = rows.selectGiven.get(command);
      if (!row) return { events: [] };
      const given = { ...row, input: JSON.parse(row.input) as unknown };
      const decision = decideAgain(given, log.read);
      // What it wanted has come about without it.
      if ('events' in decision && decision.events.length === 0) return { events: [] };
      const own = 'events' in decision ? decision.events.filter((event) => event.stream === stream) : [];
      if (own.length === 0) {
        const conflict = randomUUID();
        const { input: _input, ...who } = given;
        const refusal = 'refusal' in decision ? decision.refusal : { code: 'CannotRepeat' };
        const found: ConflictFound = { conflict, stream, ...who, refusal, setAside };
        return { events: note(conflictFound, found), conflict };
      }
      const { requestId, name, personId, unitId, at } = given;
      const events = log.appender.append({
        ...freeId(requestId),
        name,
        personId,
        unitId,
        at,
        input: row.input,
        reply: 'null',
        events: own.map((event) => ({ ...event, body: textOf(event.body) })),
      });
      log.outbox.add(events);
      return { events };
    },
  };
};
