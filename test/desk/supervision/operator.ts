/** A telecom operator with one partner under P1: what is told at the operator's desk, month by month. */
import { writeFigureProposals } from '../../../desk/watch/figures.ts';
import { writeMoments } from '../../../desk/watch/deadlines.ts';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import type { Role } from '../../../shared/people/office.ts';
import { at } from '../calendar/office.ts';
import { connect, openTestDesk, type TestDesk } from '../contract/links.ts';

const password = 'jiandu-2026';

export type OperatorOffice = TestDesk & {
  operator: string;
  partner: string;
  request(): string;
  lead: DeskClient;
  agent: DeskClient;
  si: DeskClient;
  set(moment: string): void;
  /** Dispatched to the partner an hour after it came. @returns id */
  dispatched(moment: string, mode?: 'emp' | 'c'): Promise<string>;
  /** The next months begin. */
  judge(moment: string): void;
};

export async function openOperatorOffice(begin: string): Promise<OperatorOffice> {
  let now = at(begin);
  let requests = 0;
  const request = (): string => `operator-${++requests}-00`;
  const test = await openTestDesk({ clock: () => now });
  const founder = await connect('direct', test.desk);
  const view = await founder.client.session.found({
    request: request(),
    kind: 'association',
    unitName: '某通信公司',
    numberPrefix: 'TX',
    personName: '方圆',
    account: 'founder',
    password,
  });
  founder.session.token = view.token;
  const operator = view.seat?.unit ?? '';
  const { id: partner } = await founder.client.office.saveUnit({
    request: request(),
    kind: 'member',
    name: '某SI',
    parent: operator,
    numberPrefix: 'SI',
    contact: {},
  });
  const { id: centre } = await founder.client.office.saveUnit({
    request: request(),
    kind: 'department',
    name: 'ADC客户服务中心',
    parent: operator,
    contact: {},
  });
  await founder.client.procedure.choose({ request: request(), main: ['P1'], overlays: [] });
  const person = async (account: string, unit: string, roles: Role[]): Promise<DeskClient> => {
    const first = 'first-pass-1';
    const seats = [{ unit, roles }];
    await founder.client.office.savePerson({
      request: request(),
      name: account,
      account,
      contact: {},
      seats,
      password: first,
    });
    const own = await connect('direct', test.desk);
    own.session.token = (await own.client.session.signIn({ account, password: first })).token;
    const changed = await own.client.session.changePassword({ request: request(), old: first, fresh: password });
    if (changed.token) own.session.token = changed.token;
    return own.client;
  };
  const lead = await person('lead', operator, ['approver', 'supervisor']);
  const agent = await person('agent', centre, ['intake', 'handler']);
  const si = await person('si', partner, ['intake', 'handler', 'supervisor']);
  return {
    ...test,
    operator,
    partner,
    request,
    lead,
    agent,
    si,
    set: (moment) => void (now = at(moment)),
    async dispatched(moment, mode = 'c') {
      now = at(moment);
      const { id } = await agent.complaint.register({
        request: request(),
        details: {
          channel: 'phone',
          receivedAt: now,
          complainants: [{ kind: 'person', name: '陈先生' }],
          complainedPersons: [],
          complainedUnit: partner,
          reason: 'C1',
          narrative: '重复扣费。',
          demand: '退费',
          flags: [],
          extra: { taker: 'operator', mode },
        },
      });
      const act = (action: string, form: Record<string, string>) =>
        agent.complaint.act({ request: request(), id, action, form });
      await act('judgeCause', { cause: 'si', basis: '日志' });
      await act('dispatchSupport', { unit: partner, grade: 'urgent', request: 'complaint', description: '扣费' });
      return id;
    },
    judge(moment) {
      now = at(moment);
      writeMoments(test.parts, now);
      writeFigureProposals(test.parts, now);
    },
  };
}
