/** Units and people of the demo: an association with its service department, six banks, twenty-five outlets, A and B everywhere. */
import { decideSetPair } from '../../shared/duty/decide.ts';
import { decideSavePerson, decideSaveUnit } from '../../shared/people/decide.ts';
import { done } from '../../shared/base/result.ts';
import type { Role, Seat, UnitKind } from '../../shared/people/office.ts';
import type { Actor } from '../../shared/people/permissions.ts';
import { banks } from './data/banks.ts';
import { givenNames, surnames } from './data/names.ts';
import type { Ledger } from './ledger.ts';
import { createRandom, type Random } from './random.ts';

/** Hash of the demo password with a salt of its own, made once: the demo office opens at once and is the same every time. */
export const demoPasswordHash =
  '$argon2id$v=19$m=19456,t=2,p=1$c2hvdXdlbi1kZW1vLTI2MA$+RxhjKfaS/N3or/YmjwtjSoaCh8Do7FrdrzcPnLoi/c';

export const demoClerk = 'wangmin';
export const demoAdministrator = 'fangyuan';
/** Sees every house that works by a procedure of its own; seated there once they have joined. */
export const demoTraveller = 'zhouyou';
export const travellerName = '周游';
export const travellerTitle = '各制度体验';

export type DemoBankUnits = { id: string; outlets: string[] };
export type DemoOffice = {
  administrator: Actor;
  association: string;
  desk: string;
  banks: DemoBankUnits[];
  /** Account of the clerk who is signed in. */
  clerk: { id: string; account: string };
  traveller: string;
  /** Leads the association: signs, decides on what is prepared. */
  director: Actor;
};

type NewPerson = { name: string; account: string; title: string; seats: Seat[]; extension: number };

const departmentName = '服务拓展部';
const associationName = '辽宁省银行业协会';

