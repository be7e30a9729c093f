// A procedure an office writes itself, through the real desk: drafted, released, followed, changed, tried on the past.
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import type { Rehearsal } from '../../../shared/procedure/rehearsal/result.ts';
import { at, openCalendarOffice, type CalendarOffice } from '../calendar/office.ts';
import { replyOf } from '../contract/links.ts';

const friday = '2026-11-20T10:00';
const refusalOf = async (work: () => Promise<unknown>) => {
  const reply = await replyOf(work);
  return 'error' in reply ? reply.error.data : reply;
};
let requests = 0;
const request = (): string => `request-pack-${++requests}`;

/** The words and the limit a water company would fill in. */
const asWater = (pack: Pack, days = 3): Pack => ({
  ...pack,
  title: { zh: '供水公司投诉办法', en: '' },
  short: { zh: '供水', en: '' },
  source: '供水公司投诉办法（2026）',
  clocks: pack.clocks.map((rule) =>
    rule.id === 'W1-D1'
      ? { ...rule, limit: { amount: days, unit: 'calendarDay' }, source: { article: '第八条', confidence: 'high' } }
      : rule,
  ),
});

async function draftWater(client: DeskClient, from: { id: string; version: number } | null = null, days = 3) {
  const begun = await client.pack.begin({ draft: 'water', from, id: 'W1' });
  await client.pack.save({ draft: 'water', pack: asWater(begun.pack, days), seen: begun.savedAt });
}
const publish = (client: DeskClient, recount = false) =>
  client.pack.publish({ request: request(), draft: 'water', note: '试行', recount });

async function openWaterOffice(): Promise<CalendarOffice> {
  const office = await openCalendarOffice({ begin: friday });
  const wang = await office.as('wang');
  await draftWater(wang);
  await publish(wang);
  await wang.procedure.choose({ request: request(), main: ['W1', 'P2'], overlays: [] });
  return office;
}

