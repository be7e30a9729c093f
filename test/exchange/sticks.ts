/** Desks without any network: an association, a bank and its outlet, joined by invitation files, and a stick between them. */
import { begin } from '../desk/contract/links.ts';
import { foundAssociation, openChainDesk, password, request, type ChainDesk } from './chain.ts';

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
  const { association, units } = await foundAssociation({ clock });
  const bank = await joinBelow(association, clock, 'bank', units.bank, 'bankclerk');
  const outlet = await joinBelow(bank, clock, 'outlet', units.outlet, 'outletclerk');
  return { clock, association, bank, outlet, units };
};
