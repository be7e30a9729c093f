/** A bank below an association, with two handlers, their leader and a clock that is set. */
import { catchUp } from '../../../desk/duty/catchUp.ts';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import type { Role } from '../../../shared/people/office.ts';
import { connect, openTestDesk, type TestDesk } from '../contract/links.ts';

export const at = (text: string): number => Date.parse(`${text}+08:00`);
export const password = 'jiandu-2026';

export type DutyOffice = TestDesk & {
  set(moment: string): void;
  /** What the desk's own timer does at this moment. */
  wake(moment: string): boolean;
  as(account: string): Promise<DeskClient>;
  units: { association: string; bank: string; outlet: string };
  people: Record<'wang' | 'zhang' | 'zhao' | 'qian', string>;
  request(): string;
  register(count: number): Promise<string[]>;
};

export async function openDutyOffice(begin = '2026-10-12T09:00'): Promise<DutyOffice> {
  let now = at(begin);
  let requests = 0;
  const test = await openTestDesk({ clock: () => now });
  const founder = await connect('direct', test.desk);
  const request = (): string => `request-${++requests}-duty`;
  const { client } = founder;
  const view = await client.session.found({
    request: request(),
    kind: 'association',
    unitName: '某省银行业协会',
    numberPrefix: 'LN',
    personName: '王敏',
    account: 'wang',
    password,
  });
  founder.session.token = view.token;
  const association = view.seat!.unit;
  const unit = async (kind: 'member' | 'outlet', name: string, parent: string, numberPrefix?: string) =>
    (
      await client.office.saveUnit({
        request: request(),
        kind,
        name,
        parent,
        contact: { phone: '024-0000 0000' },
        ...(numberPrefix ? { numberPrefix } : {}),
      })
    ).id;
  const bank = await unit('member', '某银行', association, 'YH');
  const outlet = await unit('outlet', '某银行中街支行', bank);
  const person = async (account: string, name: string, roles: Role[]): Promise<string> =>
    (
      await client.office.savePerson({
        request: request(),
        name,
        account,
        contact: { phone: `024-1111 ${account.length}`, mobile: `1300000${account.length}` },
        seats: [{ unit: bank, roles }],
        password: 'first-pass-1',
      })
    ).id;
  const people = {
    wang: view.person!.id,
    zhang: await person('zhang', '张伟', ['intake', 'handler']),
    zhao: await person('zhao', '赵欣', ['intake', 'handler']),
    qian: await person('qian', '钱行长', ['supervisor', 'approver', 'intake', 'handler']),
  };
  await client.office.saveUnit({
    request: request(),
    id: bank,
    kind: 'member',
    name: '某银行',
    numberPrefix: 'YH',
    parent: association,
    leader: people.qian,
    contact: { phone: '024-0000 0000' },
  });
  await client.duty.setPair({ request: request(), unit: association, a: people.wang, b: null });
  await client.duty.setPair({ request: request(), unit: bank, a: people.zhang, b: people.zhao });
  const links = new Map<string, DeskClient>([['wang', client]]);
  const as = async (account: string): Promise<DeskClient> => {
    const known = links.get(account);
    if (known) return known;
    const own = await connect('direct', test.desk);
    own.session.token = (await own.client.session.signIn({ account, password: 'first-pass-1' })).token;
    const changed = await own.client.session.changePassword({
      request: request(),
      old: 'first-pass-1',
      fresh: password,
    });
    if (changed.token) own.session.token = changed.token;
    links.set(account, own.client);
    return own.client;
  };
  return {
    ...test,
    set: (moment) => void (now = at(moment)),
    wake(moment) {
      now = at(moment);
      return catchUp(test.parts, now);
    },
    as,
    units: { association, bank, outlet },
    people,
    request,
    async register(count) {
      const { complaint } = await as('zhang');
      const ids: string[] = [];
      for (let index = 0; index < count; index++) {
        const registered = await complaint.register({
          request: request(),
          details: {
            channel: 'phone',
            receivedAt: now,
            complainants: [{ kind: 'person', name: '刘女士' }],
            complainedPersons: [],
            complainedUnit: outlet,
            reason: 'C1',
            narrative: `第${index + 1}件：排队两小时，窗口只开一个。`,
            demand: '致歉',
            flags: [],
          },
        });
        ids.push(registered.id);
      }
      return ids;
    },
  };
}