describe('a procedure an office writes itself', () => {
  it('runs as soon as it is released: its own stages, its own clock, in every list', async () => {
    const office = await openWaterOffice();
    const { id } = await office.register(friday, { pack: 'W1' });
    expect(await office.clock(id, 'W1-D1')).toMatchObject({
      due: at('2026-11-24T00:00'),
      limit: { unit: 'calendarDay' },
    });
    const wang = await office.as('wang');
    const view = await wang.complaint.open({ id });
    expect(view.pack).toEqual({ id: 'W1', version: 1 });
    expect(view.stages.map(({ stage }) => stage)).toEqual(['handling']);
    const { lines } = await wang.complaint.page({ filter: { state: 'all' }, cursor: null, size: 10 });
    expect(lines.map(({ id: line, nextDue }) => [line, nextDue?.rule])).toContainEqual([id, 'W1-D1']);
    const reply = { result: '已修好', satisfaction: 'satisfied', replyManner: 'phone', reply: '已告知', solved: true };
    await wang.complaint.act({ request: request(), id, action: 'reply', form: reply });
    await wang.complaint.act({ request: request(), id, action: 'archive', form: { papersComplete: true } });
    const after = await wang.complaint.open({ id });
    expect(after).toMatchObject({ ended: 'archived', standing: { replied: true, solved: true, satisfied: true } });
  });

  it('PACK-7: is whole in the log, and found again by a desk that is opened anew and by a rebuild', async () => {
    const office = await openWaterOffice();
    const { id } = await office.register(friday, { pack: 'W1' });
    const [entry] = office.parts.store.read('pack/W1');
    expect(entry).toMatchObject({ type: 'PackPublished', audience: 'everyone', body: { note: '试行' } });
    const rows = () => office.parts.database.prepare('select * from clock order by row, clock').all();
    const written = rows();
    await office.parts.store.rebuild();
    expect(rows()).toEqual(written);
    const wang = await office.as('wang');
    expect((await wang.procedure.published()).map(({ id: pack, version }) => [pack, version])).toEqual([['W1', 1]]);
    expect((await wang.complaint.open({ id })).actions.map(({ action }) => action)).toContain('reply');
  });

  it('PACK-6: a word in one language stands for both; a next version leaves running complaints what they began under', async () => {
    const office = await openWaterOffice();
    const first = await office.register(friday, { pack: 'W1' });
    const wang = await office.as('wang');
    const [published] = await wang.procedure.published();
    expect(published?.title).toEqual({ zh: '供水公司投诉办法', en: '供水公司投诉办法' });
    await draftWater(wang, { id: 'W1', version: 1 }, 5);
    expect(await publish(wang)).toMatchObject({ outcome: 'published', id: 'W1', version: 2, moved: 0 });
    const second = await office.register('2026-11-20T11:00', { pack: 'W1' });
    expect((await office.clock(first.id, 'W1-D1')).due).toBe(at('2026-11-24T00:00'));
    expect((await office.clock(second.id, 'W1-D1')).due).toBe(at('2026-11-26T00:00'));
    expect((await wang.pack.versions({ id: 'W1' })).map(({ version, note }) => [version, note])).toEqual([
      [2, '试行'],
      [1, '试行'],
    ]);
  });

  it('PACK-CHANGE: open clocks follow a next version only where that was confirmed, and the preview says which', async () => {
    const office = await openWaterOffice();
    const { id, number } = await office.register(friday, { pack: 'W1' });
    const wang = await office.as('wang');
    await draftWater(wang, { id: 'W1', version: 1 }, 5);
    expect(await wang.pack.preview({ draft: 'water' })).toMatchObject({
      version: 2,
      second: [],
      moved: 1,
      affected: [{ complaint: id, number, before: at('2026-11-24T00:00'), after: at('2026-11-26T00:00') }],
    });
    expect(await publish(wang, true)).toMatchObject({ version: 2, moved: 1 });
    expect((await office.clock(id, 'W1-D1')).due).toBe(at('2026-11-26T00:00'));
    expect((await wang.complaint.open({ id })).pack.version).toBe(1);
  });

  it('an office’s own version of a procedure of the program has a number no later program gives', async () => {
    const office = await openCalendarOffice({ begin: friday });
    const wang = await office.as('wang');
    const begun = await wang.pack.begin({ draft: 'own', from: { id: 'P2', version: 1 }, id: 'P2' });
    await wang.pack.save({ draft: 'own', pack: { ...begun.pack, source: '协会修订' }, seen: begun.savedAt });
    expect(await wang.pack.publish({ request: request(), draft: 'own', note: '修订', recount: false })).toMatchObject({
      id: 'P2',
      version: 1001,
    });
    const { id } = await office.register('2026-11-20T11:00');
    expect((await wang.complaint.open({ id })).pack).toEqual({ id: 'P2', version: 1001 });
  });

  it('a version that is in force later is not followed before its day', async () => {
    const office = await openWaterOffice();
    const wang = await office.as('wang');
    const begun = await wang.pack.begin({ draft: 'water', from: { id: 'W1', version: 1 }, id: 'W1' });
    const later = { ...asWater(begun.pack, 5), effectiveFrom: '2026-12-01' };
    await wang.pack.save({ draft: 'water', pack: later, seen: begun.savedAt });
    await publish(wang);
    const before = await office.register('2026-11-30T23:00', { pack: 'W1' });
    const from = await office.register('2026-12-01T00:30', { pack: 'W1' });
    expect((await wang.complaint.open({ id: before.id })).pack.version).toBe(1);
    expect((await wang.complaint.open({ id: from.id })).pack.version).toBe(2);
  });
});