export function furnishOffice(ledger: Ledger, random: Random, at: number): DemoOffice {
  const ids = { at };
  const nextId = (): string => random.id((ids.at += 1));
  const association = nextId();
  const desk = nextId();
  const administratorId = nextId();
  const administrator: Actor = { person: administratorId, unit: association };
  const usedNames = new Set(['王敏', '李强', '赵雪', '韩立', '沈岩', '方圆', travellerName]);
  const usedAccounts = new Set<string>();

  type UnitFields = {
    id: string;
    kind: UnitKind;
    name: string;
    parent?: string;
    code?: string;
    numberPrefix?: string;
    leader?: string;
    contact: { phone?: string; mail?: string };
  };
  const saveUnit = (unit: UnitFields, actor: Actor | null = administrator): void =>
    ledger.change(at, actor, 'office.saveUnit', unit, (context) => decideSaveUnit(unit, context));

  const savePerson = (person: NewPerson, id = nextId(), actor: Actor | null = administrator): string => {
    const { extension, ...fields } = person;
    const contact = { phone: `024-0000${String(1000 + extension).slice(0, 4)}`, mail: `${person.account}@example.com` };
    const saved = { ...fields, id, contact };
    ledger.change(at, actor, 'office.savePerson', saved, (context) => {
      const decided = decideSavePerson(saved, context);
      if (!decided.ok) return decided;
      return done([
        ...decided.value,
        { type: 'PasswordSet' as const, id, passwordHash: demoPasswordHash, mustChange: false, at },
      ]);
    });
    usedAccounts.add(person.account);
    return id;
  };

  const invented = (title: string, seats: Seat[]): NewPerson => {
    for (;;) {
      const [surname, first] = random.pick(surnames);
      const [given, second] = random.pick(givenNames);
      if (usedNames.has(surname + given)) continue;
      usedNames.add(surname + given);
      const letters = first + second;
      let account = letters;
      for (let number = 2; usedAccounts.has(account); number++) account = `${letters}${number}`;
      return { name: surname + given, account, title, seats, extension: usedNames.size };
    }
  };

  const pair = (unit: string, a: string, b: string): void =>
    ledger.change(at, administrator, 'duty.setPair', { unit, a, b }, (context) =>
      decideSetPair(unit, { a, b }, context),
    );

  saveUnit(
    {
      id: association,
      kind: 'association',
      name: associationName,
      numberPrefix: 'SYXH',
      contact: { phone: '024-00001000' },
    },
    null,
  );
  savePerson(
    {
      name: '方圆',
      account: demoAdministrator,
      title: '系统管理员',
      seats: [{ unit: association, roles: ['administrator'] }],
      extension: 8,
    },
    administratorId,
    null,
  );
  saveUnit({
    id: desk,
    kind: 'department',
    name: departmentName,
    parent: association,
    contact: { phone: '024-00001001', mail: 'desk@example.com' },
  });

  const units = banks.map((bank, index): DemoBankUnits => {
    const id = nextId();
    const contact = { phone: `024-0000${2000 + index * 100}`, mail: `${bank.key}@example.com` };
    const member = {
      id,
      kind: 'member' as const,
      name: bank.name,
      parent: association,
      numberPrefix: bank.prefix,
      contact,
    };
    saveUnit(member);
    const outlets = bank.outlets.map(([place, code], number) => {
      const outlet = nextId();
      const phone = `024-0000${2000 + index * 100 + number + 1}`;
      saveUnit({ id: outlet, kind: 'outlet', name: bank.short + place, code, parent: id, contact: { phone } });
      return outlet;
    });
    return { id, outlets };
  });

  const seat = (unit: string, ...roles: Role[]): Seat => ({ unit, roles });
  const firstBank = units[0]!;
  const firstOutlet = firstBank.outlets[0]!;
  const deskWork: Role[] = ['intake', 'handler'];
  // One person can walk a complaint through the whole chain by switching seats; only the call-back asks for a colleague.
  const clerk = savePerson({
    name: '王敏',
    account: demoClerk,
    title: '投诉受理岗',
    seats: [
      seat(desk, ...deskWork),
      seat(association, 'approver', 'supervisor'),
      seat(firstBank.id, ...deskWork, 'supervisor'),
      seat(firstOutlet, ...deskWork),
    ],
    extension: 1,
  });
  const second = savePerson({
    name: '李强',
    account: 'liqiang',
    title: '投诉受理岗',
    seats: [seat(desk, ...deskWork)],
    extension: 2,
  });
  savePerson({ name: '赵雪', account: 'zhaoxue', title: '回访岗', seats: [seat(desk, 'callBack')], extension: 3 });
  const director = savePerson({
    name: '韩立',
    account: 'hanli',
    title: '服务拓展部主任',
    seats: [seat(association, 'approver', 'supervisor', 'reader')],
    extension: 4,
  });
  savePerson({
    name: '沈岩',
    account: 'shenyan',
    title: '内部审计',
    seats: [seat(association, 'auditor')],
    extension: 5,
  });
  // An id that costs the tales none of their dice.
  const traveller = savePerson(
    {
      name: travellerName,
      account: demoTraveller,
      title: travellerTitle,
      seats: [seat(association, 'reader')],
      extension: 9,
    },
    createRandom(at).id(at),
  );
  pair(desk, clerk, second);
  saveUnit({
    id: association,
    kind: 'association',
    name: associationName,
    numberPrefix: 'SYXH',
    leader: director,
    contact: { phone: '024-00001000' },
  });
  pair(association, director, clerk);

  for (const [index, bank] of units.entries()) {
    const a = savePerson(invented('投诉处理岗 A角', [seat(bank.id, ...deskWork)]));
    const b = savePerson(invented('投诉处理岗 B角', [seat(bank.id, ...deskWork, 'supervisor')]));
    const leader = savePerson(invented('分管副行长', [seat(bank.id, 'approver', 'reader')]));
    savePerson(invented('回访岗', [seat(bank.id, 'callBack')]));
    pair(bank.id, a, b);
    const { name, prefix, key } = banks[index]!;
    const contact = { phone: `024-0000${2000 + index * 100}`, mail: `${key}@example.com` };
    saveUnit({ id: bank.id, kind: 'member', name, parent: association, numberPrefix: prefix, leader, contact });
    for (const outlet of bank.outlets) {
      const head = savePerson(invented('网点负责人', [seat(outlet, ...deskWork)]));
      const deputy = savePerson(invented('大堂经理', [seat(outlet, ...deskWork)]));
      pair(outlet, head, deputy);
    }
  }
  return {
    administrator,
    association,
    desk,
    banks: units,
    clerk: { id: clerk, account: demoClerk },
    traveller,
    director: { person: director, unit: association },
  };
}
