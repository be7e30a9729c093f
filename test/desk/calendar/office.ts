/** A real desk with an association, a bank and an outlet, a clock that is set, and people who sign in. */
import { publishYear } from '../../../shared/calendar/importDays.ts';
import { chinaOfficeCalendar } from '../../../shared/calendar/china.ts';
import type { Calendar } from '../../../shared/calendar/calendar.ts';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import type { Role } from '../../../shared/people/office.ts';
import { createWatch } from '../../../desk/watch/deadlines.ts';
import type { DeskParts } from '../../../desk/parts.ts';
import { connect, openTestDesk, type TestDesk } from '../contract/links.ts';

export const at = (text: string): number => Date.parse(`${text}+08:00`);
export const password = 'jiandu-2026';

type Person = 'wang' | 'director' | 'zhang' | 'president';
export type CalendarOffice = TestDesk & {
  set(moment: string): void;
  as(person: Person): Promise<DeskClient>;
  units: { association: string; bank: string; outlet: string };
  register(moment: string, more?: object): Promise<{ id: string; number: string }>;
  /** Registered at the bank itself, under the office's own list of regimes or the given one. */
  registerAtBank(moment: string, overlays?: string[]): Promise<{ id: string; number: string }>;
  clock(
    complaint: string,
    rule: string,
    /** who looks; a bank's own complaint is the bank's */
    person?: Person,
  ): Promise<Awaited<ReturnType<DeskClient['complaint']['open']>>['clocks'][number]>;
};

/** @param watched true: the desk's own timer writes what falls due; otherwise tests do */
export async function openCalendarOffice({
  watched = false,
  folder = '',
  begin = '2026-03-02T09:00',
} = {}): Promise<CalendarOffice> {
  let now = at(begin);
  let requests = 0;
  const test = await openTestDesk({ clock: () => now, ...(folder ? { folder } : {}) }, (rooms) =>
    watched ? { ...rooms, createWatch } : rooms,
  );
  const link = await connect('direct', test.desk);
  const request = (): string => `request-${++requests}-${Math.random()}`;
  const { client } = link;
  const founded = await client.session.state();
  if (founded.kind === 'fresh') await found();
  const units = unitsOf(test.parts);
  const set = (moment: string): void => void (now = at(moment));
  const as = async (account: Person): Promise<DeskClient> => {
    const own = await connect('direct', test.desk);
    own.session.token = (await own.client.session.signIn({ account, password })).token;
    return own.client;
  };

  async function found(): Promise<void> {
    const view = await client.session.found({
      request: request(),
      kind: 'association',
      unitName: '某省银行业协会',
      numberPrefix: 'LN',
      personName: '王敏',
      account: 'wang',
      password,
    });
    link.session.token = view.token;
    const association = view.seat?.unit ?? '';
    const bank = await saveUnit('member', '某银行', association, 'YH');
    const outlet = await saveUnit('outlet', '某银行中街支行', bank);
    await savePerson('director', association, ['approver', 'supervisor']);
    await savePerson('zhang', bank, ['intake', 'handler']);
    await savePerson('president', bank, ['approver', 'supervisor']);
    void outlet;
  }
  async function saveUnit(kind: 'member' | 'outlet', name: string, parent: string, numberPrefix?: string) {
    const input = { request: request(), kind, name, parent, contact: {}, ...(numberPrefix ? { numberPrefix } : {}) };
    return (await client.office.saveUnit(input)).id;
  }
  async function savePerson(account: string, unit: string, roles: Role[]): Promise<void> {
    const first = 'first-pass-1';
    const seats = [{ unit, roles }];
    await client.office.savePerson({ request: request(), name: account, account, contact: {}, seats, password: first });
    const own = await connect('direct', test.desk);
    own.session.token = (await own.client.session.signIn({ account, password: first })).token;
    const changed = await own.client.session.changePassword({ request: request(), old: first, fresh: password });
    if (changed.token) own.session.token = changed.token;
    await own.client.session.signOut();
  }

  const details = (moment: string) => ({
    channel: 'phone' as const,
    receivedAt: at(moment),
    complainants: [{ kind: 'person' as const, name: '刘女士' }],
    complainedPersons: [],
    complainedUnit: units.outlet,
    reason: 'C1',
    narrative: '排队两小时，窗口只开一个。',
    demand: '致歉',
    flags: [],
  });
  return {
    ...test,
    set,
    as,
    units,
    async register(moment, more = {}) {
      set(moment);
      return (await as('wang')).complaint.register({ request: request(), details: details(moment), ...more });
    },
    async registerAtBank(moment, overlays) {
      set(moment);
      const input = { request: request(), details: details(moment), ...(overlays ? { overlays } : {}) };
      return (await as('zhang')).complaint.register(input);
    },
    async clock(complaint, rule, person = 'wang') {
      const view = await (await as(person)).complaint.open({ id: complaint });
      const clock = view.clocks.findLast((one) => one.rule === rule);
      if (!clock) throw new Error(`no clock ${rule}: ${view.clocks.map((one) => one.rule).join(' ')}`);
      return clock;
    },
  };
}

function unitsOf(parts: DeskParts): CalendarOffice['units'] {
  const idOf = (kind: string): string =>
    [...parts.office().unitById.values()].find((unit) => unit.kind === kind)?.id ?? '';
  return { association: idOf('association'), bank: idOf('member'), outlet: idOf('outlet') };
}

/** An invented notice for 2027: three days off at New Year, the second Saturday worked. */
export const newYear2027: Calendar = publishYear(chinaOfficeCalendar, {
  year: 2027,
  notice: '示例〔2026〕1号',
  exceptions: [
    { date: '2027-01-01', kind: 'holiday', name: '元旦' },
    { date: '2027-01-04', kind: 'holiday', name: '元旦' },
    { date: '2027-01-05', kind: 'holiday', name: '元旦' },
    { date: '2027-01-09', kind: 'makeUp', name: '元旦' },
  ],
});
