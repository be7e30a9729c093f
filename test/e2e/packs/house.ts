import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import type { Role } from '../../../shared/people/office.ts';
import type { FormValues } from '../../../shared/procedure/pack.ts';
import { firstPassword, password, request, withDesk } from '../office.ts';

/** One office that works by every procedure: an association, a house with departments and a branch, a partner. */

export type House = { folder: string; units: Record<string, string>; people: Record<string, string> };

const departments: Record<string, string> = {
  sales: '销售部',
  audit: '稽核部',
  callCentre: '呼叫中心',
  afterSales: '售后部',
  marketing: '营销部',
  quality: '质量部',
  operations: '营运部',
};
/** Window people: the branch's and the house's. Everybody else acts through the contract. */
export const clerk = '刘敏';
export const leader = '高远';
const clerkRoles: Role[] = ['intake', 'handler', 'supervisor', 'callBack'];
const leaderRoles: Role[] = ['intake', 'handler', 'approver', 'supervisor', 'callBack'];
const all: Role[] = ['intake', 'handler', 'approver', 'supervisor', 'callBack'];

export type Prepared = {
  pack: string;
  /** Key of the unit that registers. */
  at: string;
  extra?: FormValues;
  narrative: string;
  /** In forms '@x' is a unit by its key, '@@x' a person by his account. */
  steps: readonly (readonly [account: string, action: string, form?: FormValues])[];
};

/** Founds the office and brings complaints to where the window takes over. @returns it, with their numbers */
export async function foundHouse(prepared: readonly Prepared[]): Promise<House & { numbers: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), '首问 e2e '));
  return withDesk(folder, async (client, sign) => {
    await client.session.found({
      request: request(),
      kind: 'association',
      unitName: '联合会',
      numberPrefix: 'LH',
      personName: '管理员',
      account: 'admin',
      password,
    });
    await sign('admin');
    const units: Record<string, string> = { top: (await client.office.view()).units[0]!.id };
    const unit = async (
      kind: 'member' | 'department' | 'outlet',
      key: string,
      name: string,
      above: string,
      prefix = '',
    ) => {
      const parent = units[above]!;
      const letters = prefix === '' ? {} : { numberPrefix: prefix };
      units[key] = (
        await client.office.saveUnit({ request: request(), kind, name, parent, contact: {}, ...letters })
      ).id;
    };
    await unit('member', 'house', '华东公司', 'top', 'HD');
    await unit('member', 'partner', '云帆服务商', 'top', 'YF');
    await unit('outlet', 'branch', '中街店', 'house');
    for (const [key, name] of Object.entries(departments)) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as they are entered
      await unit('department', key, name, 'house');
    }
    const people: Record<string, string> = {};
    const person = async (account: string, name: string, at: string, roles: Role[]) => {
      const seats = [{ unit: units[at]!, roles }];
      const input = { request: request(), name, account, contact: {}, seats, password: firstPassword };
      people[account] = (await client.office.savePerson(input)).id;
    };
    await person('liu', clerk, 'branch', clerkRoles);
    await person('gao', leader, 'house', leaderRoles);
    for (const at of ['branch', 'house', 'partner', ...Object.keys(departments)]) {
      // oxlint-disable-next-line no-await-in-loop -- as above
      await person(at, `${at}员`, at, all);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await client.duty.setPair({ request: request(), unit: units[at]!, a: people[at]!, b: null });
    }
    const main = ['P7', 'P1', 'P3', 'P4', 'P5', 'P6', 'P8', 'P9'];
    await client.procedure.choose({ request: request(), main, overlays: ['C'] });
    for (const account of Object.keys(people)) {
      // oxlint-disable-next-line no-await-in-loop -- each signs in for himself
      await sign(account, firstPassword);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await client.session.changePassword({ request: request(), old: firstPassword, fresh: password });
    }
    const numbers: string[] = [];
    for (const one of prepared) {
      // oxlint-disable-next-line no-await-in-loop -- numbers in their order
      numbers.push(await prepare(client, sign, { units, people }, one));
    }
    return { folder, units, people, numbers };
  });
}

type Sign = (account: string) => Promise<void>;
type Known = Pick<House, 'units' | 'people'>;

async function prepare(client: DeskClient, sign: Sign, { units, people }: Known, one: Prepared): Promise<string> {
  await sign(one.at);
  const valueOf = (value: FormValues[string]): FormValues[string] =>
    typeof value !== 'string' || !value.startsWith('@')
      ? value
      : value.startsWith('@@')
        ? people[value.slice(2)]!
        : units[value.slice(1)]!;
  const { id, number } = await client.complaint.register({
    request: request(),
    pack: one.pack,
    details: {
      channel: 'phone',
      receivedAt: Date.now() - 60_000,
      complainants: [{ kind: 'person', name: '何女士' }],
      complainedUnit: units['branch']!,
      complainedPersons: [],
      reason: 'C1',
      narrative: one.narrative,
      demand: '尽快解决',
      flags: [],
      ...(one.extra ? { extra: one.extra } : {}),
    },
  });
  for (const [account, action, form = {}] of one.steps) {
    const given = Object.fromEntries(Object.entries(form).map(([field, value]) => [field, valueOf(value)]));
    // oxlint-disable-next-line no-await-in-loop -- a step after the other
    await sign(account);
    // oxlint-disable-next-line no-await-in-loop -- as above
    await client.complaint.act({ request: request(), id, action, form: given });
  }
  return number;
}