describe('who may release a procedure', () => {
  it('only whoever is in charge of procedures may write, see or release one', async () => {
    const office = await openCalendarOffice({ begin: friday });
    const zhang = await office.as('zhang');
    const refusal = { code: 'NotPermitted', permission: 'manageProcedures' };
    expect(await refusalOf(() => zhang.pack.begin({ draft: 'd', from: null, id: 'W1' }))).toEqual(refusal);
    expect(await refusalOf(() => publish(zhang))).toEqual(refusal);
    expect(await zhang.pack.drafts()).toEqual([]);
    expect(
      await refusalOf(() => zhang.pack.rehearse({ what: { id: 'P2', version: 1 }, against: null, since: 0 })),
    ).toEqual(refusal);
  });

  it('where there is a second person, one proposes and the other releases or sends back', async () => {
    const office = await openCalendarOffice({ begin: friday });
    const wang = await office.as('wang');
    const president = [...office.parts.office().personById.values()].find(({ account }) => account === 'president')!;
    await wang.office.savePerson({
      request: request(),
      id: president.id,
      name: president.name,
      account: president.account,
      contact: {},
      seats: [...president.seats, { unit: office.units.association, roles: ['administrator'] }],
    });
    const second = await office.as('president');
    await second.session.switchSeat({ unit: office.units.association });
    await draftWater(wang);
    expect((await wang.pack.preview({ draft: 'water' })).second).toEqual(['president']);
    expect(await publish(wang)).toMatchObject({ outcome: 'proposed', version: 1 });
    expect(await wang.procedure.published()).toEqual([]);
    const release = (client: DeskClient, granted: boolean, comment = '') =>
      client.pack.answer({ request: request(), id: 'W1', granted, comment });
    expect(await refusalOf(() => release(wang, true))).toEqual({ code: 'OwnProposal' });
    expect(await wang.pack.proposals()).toMatchObject([{ note: '试行', mayRelease: false }]);
    expect(await refusalOf(() => release(second, false))).toEqual({ code: 'CommentMissing' });
    expect(await release(second, false, '期限再议')).toMatchObject({ outcome: 'sentBack' });
    expect((await wang.pack.drafts()).map(({ id }) => id)).toEqual(['W1']);
    await wang.pack.publish({ request: request(), draft: 'W1-1', note: '再报', recount: false });
    expect(await second.pack.proposals()).toMatchObject([{ note: '再报', mayRelease: true }]);
    expect(await release(second, true)).toMatchObject({ outcome: 'published', id: 'W1', version: 1 });
    expect(await refusalOf(() => release(second, true))).toEqual({ code: 'NoProposal' });
    expect((await wang.procedure.published()).map(({ id }) => id)).toEqual(['W1']);
  });

  it('what does not hold, has no reason, or takes another’s number is refused, and the draft stays', async () => {
    const office = await openWaterOffice();
    const wang = await office.as('wang');
    expect(await refusalOf(() => wang.pack.begin({ draft: 'x', from: null, id: 'P2' }))).toEqual({
      code: 'PackIdTaken',
      pack: 'P2',
    });
    expect(await refusalOf(() => wang.pack.begin({ draft: 'x', from: null, id: 'a b' }))).toMatchObject({
      code: 'BadPackId',
    });
    await wang.pack.begin({ draft: 'x', from: null, id: 'W2' });
    const released = (note: string) => () =>
      wang.pack.publish({ request: request(), draft: 'x', note, recount: false });
    expect(await refusalOf(released('试行'))).toMatchObject({
      code: 'PackNotSound',
      findings: [
        { code: 'WordsMissing' },
        { code: 'WordsMissing' },
        { code: 'SourceMissing' },
        { code: 'LimitWithoutSource' },
      ],
    });
    const begun = await wang.pack.draft({ draft: 'x' });
    const sound = { ...asWater(begun.pack), clocks: asWater(begun.pack).clocks.slice(1) };
    await wang.pack.save({ draft: 'x', pack: sound, seen: begun.savedAt });
    expect(await refusalOf(released(' '))).toEqual({ code: 'PackNoteMissing' });
    expect((await wang.pack.drafts()).map(({ draft }) => draft)).toEqual(['x']);
  });

  it('of two people who change one draft the later one is told, and nothing of the first is lost', async () => {
    const office = await openCalendarOffice({ begin: friday });
    const wang = await office.as('wang');
    const begun = await wang.pack.begin({ draft: 'water', from: null, id: 'W1' });
    office.set('2026-11-20T10:01');
    await wang.pack.save({ draft: 'water', pack: asWater(begun.pack), seen: begun.savedAt });
    const late = () => wang.pack.save({ draft: 'water', pack: begun.pack, seen: begun.savedAt });
    expect(await refusalOf(late)).toMatchObject({ code: 'DraftChangedMeanwhile' });
    expect((await wang.pack.draft({ draft: 'water' })).pack.short.zh).toBe('供水');
  });
});

