/** Desks and a hub in one process: the real desk, the real hub over an embedded database, and between them a network that can
 *  be cut, can lose replies and can deliver twice. */
import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { createCommands } from '../../desk/commands/index.ts';
import { createDecideAgain } from '../../desk/exchange/again.ts';
import { createExchange } from '../../desk/exchange/calls.ts';
import { createHubClient, type Fetch } from '../../desk/exchange/client.ts';
import { deskKeys, readMembership } from '../../desk/exchange/membership.ts';
import { createRound, type Round } from '../../desk/exchange/round.ts';
import type { DeskParts } from '../../desk/parts.ts';
import type { Sql } from '../../server/store/sql.ts';
import type { DeskClient } from '../../shared/contract/contract.ts';
import { begin, openTestDesk, type TestDesk } from '../desk/contract/links.ts';
import { openInMemory } from '../server/embedded.ts';
import { admin, invite, startHub, type TestHub } from '../server/world.ts';
import type { Wire } from '../server/desk.ts';

export const password = 'jiandu-2026';
const firstPassword = 'erstmals-2026';
export const address = 'http://hub.test';

let requests = 0;
export const request = (): string => `request-${String(++requests).padStart(6, '0')}-${randomUUID().slice(0, 8)}`;

/** What happens to one call on its way; `lost` means that the hub did it and the desk never hears of it. */
export type Weather = 'fine' | 'away' | 'lost' | 'twice';

export type Chain = {
  hub: TestHub;
  sql: Sql;
  clock: { now: number };
  desks: ChainDesk[];
};

export type ChainDesk = TestDesk & {
  name: string;
  client: DeskClient;
  sign: (account: string, secret?: string) => Promise<void>;
  weather: { next: () => Weather };
  /** by how much its clock is off */
  skew: { by: number };
  round: () => Promise<Round>;
  /** One round of exchange. @returns why it ended, or nothing when all came and went */
  exchange: () => Promise<string | undefined>;
};

export const openHub = async (database?: Sql): Promise<{ hub: TestHub; sql: Sql; clock: { now: number } }> => {
  const clock = { now: begin };
  const sql = database ?? (await openInMemory());
  const hub = await startHub(sql, { clock: () => clock.now });
  onTestFinished(() => hub.close());
  return { hub, sql, clock };
};

