/** An association with its desk, two banks and their outlets; and people who sign in with one password. */
import type { DeskClient } from '../../../shared/contract/contract.ts';
import type { Role, UnitKind } from '../../../shared/people/office.ts';
import { begin, connect, openTestDesk, replyOf, type Link, type TestDesk } from '../contract/links.ts';

export const password = 'jiandu-2026';
let requests = 0;
export const request = (): string => `request-${++requests}`;

export type Branches = {
  association: string;
  desk: string;
  bank: string;
  outlet: string;
  otherBank: string;
  otherOutlet: string;
};

export type SmallOffice = TestDesk & {
  units: Branches;
  founder: Link;
  person(name: string, ...seats: [unit: string, ...roles: Role[]][]): Promise<string>;
  /** A link of his own, signed in. */
  as(name: string): Promise<Link>;
};

export async function smallOffice(): Promise<SmallOffice> {
  const test = await openTestDesk();
  const founder = await connect('direct', test.desk);
  const view = await founder.client.session.found({
    request: request(),
    kind: 'association',
    unitName: '某省银行业协会',
    numberPrefix: 'LN',
    personName: '方圆',
    account: 'founder',
    password,
  });
  founder.session.token = view.token;
  const association = view.seat!.unit;
  const unit = async (kind: UnitKind, name: string, parent: string, numberPrefix?: string): Promise<string> => {
    const more = numberPrefix === undefined ? {} : { numberPrefix };
    return (await founder.client.office.saveUnit({ request: request(), kind, name, parent, contact: {}, ...more })).id;
  };
  const desk = await unit('department', '服务拓展部', association);
  const bank = await unit('member', '甲银行', association, 'JIA');
  const otherBank = await unit('member', '乙银行', association, 'YI');
  const units: Branches = {
    association,
    desk,
    bank,
    outlet: await unit('outlet', '甲银行中街支行', bank),
    otherBank,
    otherOutlet: await unit('outlet', '乙银行北站支行', otherBank),
  };
  return {
    ...test,
    units,
    founder,
    async person(name, ...seats) {
      const { id } = await founder.client.office.savePerson({
        request: request(),
        name,
        account: name,
        contact: {},
        seats: seats.map(([at, ...roles]) => ({ unit: at, roles })),
        password: 'erstmals-1',
      });
      return id;
    },
    async as(name) {
      const link = await connect('direct', test.desk);
      const first = await replyOf(() => link.client.session.signIn({ account: name, password }));
      if ('value' in first) {
        link.session.token = (first.value as { token: string }).token;
        return link;
      }
      const entered = await link.client.session.signIn({ account: name, password: 'erstmals-1' });
      link.session.token = entered.token;
      await link.client.session.changePassword({ request: request(), old: 'erstmals-1', fresh: password });
      return link;
    },
  };
}

export const complaintAt = async (client: DeskClient, complainedUnit?: string): Promise<string> => {
  const { id } = await client.complaint.register({
    request: request(),
    details: {
      channel: 'phone',
      receivedAt: begin - 3_600_000,
      complainants: [{ kind: 'person', name: '赵小雨', phone: '13800001111', identity: '210100199001011234' }],
      ...(complainedUnit === undefined ? {} : { complainedUnit }),
      complainedPersons: [],
      reason: 'C1',
      narrative: '排队两小时，窗口只开一个。',
      demand: '道歉',
      flags: [],
    },
  });
  return id;
};

/** `ok`, or the code of the refusal. */
export async function outcomeOf(call: () => Promise<unknown>): Promise<string> {
  const reply = await replyOf(call);
  if ('value' in reply) return 'ok';
  return (reply.error.data as { code?: string } | null)?.code ?? reply.error.code;
}
