import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../../shared/people/office.ts';
import { firstPassword, password, request, withDesk } from '../office.ts';

/** One office that works by every procedure: an association, a house with departments and a branch, a partner. */

export type House = {
  folder: string;
  /** What stands on the screen for a unit ('@' and its key) and a person ('@@' and his account). */
  names: Record<string, string>;
};

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

/** Founds the office, with everybody's own password set. */
export async function foundHouse(): Promise<House> {
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
    const names: Record<string, string> = {};
    const units: Record<string, string> = { top: (await client.office.view()).units[0]!.id };
    const unit = async (
      kind: 'member' | 'department' | 'outlet',
      key: string,
      name: string,
      above: string,
      prefix = '',
    ) => {
      names[`@${key}`] = name;
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
      names[`@@${account}`] = name;
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
    return { folder, names };
  });
}
