// A small chain on a hub: an association with its department, two banks and their outlets, and a desk for each.
import { randomUUID } from 'node:crypto';
import { createServer, usualRates, type ServerOptions } from '../../server/server.ts';
import {
  runAdminCommand,
  type AdminCommand,
  type AdminParts,
  type InvitationMade,
} from '../../server/admin/commands.ts';
import type { Blobs } from '../../server/blobs/blobs.ts';
import type { HubParts } from '../../server/parts.ts';
import type { Sql } from '../../server/store/sql.ts';
import type { PushedBatch, PushedEvent } from '../../shared/exchange/protocol.ts';
import { createDesk, parsed, type Desk, type Wire } from './desk.ts';

export const memoryBlobs = (): Blobs & { names(): string[] } => {
  const kept = new Map<string, Buffer>();
  return {
    put: async (name, content) => void kept.set(name, Buffer.from(content)),
    get: async (name) => kept.get(name),
    remove: async (name) => void kept.delete(name),
    names: () => [...kept.keys()],
  };
};

/** Far above what tests do: the limits have tests of their own. */
export const looseRates = { ...usualRates, enrol: 100_000, session: 100_000, signedIn: 1_000_000 };

export type TestHub = {
  wire: Wire;
  sql: Sql;
  parts: HubParts;
  listen(): Promise<string>;
  close(): Promise<void>;
};

export async function startHub(sql: Sql, options: Partial<ServerOptions> = {}): Promise<TestHub> {
  const { app, parts } = await createServer({
    sql,
    blobs: memoryBlobs(),
    clock: Date.now,
    name: 'test',
    rates: looseRates,
    ...options,
  });
  await app.ready();
  return {
    sql,
    parts,
    async wire({ method, path, headers = {}, body }) {
      const response = await app.inject({ method, url: path, headers, ...(body !== undefined && { payload: body }) });
      return {
        status: response.statusCode,
        headers: response.headers as Record<string, string>,
        body: parsed(response.rawPayload),
        bytes: response.rawPayload,
      };
    },
    listen: () => app.listen({ port: 0, host: '127.0.0.1' }),
    close: () => app.close(),
  };
}

export async function admin<Value>(parts: AdminParts, name: AdminCommand, input: unknown = {}): Promise<Value> {
  const outcome = await runAdminCommand(parts, name, input);
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.value as Value;
}

export async function invite(parts: AdminParts, unit: string | null, parent: string | null = null): Promise<string> {
  return (await admin<InvitationMade>(parts, 'invite', { unit, parent, hours: 1 })).code;
}

export type UnitKind = 'association' | 'member' | 'department' | 'outlet';

export const savedUnit = (id: string, kind: UnitKind, parent?: string): PushedEvent => ({
  type: 'UnitSaved',
  audience: 'everyone',
  body: { id, kind, name: `name of ${id}`, parent, contact: {}, at: 1 },
});

export const savedPerson = (id: string, ...units: string[]): PushedEvent => ({
  type: 'PersonSaved',
  audience: 'everyone',
  body: { id, name: 'N', account: id, contact: {}, seats: units.map((unit) => ({ unit, roles: ['handler'] })), at: 1 },
});

export const registered = (id: string, unit: string, person = 'p'): PushedEvent => ({
  type: 'ComplaintRegistered',
  audience: 'parties',
  body: { id, number: 'N1', details: { text: '柜面等候过久' }, firstAsked: { unit, person }, registeredAt: 1 },
});

export const handed = (unit: string): PushedEvent => ({
  type: 'PartyHanded',
  audience: 'parties',
  body: { party: 'member', unit, handler: null, at: 1 },
});

export const note = (text: string, audience = 'parties'): PushedEvent => ({
  type: 'NoteAdded',
  audience,
  body: { text, at: 1 },
});

export const batch = (desk: Desk, stream: string, base: number, ...events: PushedEvent[]): PushedBatch => ({
  stream,
  base,
  commands: [desk.command(events)],
});

export type World = Awaited<ReturnType<typeof createWorld>>;

/** Unit ids end in something of their own, so that several worlds fit on one hub. */
export async function createWorld(hub: TestHub, wire: Wire = hub.wire) {
  const own = randomUUID().slice(0, 8);
  const unit = {
    association: `a-${own}`,
    department: `d-${own}`,
    bank: `b-${own}`,
    otherBank: `c-${own}`,
    outlet: `o-${own}`,
    sister: `s-${own}`,
    otherOutlet: `t-${own}`,
  };
  const top = await createDesk(wire, { name: 'association' });
  const enrolled = await top.enrol(await invite(hub.parts, null), {
    id: unit.association,
    kind: 'association',
    name: 'association',
  });
  if (enrolled.status !== 200) throw new Error(JSON.stringify(enrolled.body));
  await top.signIn();
  const saved = (id: string, kind: UnitKind, parent?: string) =>
    batch(top, `unit/${id}`, 0, savedUnit(id, kind, parent));
  const receipts = await top.push(
    saved(unit.association, 'association'),
    saved(unit.department, 'department', unit.association),
    saved(unit.bank, 'member', unit.association),
    saved(unit.otherBank, 'member', unit.association),
    saved(unit.outlet, 'outlet', unit.bank),
    saved(unit.sister, 'outlet', unit.bank),
    saved(unit.otherOutlet, 'outlet', unit.otherBank),
  );
  const wrong = receipts.find(({ outcome }) => outcome !== 'accepted');
  if (wrong) throw new Error(JSON.stringify(wrong));

  const join = async (id: string): Promise<Desk> => {
    const desk = await createDesk(wire, { name: id });
    const answer = await desk.enrol(await invite(hub.parts, id));
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    await desk.signIn();
    return desk;
  };
  return {
    unit,
    top,
    join,
    desks: {
      association: top,
      department: await join(unit.department),
      bank: await join(unit.bank),
      otherBank: await join(unit.otherBank),
      outlet: await join(unit.outlet),
      sister: await join(unit.sister),
      otherOutlet: await join(unit.otherOutlet),
    },
    newComplaint: (): string => `complaint/${randomUUID()}`,
  };
}