describe('PACK-9: a procedure as one file', () => {
  it('goes out and comes back as it was, also into another office', async () => {
    const office = await openWaterOffice();
    const wang = await office.as('wang');
    const file = await wang.pack.exportFile({ id: 'W1', version: 1 });
    expect(file.name).toBe('W1-1.json');
    const other = await openCalendarOffice({ begin: friday });
    const there = await other.as('wang');
    const draft = await there.pack.importFile({ draft: 'from-file', content: file.content });
    expect(draft.pack).toEqual((await wang.procedure.published())[0]);
    const done = await there.pack.publish({ request: request(), draft: 'from-file', note: '引入', recount: false });
    expect(done).toMatchObject({ outcome: 'published', id: 'W1', version: 1 });
  });

  it('cut short, changed on the way, hostile or no procedure at all, it is refused with the place', async () => {
    const office = await openWaterOffice();
    const wang = await office.as('wang');
    const { content } = await wang.pack.exportFile({ id: 'W1', version: 1 });
    const read = (text: string) => refusalOf(() => wang.pack.importFile({ draft: 'file', content: text }));
    expect(await read(content.slice(0, -20))).toMatchObject({
      code: 'PackFileUnreadable',
      places: [{ expected: { what: 'json' } }],
    });
    expect(await read(content.replace('"amount": 3', '"amount": 30'))).toEqual({ code: 'PackFileDamaged' });
    const bare = JSON.stringify((JSON.parse(content) as { pack: object }).pack);
    expect(await read(bare.replace('"duty":"handle"', '"duty":"nap"'))).toMatchObject({
      code: 'PackFileUnreadable',
      places: [{ path: 'stages.0.duty', found: 'nap' }],
    });
    expect(await read('['.repeat(30) + ']'.repeat(30))).toMatchObject({
      places: [{ expected: { what: 'shallower' } }],
    });
    expect(await read('null')).toMatchObject({ code: 'PackFileUnreadable' });
    expect(await wang.pack.drafts()).toEqual([]);
    // Written by hand, without a checksum, it is read: what it says is looked at all the same.
    expect((await wang.pack.importFile({ draft: 'file', content: bare })).pack.id).toBe('W1');
  });
});

