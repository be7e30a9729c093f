import { describe, expect, it } from 'vitest';
import { day } from '../../../shared/base/time.ts';
import type { AssignmentRule } from '../../../shared/assignment/rule.ts';
import { begin } from '../contract/links.ts';
import { complaintAt, outcomeOf, request, smallOffice } from '../people/office.ts';

/** A bank whose desk has a chief and three clerks; A and B are the first two of them. */
async function deskOfThree() {
  const office = await smallOffice();
  const { founder, units } = office;
  const one = await office.person('one', [units.bank, 'intake', 'handler']);
  const two = await office.person('two', [units.bank, 'intake', 'handler']);
  const three = await office.person('three', [units.bank, 'handler']);
  await office.person('chief', [units.bank, 'supervisor']);
  await office.person('elsewhere', [units.outlet, 'handler']);
  await founder.client.duty.setPair({ request: request(), unit: units.bank, a: one, b: two });
  const clerk = (await office.as('one')).client;
  const chief = (await office.as('chief')).client;
  const rule = (set: AssignmentRule | null) =>
    outcomeOf(() => chief.duty.setAssignment({ request: request(), unit: units.bank, rule: set }));
  const handlerOf = async (id: string) =>
    (await clerk.complaint.page({ filter: {}, cursor: null, size: 50 })).lines.find((line) => line.id === id)?.handler;
  const assignedIn = async (id: string) => (await clerk.complaint.open({ id })).assigned[0];
  const registered = async () => assignedIn(await complaintAt(clerk));
  const people = (await founder.client.office.view()).persons;
  const idOf = (account: string) => people.find((person) => person.account === account)!.id;
  return { ...office, one, two, three, clerk, chief, rule, handlerOf, assignedIn, registered, idOf };
}

describe('PPL-ASSIGN: a unit gives out its work by name', { timeout: 90_000 }, () => {
  it('in turn, by load and by category, never to somebody absent, and says why', async () => {
    const { one, two, three, rule, registered, idOf, chief, wait, clerk } = await deskOfThree();
    expect(await registered()).toBeUndefined();
    expect(await rule({ by: 'rotation', people: [one, idOf('elsewhere')] })).toBe('PersonNotInUnit');
    expect(await rule({ by: 'rotation', people: [three, one] })).toBe('ok');
    const inTurn = [];
    for (let time = 0; time < 4; time++) {
      wait(1000);
      inTurn.push((await registered())?.person);
    }
    expect(inTurn).toEqual([three, one, three, one]);

    await chief.duty.recordAbsence({
      request: request(),
      person: three,
      from: begin,
      to: begin + 5 * day,
      reason: '休假',
    });
    wait(1000);
    expect(await registered()).toMatchObject({
      person: one,
      why: { by: 'rotation' },
      instead: { person: three, why: 'away', until: begin + 5 * day },
    });

    // Of two the one with fewer open ones: three has two of them, one has three, two has none.
    expect(await rule({ by: 'load', people: [one, two] })).toBe('ok');
    expect(await registered()).toMatchObject({ person: two, why: { by: 'load', open: 0 } });

    expect(await rule({ by: 'category', people: [{ category: 'C1', person: two }] })).toBe('ok');
    expect(await registered()).toMatchObject({ person: two, why: { by: 'category', category: 'C1' } });
    expect(await rule({ by: 'category', people: [{ category: 'C2', person: two }] })).toBe('ok');
    expect(await registered()).toBeUndefined();
    expect(await rule(null)).toBe('ok');
    expect((await clerk.complaint.page({ filter: {}, cursor: null, size: 1 })).lines[0]?.handler).toMatchObject({
      person: one,
      slot: 'A',
    });
  });

  it('is taken and given by people; the stand-in has it while he is away, with a list to sign', async () => {
    const { one, two, three, clerk, chief, handlerOf, units, wait, idOf, rule, parts } = await deskOfThree();
    const id = await complaintAt(clerk);
    const assign = (who: typeof clerk, person: string | null) =>
      outcomeOf(() =>
        who.complaint.assign({ request: request(), id, unit: units.bank, person, comment: '熟悉此类业务' }),
      );
    expect(await handlerOf(id)).toMatchObject({ person: one, slot: 'A' });
    expect(await assign(clerk, idOf('elsewhere'))).toBe('AssigneeElsewhere');
    expect(await assign(clerk, null)).toBe('AssignedAlready');
    expect(await assign(chief, three)).toBe('ok');
    expect(await handlerOf(id)).toEqual({ person: three, slot: 'named' });
    expect(await assign(clerk, one)).toBe('ok');
    expect((await clerk.complaint.open({ id })).assigned).toMatchObject([{ person: one, why: { by: 'taken' } }]);
    await clerk.complaint.undo({ request: request(), id });
    expect(await handlerOf(id)).toEqual({ person: three, slot: 'named' });

    // He leaves at once: A has it for him, and a list of it waits for a signature.
    wait(1000);
    await chief.duty.recordAbsence({
      request: request(),
      person: three,
      from: begin + 1000,
      to: begin + 5 * day,
      reason: '休假',
    });
    expect(await handlerOf(id)).toEqual({ person: one, slot: 'B', actingFor: three });
    const { lists } = await chief.duty.handOvers({ open: true, cursor: null, size: 10 });
    expect(lists.find((list) => list.person === three)?.items).toContainEqual(
      expect.objectContaining({ complaint: id, from: three, to: one }),
    );
    expect(await assign(chief, three)).toBe('AssignedAlready');
    expect(await assign(chief, two)).toBe('ok');
    expect(await assign(chief, three)).toBe('AssigneeAway');
    expect(await assign(chief, null)).toBe('ok');
    expect(await handlerOf(id)).toMatchObject({ person: one, slot: 'A' });

    // Whoever must keep out of it is neither given it nor chosen.
    await chief.complaint.declareInterest({ request: request(), id, person: two, reason: '亲属' });
    expect(await assign(chief, two)).toBe('AssigneeRecused');
    expect(await rule({ by: 'rotation', people: [two] })).toBe('ok');
    const before = parts.database.prepare('select * from assigned order by row').all();
    await parts.store.rebuild();
    expect(parts.database.prepare('select * from assigned order by row').all()).toEqual(before);
    const audiences = parts.store
      .read(`complaint/${id}`)
      .filter(({ type }) => type === 'HandlerAssigned')
      .map(({ audience }) => audience);
    expect(new Set(audiences)).toEqual(new Set([units.bank]));
  });
});
