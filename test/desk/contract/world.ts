/** A small office, and the names of all calls of the contract. */
import { contract, type Contract, type DeskClient } from '../../../shared/contract/contract.ts';
import { begin, type Link } from './links.ts';

export type CallName = { [Group in keyof Contract]: `${Group}.${keyof Contract[Group] & string}` }[keyof Contract];

export const callNames = Object.entries(contract).flatMap(([group, calls]) =>
  Object.keys(calls).map((call) => `${group}.${call}` as CallName),
);

export const password = 'jiandu-2026';

export type World = {
  unit: string;
  member: string;
  outlet: string;
  person: string;
  other: string;
  complaint: string;
};

export const details = {
  channel: 'phone' as const,
  receivedAt: begin - 3_600_000,
  complainants: [{ kind: 'person' as const, name: '赵小雨', phone: '024-0000 0000', identity: '210100190001010000' }],
  complainedPersons: [{ name: '柜员' }],
  reason: 'C1',
  narrative: '排队两小时，窗口只开一个；柜员态度生硬。',
  demand: '说明原因并致歉',
  amount: 12_345,
  flags: ['vulnerable' as const],
};

export const found = {
  request: 'request-found',
  kind: 'association' as const,
  unitName: '某省银行业协会',
  numberPrefix: 'LN',
  personName: '王敏',
  account: 'wangmin',
  password,
};

export const foundWorld = async ({ client, session }: Link): Promise<World> => {
  const view = await client.session.found(found);
  session.token = view.token;
  const unit = view.seat?.unit ?? '';
  const person = view.person?.id ?? '';
  const member = await saveUnit(client, 'member', '某银行', { parent: unit });
  const outlet = await saveUnit(client, 'outlet', '某银行中街支行', { parent: member });
  const other = await client.office.savePerson({
    request: 'request-other',
    name: '李强',
    account: 'liqiang',
    contact: { mobile: '130 0000 0000' },
    seats: [{ unit: member, roles: ['handler', 'intake'] }],
    password: 'erstmals-1',
  });
  const complaint = await client.complaint.register({
    request: 'request-register',
    details: { ...details, complainedUnit: outlet },
  });
  return { unit, member, outlet, person, other: other.id, complaint: complaint.id };
};

const saveUnit = async (client: DeskClient, kind: 'member' | 'outlet', name: string, more: object): Promise<string> =>
  (await client.office.saveUnit({ request: `request-${kind}`, kind, name, contact: {}, ...more })).id;