describe('a procedure tried on the complaints of the past', () => {
  const rehearsed = async (client: DeskClient, what: { draft: string } | { id: string; version: number }) => {
    const against = { id: 'W1', version: 1 };
    const { run } = await client.pack.rehearse({ what, against, since: 0 });
    for (;;) {
      const view = await client.pack.rehearsal({ run });
      if (view.state === 'done') return view.result;
      if (view.state === 'cancelled') throw new Error('cancelled');
      await setTimeout(20);
    }
  };
  const lineOf = (result: Rehearsal, rule: string) => result.rules.find((line) => line.rule === rule);

  it('the version they ran under would have counted everything the same', async () => {
    const office = await openWaterOffice();
    for (const hour of ['10', '11', '12']) await office.register(`2026-11-20T${hour}:00`, { pack: 'W1' });
    const wang = await office.as('wang');
    const result = await rehearsed(wang, { id: 'W1', version: 1 });
    expect(result).toMatchObject({ complaints: 3, differing: 0, leftOut: 0, examples: [] });
    expect(lineOf(result, 'D1')).toMatchObject({ same: 3, lateBefore: 0, lateAfter: 0 });
  });

  it('a shorter limit says which would have been late, a step that starts it later says so', async () => {
    const office = await openWaterOffice();
    const { id } = await office.register(friday, { pack: 'W1' });
    office.set('2026-11-23T09:00');
    const wang = await office.as('wang');
    const reply = { result: '已修好', satisfaction: 'satisfied', replyManner: 'phone', reply: '已告知', solved: true };
    await wang.complaint.act({ request: request(), id, action: 'reply', form: reply });
    await draftWater(wang, { id: 'W1', version: 1 }, 1);
    const result = await rehearsed(wang, { draft: 'water' });
    expect(lineOf(result, 'D1')).toMatchObject({ earlier: 1, lateBefore: 0, lateAfter: 1 });
    expect(lineOf(result, 'H1')).toMatchObject({ same: 1 });
    expect(result.examples).toMatchObject([
      { complaint: id, rule: 'D1', before: at('2026-11-24T00:00'), after: at('2026-11-22T00:00'), late: true },
    ]);
  });

  it('DRY-1: says which matters a trigger would have prepared, about whom and on which facts; a step taken back counts nowhere', async () => {
    const office = await openCalendarOffice({ begin: friday });
    const wang = await office.as('wang');
    const begun = await wang.pack.begin({ draft: 'water', from: null, id: 'W1' });
    const missed = (atLeast: number): Pack['triggers'] => [
      {
        id: 'W1-T1',
        title: { zh: '多次超期', en: 'Late again' },
        level: 'reminder',
        counts: 'missedClock',
        atLeast,
        within: 'halfYear',
        concerns: 'unit',
        decidedBy: 'association',
        source: { article: '第九条', confidence: 'high' },
      },
    ];
    const water = { ...asWater(begun.pack), triggers: missed(2) };
    await wang.pack.save({ draft: 'water', pack: water, seen: begun.savedAt });
    await publish(wang);
    await wang.procedure.choose({ request: request(), main: ['W1', 'P2'], overlays: [] });
    const { id } = await office.register(friday, { pack: 'W1' });
    const late = await office.register('2026-11-20T11:00', { pack: 'W1' });
    const reply = { result: '已修好', satisfaction: 'satisfied', replyManner: 'phone', reply: '已告知', solved: true };
    await wang.complaint.act({ request: request(), id: late.id, action: 'reply', form: reply });
    await wang.complaint.undo({ request: request(), id: late.id });
    office.set('2026-11-23T10:00');
    await wang.complaint.act({ request: request(), id, action: 'reply', form: reply });
    office.set('2026-11-25T10:00');
    const same = await rehearsed(wang, { id: 'W1', version: 1 });
    expect(same).toMatchObject({ complaints: 2, differing: 0, drafts: [] });
    expect(same.triggers).toEqual([{ trigger: 'T1', same: 0, changed: 0, gone: 0, added: 0 }]);
    const next = await wang.pack.begin({ draft: 'water', from: { id: 'W1', version: 1 }, id: 'W1' });
    await wang.pack.save({ draft: 'water', pack: { ...asWater(next.pack, 1) }, seen: next.savedAt });
    const stricter = await rehearsed(wang, { draft: 'water' });
    expect(stricter.triggers).toEqual([{ trigger: 'T1', same: 0, changed: 0, gone: 0, added: 1 }]);
    expect(stricter.drafts).toMatchObject([
      {
        trigger: 'T1',
        subject: office.units.association,
        key: '2026-H2',
        becomes: 'added',
        count: 2,
        facts: [
          { complaint: id, type: 'ClockBroken', at: at('2026-11-22T00:00'), body: { clock: 'W1-D1#1' } },
          { complaint: late.id, type: 'ClockBroken', at: at('2026-11-22T00:00') },
        ],
      },
    ]);
  });

  it('can be ended, and one nobody knows is refused', async () => {
    const office = await openWaterOffice();
    const wang = await office.as('wang');
    const { run } = await wang.pack.rehearse({ what: { id: 'W1', version: 1 }, against: null, since: 0 });
    await wang.pack.cancelRehearsal({ run });
    expect(['cancelled', 'done']).toContain((await wang.pack.rehearsal({ run })).state);
    expect(await refusalOf(() => wang.pack.rehearsal({ run: 'nobody' }))).toEqual({ code: 'UnknownRehearsal' });
  });
});
