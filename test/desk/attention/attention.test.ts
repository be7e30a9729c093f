import { describe, expect, it } from 'vitest';
import { complaintAt, outcomeOf, request, smallOffice } from '../people/office.ts';

/** A bank with three clerks and somebody of the association, and one complaint of the bank. */
async function bankWithClerks() {
  const office = await smallOffice();
  const { units } = office;
  const ids = {
    clerk: await office.person('clerk', [units.bank, 'intake', 'handler']),
    colleague: await office.person('colleague', [units.bank, 'handler']),
    outletClerk: await office.person('outletClerk', [units.outlet, 'handler']),
    stranger: await office.person('stranger', [units.desk, 'handler']),
  };
  const clerk = (await office.as('clerk')).client;
  const colleague = (await office.as('colleague')).client;
  const id = await complaintAt(clerk, units.outlet);
  return { ...office, ids, clerk, colleague, id };
}

describe('PPL-MENTION: a note names a colleague', { timeout: 60_000 }, () => {
  it('who finds it on Today until he has seen it, and nobody outside the organisation reads it', async () => {
    const { ids, clerk, colleague, id, parts, wait, units } = await bankWithClerks();
    const note = (mentions: string[], internal = true) =>
      outcomeOf(() =>
        clerk.complaint.note({ request: request(), id, text: '@colleague 请看一下录音', internal, mentions }),
      );
    expect(await note([ids.colleague], false)).toBe('MentionNotInternal');
    expect(await note([ids.stranger])).toBe('MentionElsewhere');
    // The outlet has no part in it yet, and reads it only once it has.
    expect(await note([ids.outletClerk])).toBe('MentionElsewhere');
    expect(await note(['nobody'])).toBe('MentionElsewhere');
    expect((await colleague.attention.view()).mentions).toEqual([]);
    expect(await note([ids.colleague, ids.colleague])).toBe('ok');
    expect((await colleague.attention.view()).mentions).toMatchObject([
      { complaint: id, by: ids.clerk, gist: '@colleague 请看一下录音' },
    ]);
    const written = parts.store.read(`complaint/${id}`).filter(({ type }) => type === 'NoteAdded');
    expect(written.map(({ audience }) => audience)).toEqual([units.bank]);

    wait(1000);
    await colleague.attention.seen({ request: request(), complaint: id });
    expect((await colleague.attention.view()).mentions).toEqual([]);
    wait(1000);
    expect(await note([ids.colleague])).toBe('ok');
    expect((await colleague.attention.view()).mentions).toHaveLength(1);
    // Refilled from the log, it is the same.
    await parts.store.rebuild();
    expect((await colleague.attention.view()).mentions).toHaveLength(1);
    // A note that is taken back calls for nobody.
    await clerk.complaint.undo({ request: request(), id });
    expect((await colleague.attention.view()).mentions).toEqual([]);
  });
});

describe('PPL-WATCH: somebody follows a complaint that is not his work', { timeout: 60_000 }, () => {
  it('on Today and in the register, by himself alone, and it never leaves the desk', async () => {
    const { clerk, colleague, id, parts } = await bankWithClerks();
    const other = await complaintAt(clerk);
    const watch = (watched: boolean) => colleague.attention.watch({ request: request(), complaint: id, watched });
    await watch(true);
    const events = parts.store.head().events;
    await watch(true);
    expect(parts.store.head().events).toBe(events);
    expect((await colleague.attention.view()).watched).toEqual([id]);
    expect((await clerk.attention.view()).watched).toEqual([]);
    const line = { cursor: null, size: 10 };
    // A line for each stage it stands in.
    const followed = await colleague.today.page({ section: 'watched', ...line });
    expect(new Set(followed.lines.map((one) => one.id))).toEqual(new Set([id]));
    expect((await colleague.today.view()).counts.watched).toBe(followed.lines.length);
    for (const state of ['all', 'open'] as const) {
      const page = await colleague.complaint.page({ filter: { watched: true, state }, ...line });
      expect([page.total, ...page.lines.map((one) => one.id)]).toEqual([1, id]);
    }
    const all = await colleague.complaint.page({ filter: { state: 'all' }, ...line });
    expect(all.lines.map((one) => one.id)).toEqual([other, id]);
    const audiences = parts.database
      .prepare<[], string>(`select distinct audience from event where stream like 'attention/%'`)
      .pluck()
      .all();
    expect(audiences).toEqual(['desk']);
    await watch(false);
    expect((await colleague.complaint.page({ filter: { watched: true }, ...line })).lines).toEqual([]);
  });
});
