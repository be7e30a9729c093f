/** What the page can do with the exchange, and what it reads of it. */
import { done, refused } from '../../shared/base/result.ts';
import type { ExchangeStatus } from '../../shared/contract/exchangeViews.ts';
import { conflictSettled, exchangeStream, type ConflictFound } from '../../shared/exchange/conflict.ts';
import { kindOf } from '../../shared/exchange/audience.ts';
import { decideNote } from '../../shared/complaint/decide/record.ts';
import { may } from '../../shared/people/permissions.ts';
import { isFresh } from '../office.ts';
import type { Caller, DeskParts, Handlers, Reply } from '../parts.ts';
import { audienceOf, complaintEvents, contextOf, loadComplaint, perform, visibleComplaint } from '../perform.ts';
import { cameItems, conflictViews, exchangeCounts, transferItems, waitingItems } from '../queries/exchange.ts';
import type { DecideAgain } from '../store/exchange/types.ts';
import type { NewEvent } from '../store/eventStore.ts';
import { prepared } from '../store/prepared.ts';
import { createHubClient, type Fetch } from './client.ts';
import {
  beginMembership,
  endMembership,
  enrolDesk,
  foundFirstPerson,
  isJoined,
  ownUnitOf,
  placeOwnUnit,
  type Invitation,
} from './join.ts';
import { createFolder } from './folder.ts';
import { createLoop } from './loop.ts';
import { deskKeys, readCircle, readMembership, type Membership } from './membership.ts';
import { createPackages } from './packages.ts';
import { createRound, type Round } from './round.ts';

export type ExchangeParts = {
  parts: DeskParts;
  version: string;
  decideAgain: DecideAgain;
  fetch: Fetch;
  report: (error: unknown) => void;
};

export type DeskExchange = {
  handlers: Handlers<'exchange'>;
  /** Goes on where the desk stopped when it was closed. */
  start(): void;
  /** Something was written here. */
  poke(): void;
  stop(): Promise<void>;
};

export const createExchange = ({ parts, version, decideAgain, fetch, report }: ExchangeParts): DeskExchange => {
  const { settings, clock } = parts;
  const loop = createLoop({
    clock,
    random: Math.random,
    changed: () => parts.publish({ topics: ['exchange'] }),
    report,
  });

  const roundOf = async (membership: Membership): Promise<Round> =>
    createRound({
      parts,
      membership,
      keys: await deskKeys(settings, clock()),
      client: createHubClient(membership.address, fetch),
      decideAgain,
      received({ events }) {
        if (events.length > 0) parts.publish({ topics: topicsOf(events.map(({ stream }) => stream)) });
      },
    });

  const begin = async (): Promise<void> => {
    const membership = readMembership(settings);
    loop.restart(membership && (await roundOf(membership)));
  };
  let begun: Promise<void> = Promise.resolve();
  const packages = createPackages(parts, decideAgain);
  const took = (streams: readonly string[]): void => parts.publish({ topics: topicsOf(streams) });
  const folder = createFolder(parts, packages, took, report);

  const status = (): ExchangeStatus => {
    const { state, lastAt, nextAt, problems } = loop.state();
    const [problem = null] = problems;
    const hubName = readMembership(settings)?.hub.name ?? null;
    return { state, hubName, ...exchangeCounts(parts), lastAt, nextAt, problem };
  };

  const mayManage = ({ actor }: Caller): boolean => may(parts.office(), actor, 'manageExchange');
  const notPermitted = refused({ code: 'NotPermitted', permission: 'manageExchange' });

  const join = async (invitation: Invitation, caller: Caller): Promise<Reply<Membership>> => {
    const joined = readMembership(settings);
    // The same request once more: its reply was lost.
    if (readCircle(settings)) return refused({ code: 'PackageProblem', kind: 'hasContacts' });
    if (joined) return joined.address === invitation.address ? done(joined) : refused({ code: 'AlreadyJoined' });
    const own = ownUnitOf(parts);
    const enrolled = await enrolDesk(parts, createHubClient(invitation.address, fetch), version, invitation, own);
    if (!enrolled.ok) return enrolled;
    const { parent, ...membership } = enrolled.value;
    beginMembership(parts, membership);
    const placed = own ? placeOwnUnit(parts, caller, invitation.request, own, parent) : done(null);
    return placed.ok ? done(membership) : placed;
  };

  return {
    start() {
      begun = begin().catch(report);
      folder.start();
    },
    poke: () => {
      folder.poke();
      if (prepared<[], unknown>(parts.database, 'select 1 from outbox where refusal is null limit 1').get())
        loop.poke();
    },
    async stop() {
      await begun;
      await loop.stop();
      await folder.stop();
    },
    handlers: {
      status: () => done(status()),
      async view(_input, caller) {
        const membership = readMembership(settings);
        return done({
          status: status(),
          contacts: packages.contacts(),
          fingerprint: await packages.ownFingerprint(),
          folder: folder.state(),
          membership: membership
            ? {
                hubName: membership.hub.name,
                address: membership.address,
                unit: membership.unit,
                organisation: membership.organisation,
                deskName: membership.deskName,
                joinedAt: membership.joinedAt,
              }
            : null,
          waiting: waitingItems(parts),
          came: cameItems(parts),
          conflicts: conflictViews(parts, caller),
          transfers: transferItems(parts),
          problems: loop.state().problems,
        });
      },
      async join(input, caller) {
        if (!mayManage(caller)) return notPermitted;
        const joined = await join(input, caller);
        if (!joined.ok) return joined;
        await begin();
        parts.publish({ topics: ['exchange', 'office'] });
        return done(status());
      },
      async joinFresh({ personName, account, password, ...invitation }, caller) {
        if (!isFresh(parts.office())) return refused({ code: 'OfficeExists' });
        const joined = await join(invitation, caller);
        if (!joined.ok) return joined;
        const { unit } = joined.value;
        const fetched = await (await roundOf(joined.value)).run(new AbortController().signal);
        if (!fetched.ok) return refused({ code: 'ExchangeProblem', kind: fetched.problem.code });
        const found = await foundFirstPerson(parts, invitation.request, unit, { personName, account, password });
        if (!found.ok) return found;
        await begin();
        parts.publish({ topics: ['session', 'exchange', 'office', 'complaint', 'duty', 'calendar'] });
        return done({ unit, unitName: parts.office().unitById.get(unit)?.name ?? '' });
      },
      async now() {
        if (!isJoined(parts)) return refused({ code: 'NotJoined' });
        await loop.now();
        return done(status());
      },
      async tryAgain() {
        if (!isJoined(parts)) return refused({ code: 'NotJoined' });
        parts.exchange.tryAgain();
        await loop.now();
        return done(status());
      },
      async leave(_input, caller) {
        if (!mayManage(caller)) return notPermitted;
        await loop.stop();
        endMembership(parts);
        loop.restart(undefined);
        parts.publish({ topics: ['exchange'] });
        return done(status());
      },
      invite: async ({ unit }, caller) => (mayManage(caller) ? packages.invite(unit) : notPermitted),
      card: async (_input, caller) => (mayManage(caller) ? packages.card() : notPermitted),
      look: ({ content }) => packages.look(content),
      async joinFile({ request, content, deskName, ...person }) {
        const begunHere = await packages.begin(request, content, deskName, person);
        if (!begunHere.ok) return begunHere;
        parts.publish({ topics: ['session', 'exchange', 'office', 'complaint', 'duty', 'calendar'] });
        return done({ unit: begunHere.value.id, unitName: begunHere.value.name });
      },
      async makePackage({ desk }, caller) {
        if (!mayManage(caller)) return notPermitted;
        const made = await packages.make(desk);
        if (!made.ok) return made;
        parts.publish({ topics: ['exchange'] });
        return made.value ? done(made.value) : refused({ code: 'UnknownContact' });
      },
      async takePackage({ content, trust }, caller) {
        if (!mayManage(caller)) return notPermitted;
        const taken = await packages.take(content, trust);
        if (taken.ok) took(taken.value.streams);
        return taken;
      },
      revoke({ desk, revoked }, caller) {
        if (!mayManage(caller)) return notPermitted;
        const ended = packages.revoke(desk, revoked);
        if (!ended.ok) return ended;
        parts.publish({ topics: ['exchange'] });
        return done({ desk });
      },
      async chooseFolder({ path }, caller) {
        if (!mayManage(caller)) return notPermitted;
        if (!(await folder.choose(path))) return refused({ code: 'PackageProblem', kind: 'folderAway' });
        parts.publish({ topics: ['exchange'] });
        return done(status());
      },
      settle: (input, caller) => settleConflict(parts, caller, input),
    },
  };
};

