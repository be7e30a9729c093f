/** Takes a file of another desk in. Each stream is judged like a push to a hub: may the desk that wrote the file write this here,
 *  and did it see what stands here? Doing it twice changes nothing, and a kill in the middle is made good by doing it again.
 *
 *    entry in order ──▶ from a desk above, or one that may write it ──▶ merged like the hub's
 *    tail           ──▶ of a stream this desk began ──▶ put in order here
 *                   └─▶ of any other ──▶ carried until somebody puts it in order */
import { setImmediate } from 'node:timers/promises';
import { done, refused, type Result } from '../../shared/base/result.ts';
import { kindOf } from '../../shared/exchange/audience.ts';
import { judge, type Facts } from '../../shared/exchange/judge.ts';
import { commandsOf } from '../../shared/exchange/merge.ts';
import type { Card, PackageContent, PackageProblem, Tail, TailCommand } from '../../shared/exchange/package.ts';
import type { PulledEntry, Receipt } from '../../shared/exchange/protocol.ts';
import { organisationIdOf } from '../../shared/exchange/reach.ts';
import { isAtOrUnder } from '../../shared/people/office.ts';
import type { DeskParts } from '../parts.ts';
import { counts } from '../store/event.ts';
import type { DecideAgain, Received } from '../store/exchange/types.ts';
import { prepared } from '../store/prepared.ts';
import { homeOf, saveContact, toldOf, type Contact } from './contacts.ts';
import { readMembership } from './membership.ts';
import { awaken, isOrderedHere, isPartyOf } from './packing.ts';

export type TakenIn = {
  /** entries that were new here */
  fresh: number;
  conflicts: number;
  /** steps of the other desk that it has to decide again: it had not seen what stands here */
  behind: number;
  refused: PackageContent['refused'];
  streams: string[];
};

/** What a file's number says, before anything is looked at. */
export function placeOfFile(parts: DeskParts, contact: Contact, content: PackageContent): Result<null, PackageProblem> {
  const hub = readMembership(parts.settings)?.hub.id;
  if (content.from.hub?.id !== hub) return refused('otherHub');
  if (content.number <= contact.taken) return refused('alreadyTaken');
  return content.since > contact.taken ? refused('gap') : done(null);
}

type Known = { version: number; requestId: string; audience: string };

const knownOf = ({ database }: DeskParts, stream: string): Known[] =>
  prepared<[string], Known>(
    database,
    `select e.hub_version as version, coalesce(c.origin, c.request_id) as requestId, e.audience
     from event e join command c on c.sequence = e.command_sequence
     where e.stream = ? and e.hub_version is not null and ${counts} order by e.hub_version`,
  ).all(stream);

/** What the judgement asks of the past, from this desk's own log. */
function factsOf(parts: DeskParts, { unit }: Card, { stream, base, commands }: Tail): Facts {
  const office = parts.office();
  const known = knownOf(parts, stream);
  const organisation = organisationIdOf(office, unit.id);
  const mayRead = ({ audience }: Known): boolean =>
    audience === 'parties' || audience === 'everyone' || audience === organisation;
  const taken = new Map<string, { first: number; last: number }>();
  for (const { requestId } of commands) {
    const own = known.filter((entry) => entry.requestId === requestId);
    const [first] = own;
    if (first) taken.set(requestId, { first: first.version, last: own.at(-1)!.version });
  }
  const isNew =
    prepared<[string], unknown>(parts.database, 'select 1 from event where stream = ? limit 1').get(stream) ===
    undefined;
  const persons = [...new Set(commands.flatMap(({ personId }) => (personId === null ? [] : [personId])))];
  if (kindOf(stream) === 'person') persons.push(stream.slice('person/'.length));
  return {
    office,
    stream: isNew ? undefined : { id: 1, version: known.at(-1)?.version ?? 0, owner: null },
    isTold: isPartyOf(parts, stream, unit.id),
    taken,
    newest: known.findLast((entry) => entry.version > base && mayRead(entry))?.version ?? 0,
    copied: new Set(),
    seatsByPerson: new Map(
      persons.map((person) => [person, new Set(office.personById.get(person)?.seats.map((seat) => seat.unit) ?? [])]),
    ),
  };
}

type Judged = { receipt: Receipt; entries: PulledEntry[] };