/** A desk that closes waits for no answer any more, as with a real connection. */
const untilAborted = <Answer>(answer: Promise<Answer>, signal: AbortSignal | null | undefined): Promise<Answer> =>
  signal
    ? Promise.race([
        answer,
        new Promise<never>((_, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
        ),
      ])
    : answer;

/** Calls of a desk, carried by hand. */
const fetchOver =
  (wire: Wire, weather: ChainDesk['weather'], clock: { now: number }): Fetch =>
  async (url, { method = 'GET', headers, body, signal }) => {
    const now = weather.next();
    signal?.throwIfAborted();
    if (now === 'away') throw new TypeError('fetch failed');
    const call = {
      method: method as 'GET',
      path: url.slice(address.length),
      headers: headers as Record<string, string>,
      ...(body !== undefined &&
        body !== null && { body: typeof body === 'string' ? body : Buffer.from(body as Uint8Array) }),
    };
    const answer = await untilAborted(wire(call), signal);
    const last = now === 'twice' ? await wire(call) : answer;
    if (now === 'lost') throw new TypeError('socket hang up');
    const answered = { ...last.headers, date: new Date(clock.now).toUTCString() };
    const content = method === 'HEAD' ? null : new Uint8Array(last.bytes);
    return new Response(content, { status: last.status, headers: answered });
  };

/** A desk that exchanges only when the test says so. */
export const openChainDesk = async (
  { hub, clock }: { hub?: TestHub; clock: Chain['clock'] },
  name: string,
  folder?: string,
): Promise<ChainDesk> => {
  const weather: ChainDesk['weather'] = { next: () => 'fine' };
  const skew = { by: 0 };
  const fetch: Fetch = hub
    ? fetchOver(hub.wire, weather, clock)
    : () => Promise.reject(new TypeError('there is no network'));
  let ids = 0;
  const mark = randomUUID().slice(0, 8);
  const opened = await openTestDesk(
    {
      ...(folder && { folder }),
      clock: () => clock.now + skew.by,
      newId: () => `${name}-${mark}-${++ids}`,
      fetch,
    },
    (rooms) => ({
      ...rooms,
      createExchange: (parts, options, report) => ({
        ...createExchange({
          parts,
          ...options,
          decideAgain: createDecideAgain(parts, createCommands),
          report,
        }),
        ...(hub && { start: () => {} }),
      }),
    }),
  );
  let token: string | null = null;
  const client = opened.desk.client(() => token);
  const round = (): Promise<Round> => roundOf(opened.parts, fetch);
  return {
    ...opened,
    name,
    client,
    weather,
    skew,
    round,
    async sign(account, secret = password) {
      token = (await client.session.signIn({ account, password: secret })).token;
    },
    async exchange() {
      const ran = await (await round()).run(new AbortController().signal);
      return ran.ok ? undefined : ran.problem.code;
    },
  };
};

const roundOf = async (parts: DeskParts, fetch: Fetch): Promise<Round> => {
  const membership = readMembership(parts.settings);
  if (!membership) throw new Error('the desk belongs to no hub');
  return createRound({
    parts,
    membership,
    keys: await deskKeys(parts.settings, parts.clock()),
    client: createHubClient(membership.address, fetch),
    decideAgain: createDecideAgain(parts, createCommands),
    received: () => {},
  });
};

export const inviteDesk = ({ hub }: Pick<Chain, 'hub'>, unit: string | null, parent: string | null = null) =>
  invite(hub.parts, unit, parent);

export const revokeDesk = ({ hub }: Pick<Chain, 'hub'>, desk: string) => admin(hub.parts, 'revoke', { desk });

export type BankChain = Chain & {
  association: ChainDesk;
  bank: ChainDesk;
  outlet: ChainDesk;
  units: { association: string; bank: string; outlet: string; otherBank: string };
};

/** An association at work, its bank and an outlet of the bank in its register. `wangmin` is signed in. */
export const foundAssociation = async (base: Parameters<typeof openChainDesk>[0]) => {
  const association = await openChainDesk(base, 'association');
  const founded = await association.client.session.found({
    request: request(),
    kind: 'association',
    unitName: '某省银行业协会',
    numberPrefix: 'LN',
    personName: '王敏',
    account: 'wangmin',
    password,
  });
  await association.sign('wangmin');
  const top = founded.seat?.unit ?? '';
  const unit = async (kind: 'member' | 'outlet', name: string, numberPrefix: string, parent: string) =>
    (await association.client.office.saveUnit({ request: request(), kind, name, numberPrefix, parent, contact: {} }))
      .id;
  const bank = await unit('member', '某银行', 'BK', top);
  const outlet = await unit('outlet', '某银行中街支行', 'ZJ', bank);
  const otherBank = await unit('member', '另一银行', 'OT', top);
  await association.client.office.savePerson({
    request: request(),
    name: '主任',
    account: 'zhuren',
    contact: {},
    seats: [{ unit: top, roles: ['approver', 'callBack'] }],
    password: firstPassword,
  });
  await association.sign('zhuren', firstPassword);
  await association.client.session.changePassword({ request: request(), old: firstPassword, fresh: password });
  await association.sign('wangmin');
  return { association, units: { association: top, bank, outlet, otherBank } };
};

/** An association that worked alone joins; its bank and an outlet of the bank begin with the office the hub knows. */
export const openBankChain = async (database?: Sql): Promise<BankChain> => {
  const base = await openHub(database);
  const { association, units } = await foundAssociation(base);
  await association.client.exchange.join({
    request: request(),
    address,
    code: await inviteDesk(base, null),
    deskName: '协会柜台',
  });
  const problem = await association.exchange();
  if (problem) throw new Error(`the association does not exchange: ${problem}`);
  const join = async (name: string, at: string, account: string): Promise<ChainDesk> => {
    const desk = await openChainDesk(base, name);
    await desk.client.exchange.joinFresh({
      request: request(),
      address,
      code: await inviteDesk(base, at),
      deskName: name,
      personName: account,
      account,
      password,
    });
    await desk.sign(account);
    return desk;
  };
  const bank = await join('bank', units.bank, 'bankclerk');
  const outlet = await join('outlet', units.outlet, 'outletclerk');
  return { ...base, desks: [association, bank, outlet], association, bank, outlet, units };
};