/** What a page has to read again when entries of these streams came. */
const topicsOf = (streams: readonly string[]) => {
  const kinds = new Set(streams.map(kindOf));
  return [
    'exchange' as const,
    ...(kinds.has('complaint') || kinds.has('group') ? ['complaint' as const] : []),
    ...(kinds.has('unit') || kinds.has('person') ? ['office' as const, 'duty' as const] : []),
    ...(kinds.has('contactNotice') ? ['duty' as const] : []),
    ...(kinds.has('calendar') ? ['calendar' as const, 'complaint' as const] : []),
    ...(kinds.has('pack') ? ['procedure' as const] : []),
  ];
};

type Settle = Parameters<Handlers<'exchange'>['settle']>[0];

function settleConflict(parts: DeskParts, caller: Caller, input: Settle): Reply<{ conflict: string }> {
  const row = prepared<[string], { body: string; choice: string | null }>(
    parts.database,
    'select body, choice from conflict where conflict = ?',
  ).get(input.conflict);
  if (!row) return refused({ code: 'UnknownConflict' });
  const { stream } = JSON.parse(row.body) as ConflictFound;
  const complaintId = kindOf(stream) === 'complaint' ? stream.slice('complaint/'.length) : undefined;
  if (complaintId !== undefined && !visibleComplaint(parts, caller)(complaintId)) {
    return refused({ code: 'UnknownConflict' });
  }
  const now = parts.clock();
  const context = contextOf(parts, caller.actor, now);
  const { request, conflict, choice, text } = input;
  return perform(parts, caller.actor, now, {
    request,
    name: 'exchange.settle',
    input: { conflict, choice },
    topics: ['exchange', 'complaint'],
    decide: (load) => {
      const settled: NewEvent = {
        stream: exchangeStream(parts.deskId),
        type: conflictSettled,
        audience: 'desk',
        body: { conflict, choice, at: now },
      };
      if (choice !== 'note') return done({ events: [settled], reply: { conflict } });
      const complaint = complaintId === undefined ? undefined : loadComplaint(load, complaintId);
      if (!complaint || complaintId === undefined) return refused({ code: 'UnknownConflict' });
      const noted = decideNote(text ?? '', complaint, context);
      if (!noted.ok) return noted;
      const audience = audienceOf(context.office, caller.actor, complaint.pack, parts.packs(), true);
      return done({ events: [settled, ...complaintEvents(complaintId, noted.value, audience)], reply: { conflict } });
    },
  });
}