/** What a desk above hands on is put in order as it is: it may carry anybody's. */
function ordered({ stream, base, commands }: Tail, { taken, newest, stream: known }: Facts): Judged {
  const fresh = commands.filter(({ requestId }) => !taken.has(requestId));
  const confirmed = [...taken.values()].reduce((most, { last }) => Math.max(most, last), base);
  let version = known?.version ?? 0;
  if (fresh.length > 0 && newest > confirmed) return { receipt: { outcome: 'behind', stream, version }, entries: [] };
  const entries = fresh.flatMap(({ events, name, requestId, deskId, deskSequence, at, personId, unitId }) =>
    events.map(({ type, audience, body }): PulledEntry => {
      version += 1;
      const who = { at, deskId, deskSequence, requestId, command: name, personId, unitId };
      return { stream, version, type, audience, body, ...who };
    }),
  );
  return { receipt: { outcome: 'accepted', stream, version }, entries };
}

function judged(card: Card, tail: Tail, facts: Facts): Judged {
  const batch = { stream: tail.stream, base: tail.base, commands: tail.commands };
  const { receipt, taken } = judge(batch, { deskId: card.deskId, unit: card.unit.id, feed: 0 }, facts);
  const byRequest = new Map(tail.commands.map((command) => [command.requestId, command]));
  const entries = (taken?.commands ?? []).flatMap(({ command, first, last }) =>
    taken!.entries
      .filter(({ version }) => version >= first && version <= last)
      .map(({ version, type, audience, body }): PulledEntry => ({
        stream: tail.stream,
        version,
        type,
        audience,
        at: command.at,
        deskId: byRequest.get(command.requestId)?.deskId ?? card.deskId,
        deskSequence: command.deskSequence,
        requestId: command.requestId,
        command: command.name,
        personId: command.personId,
        unitId: command.unitId,
        body: JSON.parse(body) as Record<string, unknown>,
      })),
  );
  return { receipt, entries };
}

/** Whether a desk may write this, whatever has been ordered since. */
const rightTo = (parts: DeskParts, card: Card, tail: Tail): Receipt => {
  const facts = factsOf(parts, card, tail);
  const fresh: Facts = { ...facts, newest: 0, taken: new Map() };
  const version = fresh.stream?.version ?? 0;
  return judged(card, { ...tail, base: version }, fresh).receipt;
};

const asTail = (stream: string, entries: readonly PulledEntry[]): Tail => ({
  stream,
  base: 0,
  commands: commandsOf(entries).map(({ requestId, deskId, entries: own }): TailCommand => {
    const [{ command: name, personId, unitId, at, deskSequence }] = own as [PulledEntry];
    const events = own.map(({ type, audience, body }) => ({ type, audience, body }));
    return { requestId, deskId, name, personId, unitId, at, deskSequence, events };
  }),
});

/** Units before the persons in them, both before the complaints in which they appear. */
const rank = (stream: string): number => {
  const place = ['unit', 'person'].indexOf(kindOf(stream));
  return place < 0 ? 2 : place;
};

