/** A hub in memory: the hub's own judgement of batches, and a list for each stream instead of a database. */
import { judge, type Facts } from '../../shared/exchange/judge.ts';
import type { PulledEntry, PushedBatch, Receipt } from '../../shared/exchange/protocol.ts';
import type { Office, Unit } from '../../shared/people/office.ts';

/** The organisation on top and two below it; desks work for one of them. */
export const organisations = ['top', 'east', 'west'];

const unit = (id: string, parent?: string): [string, Unit] => [
  id,
  { id, kind: parent ? 'member' : 'association', name: id, parent, contact: {}, closed: false },
];
const office: Office = {
  unitById: new Map([unit('top'), unit('east', 'top'), unit('west', 'top')]),
  personById: new Map(),
};

export type Caller = { deskId: string; organisation: string };

export type FakeHub = {
  /** @returns nothing to a desk that was revoked */
  push(desk: Caller, batches: readonly PushedBatch[]): Receipt[] | undefined;
  pull(
    desk: Caller,
    cursor: string | null,
    limit: number,
  ): { entries: PulledEntry[]; cursor: string; more: boolean } | undefined;
  /** what a desk may read of a stream, in the hub's order */
  readable(desk: Caller, stream: string): PulledEntry[];
  holds(requestId: string): boolean;
  /** A lost laptop is let in no more, until somebody has it back. */
  revoke(desk: Caller, revoked: boolean): void;
};

export const createFakeHub = (): FakeHub => {
  const order: PulledEntry[] = [];
  const places = new Map<string, string>();
  const shut = new Set<string>();
  const mayRead = (desk: Caller, { audience }: PulledEntry): boolean =>
    audience === 'parties' || audience === 'everyone' || audience === desk.organisation;
  const streamOf = (stream: string): PulledEntry[] => order.filter((entry) => entry.stream === stream);

  const factsOf = (desk: Caller, { stream, base, commands }: PushedBatch): Facts => {
    const entries = streamOf(stream);
    const taken = new Map<string, { first: number; last: number }>();
    for (const { requestId } of commands) {
      const own = entries.filter((entry) => entry.requestId === requestId);
      const [first] = own;
      if (first) taken.set(requestId, { first: first.version, last: own.at(-1)!.version });
    }
    const place = (sequence: number): string => `${desk.deskId} ${sequence}`;
    return {
      office,
      stream: entries.length > 0 ? { id: 1, version: entries.length, owner: null } : undefined,
      isTold: true,
      taken,
      newest: entries.findLast((entry) => entry.version > base && mayRead(desk, entry))?.version ?? 0,
      copied: new Set(
        commands
          .filter(({ deskSequence, requestId }) => (places.get(place(deskSequence)) ?? requestId) !== requestId)
          .map(({ requestId }) => requestId),
      ),
      seatsByPerson: new Map(),
    };
  };

  return {
    push: (desk, batches) => {
      if (shut.has(desk.deskId)) return undefined;
      return batches.map((batch) => {
        const pusher = { deskId: desk.deskId, unit: desk.organisation, feed: 1 };
        const { receipt, taken } = judge(batch, pusher, factsOf(desk, batch));
        for (const { command, first, last } of taken?.commands ?? []) {
          places.set(`${desk.deskId} ${command.deskSequence}`, command.requestId);
          for (const { version, type, audience, body } of taken!.entries) {
            if (version < first || version > last) continue;
            order.push({
              stream: batch.stream,
              version,
              type,
              audience,
              at: command.at,
              deskId: desk.deskId,
              deskSequence: command.deskSequence,
              requestId: command.requestId,
              command: command.name,
              personId: command.personId,
              unitId: command.unitId,
              body: JSON.parse(body) as Record<string, unknown>,
            });
          }
        }
        return receipt;
      });
    },
    pull(desk, cursor, limit) {
      if (shut.has(desk.deskId)) return undefined;
      const from = Number(cursor ?? 0);
      const entries: PulledEntry[] = [];
      let at = from;
      for (; at < order.length && entries.length < limit; at++) {
        const entry = order[at]!;
        if (mayRead(desk, entry)) entries.push(entry);
      }
      return { entries, cursor: String(at), more: at < order.length };
    },
    readable: (desk, stream) => streamOf(stream).filter((entry) => mayRead(desk, entry)),
    revoke(desk, revoked) {
      if (revoked) shut.add(desk.deskId);
      else shut.delete(desk.deskId);
    },
    holds: (requestId) => order.some((entry) => entry.requestId === requestId),
  };
};
