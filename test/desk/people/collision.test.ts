import { describe, expect, it } from 'vitest';
import { connect, linkNames, replyOf } from '../contract/links.ts';
import { complaintAt, outcomeOf, password, request, smallOffice } from './office.ts';

async function two() {
  const office = await smallOffice();
  const { units } = office;
  const first = await office.person('first', [units.bank, 'intake', 'handler']);
  const second = await office.person('second', [units.bank, 'intake', 'handler']);
  await office.person('elsewhere', [units.desk, 'intake', 'handler']);
  const one = (await office.as('first')).client;
  const other = (await office.as('second')).client;
  return { ...office, first, second, one, other, id: await complaintAt(one, units.outlet) };
}

describe('PPL-TWO: two people in one complaint', { timeout: 60_000 }, () => {
  it.each(linkNames)(
    'see each other over the link %s, told by the change feed, and no longer once they left',
    async (name) => {
      const { desk, one, second, first, id, wait } = await two();
      const link = await connect(name, desk);
      link.session.token = (await link.client.session.signIn({ account: 'second', password })).token;
      const here = (client: typeof one, window: string, doing: 'reading' | 'writing' = 'reading') =>
        client.presence.here({ complaint: id, window, doing });
      expect(await here(one, 'window-1')).toEqual([]);
      await expect.poll(() => link.changes.at(-1)?.topics).toEqual(['presence']);
      link.changes.length = 0;
      expect(await here(link.client, 'window-2')).toMatchObject([{ person: first, doing: 'reading' }]);
      await expect.poll(() => link.changes).toEqual([{ topics: ['presence'], complaint: id }]);
      expect(await here(one, 'window-1', 'writing')).toMatchObject([{ person: second }]);
      expect(await here(link.client, 'window-2')).toMatchObject([{ person: first, doing: 'writing' }]);
      // A second window of the same person is not somebody else, and telling again tells nobody anything new.
      await expect.poll(() => link.changes.length).toBe(2);
      expect(await here(link.client, 'window-3')).toHaveLength(1);
      await here(link.client, 'window-3');
      await expect.poll(() => link.changes.length).toBe(3);
      await one.presence.leave({ complaint: id, window: 'window-1' });
      expect(await here(link.client, 'window-2')).toEqual([]);
      // A page that was shut without a word is gone after a minute.
      await here(one, 'window-1');
      wait(61_000);
      expect(await here(link.client, 'window-2')).toEqual([]);
    },
  );

  it('of two organisations do not learn of each other, and nobody asks about what he may not see', async () => {
    const { as, id } = await two();
    const stranger = (await as('elsewhere')).client;
    const asked = () => stranger.presence.here({ complaint: id, window: 'window-9', doing: 'reading' });
    expect(await outcomeOf(asked)).toBe('UnknownComplaint');
  });

  it('do not undo each other’s corrections unseen: field by field it is told what changed', async () => {
    const { one, other, second, id } = await two();
    const seen = (await one.complaint.open({ id })).version;
    const correct = (client: typeof one, changes: object, version: number) =>
      replyOf(() => client.complaint.correct({ request: request(), id, changes, reason: '更正', seen: version }));
    expect(await correct(other, { amount: 500, demand: '赔偿' }, seen)).toHaveProperty('value');
    // Another field: no collision.
    expect(await correct(one, { narrative: '新的经过' }, seen)).toHaveProperty('value');
    const refused = await correct(one, { amount: 700 }, seen);
    expect(refused).toMatchObject({
      error: {
        data: { code: 'ChangedMeanwhile', person: second, changes: [{ field: 'amount', before: null, after: 500 }] },
      },
    });
    expect((await one.complaint.open({ id })).details.amount).toBe(500);
    // Having seen it, he may insist; and what both wrote alike is no collision.
    const now = (await one.complaint.open({ id })).version;
    expect(await correct(one, { amount: 700 }, now)).toHaveProperty('value');
    expect(await correct(one, { demand: '赔偿', originalNumber: 'X-1' }, seen)).toHaveProperty('value');
  });

  it('told of a colleague’s telephone correction, see it without the identity number', async () => {
    const { one, other, id } = await two();
    const { version, details } = await one.complaint.open({ id });
    const person = details.complainants[0]!;
    const save = (client: typeof one, phone: string) =>
      replyOf(() =>
        client.complaint.correct({
          request: request(),
          id,
          changes: { complainants: [{ ...person, phone }] },
          reason: '更正',
          seen: version,
        }),
      );
    expect(await save(other, '13900002222')).toHaveProperty('value');
    const refused = JSON.stringify(await save(one, '13700003333'));
    expect(refused).toContain('13900002222');
    expect(refused).not.toContain('210100199001011234');
  });

  it('are told who took the step that makes theirs impossible', async () => {
    const { one, other, second, id } = await two();
    const seen = (await one.complaint.open({ id })).version;
    const verify = { id, action: 'verify', form: { founded: 'founded', facts: '属实' } };
    await other.complaint.act({ ...verify, request: request(), seen });
    const refused = await replyOf(() => one.complaint.act({ ...verify, request: request(), seen }));
    expect(refused).toMatchObject({ error: { data: { code: 'ActedMeanwhile', person: second, action: 'verify' } } });
  });
});