export async function takeIn(
  parts: DeskParts,
  contact: Contact,
  content: PackageContent,
  decideAgain: DecideAgain,
): Promise<Result<TakenIn, PackageProblem | 'rebuilding'>> {
  const { database, exchange, clock } = parts;
  const { card } = contact;
  const head = (): number =>
    prepared<[], { last: number }>(database, 'select coalesce(max(sequence), 0) as last from event').get()?.last ?? 0;
  const result: TakenIn = { fresh: 0, conflicts: 0, behind: 0, refused: [], streams: [] };
  const came: [number, number][] = [];
  const entriesByStream = Map.groupBy(content.entries, ({ stream }) => stream);
  const tailByStream = new Map(content.tails.map((tail) => [tail.stream, tail]));
  const streams = [...new Set([...entriesByStream.keys(), ...tailByStream.keys()])].sort(
    (one, other) => rank(one) - rank(other),
  );
  // Whoever stands above hands on what others wrote; anybody else speaks for those he may write for.
  const home = homeOf(parts)?.unit ?? '';
  const isAbove = (): boolean => !parts.office().unitById.has(home) || isAtOrUnder(parts.office(), home, card.unit.id);
  const refuse = (stream: string, commands: readonly { requestId: string }[], code: string): void => {
    for (const { requestId } of commands) result.refused.push({ stream, requestId, code });
  };
  const count = (received: Received | undefined): boolean => {
    if (!received) return false;
    result.fresh += received.fresh;
    result.conflicts += received.conflicts.length;
    result.behind += received.stale;
    return true;
  };

  /** @returns those that are taken in */
  const judgedEntries = (stream: string, entries: PulledEntry[]): PulledEntry[] => {
    const known = new Set(knownOf(parts, stream).map(({ version }) => version));
    const fresh = entries.filter(({ version }) => !known.has(version));
    if (fresh.length === 0) return [];
    if (!isAbove()) {
      const own = asTail(
        stream,
        fresh.filter(({ deskId }) => deskId !== parts.deskId),
      );
      const receipt = own.commands.length > 0 ? rightTo(parts, card, own) : undefined;
      if (receipt?.outcome === 'refused') {
        refuse(stream, own.commands, receipt.code);
        return [];
      }
    }
    return entries;
  };

  const receiptOf = (tail: Tail): Receipt =>
    isAbove()
      ? { outcome: 'accepted', stream: tail.stream, version: 0 }
      : rightTo(parts, card, { ...tail, commands: tail.commands.filter(({ deskId }) => deskId !== parts.deskId) });

  const takeEntries = (entries: PulledEntry[]): boolean => {
    const before = head();
    const received = exchange.receive({ entries }, decideAgain);
    came.push([before + 1, head()]);
    return count(received);
  };

  /** A stream that somebody else puts in order. What is in order and what follows it go in together: mine may stand on either. */
  const takeStream = (stream: string, given: PulledEntry[], tail: Tail | undefined): boolean => {
    const entries = judgedEntries(stream, given);
    if (tail && receiptOf(tail).outcome !== 'refused') {
      return count(exchange.receive({ entries, tails: [tail], told: toldOf(parts) }, decideAgain));
    }
    // Who may write the rest may stand in what is in order.
    if (entries.length > 0 && !takeEntries(entries)) return false;
    if (!tail) return true;
    const receipt = receiptOf(tail);
    if (receipt.outcome !== 'refused') {
      return count(exchange.receive({ entries: [], tails: [tail], told: toldOf(parts) }, decideAgain));
    }
    refuse(stream, tail.commands, receipt.code);
    return true;
  };

  const putInOrder = (tail: Tail): boolean => {
    const { stream, commands } = tail;
    const facts = factsOf(parts, card, tail);
    const { receipt, entries } = isAbove() ? ordered(tail, facts) : judged(card, tail, facts);
    if (receipt.outcome === 'behind') result.behind += commands.length;
    if (receipt.outcome === 'refused') refuse(stream, commands, receipt.code);
    if (receipt.outcome !== 'accepted' || entries.length === 0) return true;
    return exchange.inTransaction(() => {
      awaken(parts, stream);
      return count(exchange.receive({ entries }, decideAgain));
    });
  };

  for (const stream of streams) {
    const entries = entriesByStream.get(stream);
    const tail = tailByStream.get(stream);
    const isTaken = isOrderedHere(parts, stream) ? !tail || putInOrder(tail) : takeStream(stream, entries ?? [], tail);
    if (!isTaken) return refused('rebuilding');
    result.streams.push(stream);
    // Whoever clicks in the meantime is answered between two streams.
    if (result.streams.length % 20 === 0) await setImmediate();
  }
  for (const { sha256, name, content: base64 } of content.enclosed) {
    const added = await parts.attachments.add(name, Buffer.from(base64, 'base64'));
    if (added.ok && added.value.sha256 === sha256) exchange.transferred(sha256);
  }
  const acknowledged = contact.told.find(({ number }) => number === content.seen);
  const told: Contact['told'] = acknowledged
    ? [acknowledged, ...contact.told.filter(({ number }) => number > content.seen)]
    : // It was put back to an older copy of itself: it is told everything once more.
      [{ number: 0, sequence: 0, again: [] }];
  saveContact(parts, {
    ...contact,
    taken: content.number,
    takenAt: clock(),
    told,
    owed: [...new Set([...contact.owed, ...tailByStream.keys()])],
    came: [...contact.came, ...came].filter(([, to]) => to > told[0].sequence),
    refused: result.refused,
    wants: content.wants,
  });
  return done(result);
}
