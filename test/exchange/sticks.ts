/** Desks without any network: an association, a bank and its outlet, joined by invitation files, and a stick between them. */
import { begin } from '../desk/contract/links.ts';
import { openChainDesk, password, request, type ChainDesk } from './chain.ts';

export type StickChain = {
  clock: { now: number };
  association: ChainDesk;
  bank: ChainDesk;
  outlet: ChainDesk;
  units: { association: string; bank: string; outlet: string };
};

/** A file from one desk, as text. */
export const packageFor = async (from: ChainDesk, to: ChainDesk): Promise<string> =>
  (await from.client.exchange.makePackage({ desk: to.parts.deskId })).content;

/** Written here, read there. */
export const carry = async (from: ChainDesk, to: ChainDesk) =>
  to.client.exchange.takePackage({ content: await packageFor(from, to) });

/** Begins a desk with an invitation of the one above, which learns of it from its first file. */
const joinBelow = async (
  above: ChainDesk,
  clock: StickChain['clock'],
  name: string,
  unit: string,
  account: string,
): Promise<ChainDesk> => {
  const desk = await openChainDesk({ clock }, name);
  const { content } = await above.client.exchange.invite({ unit });
  await desk.client.exchange.joinFile({
    request: request(),
    content,
    deskName: name,
    personName: account,
    account,
    password,
  });
  await desk.sign(account);
  const first = await packageFor(desk, above);
  const { fingerprint } = await above.client.exchange.look({ content: first });
  await above.client.exchange.takePackage({ content: first, trust: fingerprint });
  await carry(above, desk);
  return desk;
};

export const openStickChain = async (): Promise<StickChain> => {
  const clock = { now: begin };
  const association = await openChainDesk({ clock }, 'association');
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
  const bankUnit = await unit('member', '某银行', 'BK', top);
  const outletUnit = await unit('outlet', '某银行中街支行', 'ZJ', bankUnit);
  const firstPassword = 'erstmals-2026';
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
  const bank = await joinBelow(association, clock, 'bank', bankUnit, 'bankclerk');
  const outlet = await joinBelow(bank, clock, 'outlet', outletUnit, 'outletclerk');
  return { clock, association, bank, outlet, units: { association: top, bank: bankUnit, outlet: outletUnit } };
};
