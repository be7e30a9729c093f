// P2-R1, REP-FREEZE, REP-TEXT, REP-DUE, REP-OPEN: a bulletin from its prepared draft to a signed correction.
import { expect, it } from 'vitest';
import { paragraphText, reportPaper } from '../../../shared/document/report.ts';
import { projections } from '../../../desk/store/projections/index.ts';
import { differingProjections } from '../../../desk/store/digest.ts';
import { at } from '../calendar/office.ts';
import { openSupervisedOffice, refusalOf } from '../supervision/office.ts';

const place = { report: 'bulletin', period: '2026-H2' };

it('a bulletin is prepared, rewritten, frozen, corrected and signed', { timeout: 60_000 }, async () => {
  const office = await openSupervisedOffice('2026-09-01T09:00');
  const wang = await office.as('wang');
  const director = await office.as('director');
  const zhang = await office.as('zhang');
  await office.complain('2026-09-01T09:05');
  await office.complain('2026-10-08T10:00', { channel: 'visit', reason: 'C7' });
  const { outlet, bank } = office.units;

  // The period runs on: nothing waits, nothing can be frozen.
  expect((await director.report.view()).waiting.map(({ period }) => period)).toEqual(['2026-H1']);
  expect(await refusalOf(() => director.report.freeze({ request: office.request(), ...place, reason: '' }))).toEqual({
    code: 'PeriodNotOver',
    until: at('2027-01-01T00:00'),
  });

  office.pass('2027-01-04T09:00');
  const waiting = (await director.report.view()).waiting.find(({ period }) => period === '2026-H2');
  expect(waiting).toMatchObject({ report: 'bulletin', pack: 'P2', duty: 'P2-R1', state: 'draft', version: null });
  // Whoever founded the office leads it too.
  expect(waiting!.signers).toHaveLength(2);
  // A bank owes no bulletin; nor may its clerk touch the association's.
  expect((await zhang.report.view()).waiting).toEqual([]);

  const draft = await director.report.open({ ...place, version: null });
  const drafted = draft.content.paragraphs.find(({ id }) => id === 'overview')!;
  expect(drafted.zh).toContain('共收到客户投诉2件');
  const received = await director.report.cases({
    ...place,
    row: `branch=${bank}`,
    measure: 'received',
    cursor: null,
    size: 1,
  });
  expect([received.total, received.lines.length]).toEqual([2, 1]);
  const next = await director.report.cases({
    ...place,
    row: `branch=${bank}`,
    measure: 'received',
    cursor: received.next,
    size: 1,
  });
  expect(next.lines[0]!.id).not.toBe(received.lines[0]!.id);
  expect(next.next).toBeNull();
  expect(draft.content.figures.every(({ formula }) => formula.zh !== '' && formula.en !== '')).toBe(true);

  const text = '本期投诉量不大，但涉及收费的应当引起重视。';
  await director.report.changeText({
    request: office.request(),
    ...place,
    language: 'zh',
    paragraph: 'overview',
    text,
    drafted: drafted.zh,
  });
  await director.report.freeze({ request: office.request(), ...place, reason: '' });
  const first = await director.report.open({ ...place, version: 1 });
  const { entry, hash } = first.content.head;
  expect(entry).toBeGreaterThan(0);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect((await director.report.view()).waiting.find(({ period }) => period === '2026-H2')).toMatchObject({
    state: 'frozen',
    version: 1,
  });
  // The same once more would be a version that corrects nothing.
  const again = { ...place, reason: '再来一次' };
  expect(await refusalOf(() => director.report.freeze({ request: office.request(), ...again }))).toEqual({
    code: 'NothingCorrected',
  });

  // A complaint is entered late: what is frozen stays, the draft moves, and the rewritten text with it beside the new draft.
  await office.complain('2027-01-05T09:00', { receivedAt: at('2026-12-30T16:00'), complainedUnit: outlet });
  const figure = (view: typeof draft, id: string): number | null =>
    view.content.figures.find((one) => one.id === id)!.value;
  const frozen = await director.report.open({ ...place, version: 1 });
  expect(frozen.content).toEqual(first.content);
  expect([
    figure(frozen, 'received'),
    figure(await director.report.open({ ...place, version: null }), 'received'),
  ]).toEqual([2, 3]);
  const moved = await director.report.open({ ...place, version: null });
  expect(paragraphText(moved.content, moved.edits, 'overview', 'zh')).toBe(text);
  expect(moved.edits['zh overview']!.drafted).not.toBe(
    moved.content.paragraphs.find(({ id }) => id === 'overview')!.zh,
  );
  expect(JSON.stringify(reportPaper(moved.content, moved.edits, how(null)).blocks)).toContain(text);

  expect(await refusalOf(() => director.report.freeze({ request: office.request(), ...place, reason: '' }))).toEqual({
    code: 'CorrectionNeedsReason',
  });
  const correction = { request: office.request(), ...place, reason: '补登漏报的一件' };
  expect(await director.report.freeze(correction)).toEqual({ version: 2 });
  expect(await director.report.freeze(correction)).toEqual({ version: 2 });
  const second = await director.report.open({ ...place, version: 2 });
  expect(second.versions.map(({ version, reason }) => [version, reason])).toEqual([
    [1, ''],
    [2, '补登漏报的一件'],
  ]);

  expect(await refusalOf(() => director.report.sign({ request: office.request(), ...place, version: 3 }))).toEqual({
    code: 'NotFrozen',
  });
  await director.report.sign({ request: office.request(), ...place, version: 2 });
  expect(await refusalOf(() => director.report.sign({ request: office.request(), ...place, version: 2 }))).toEqual({
    code: 'AlreadySigned',
  });
  expect((await director.report.view()).waiting.map(({ period }) => period)).not.toContain('2026-H2');
  expect((await wang.report.open({ ...place, version: 1 })).content).toEqual(first.content);
  expect(await differingProjections(office.parts.database, projections)).toEqual([]);
  expect((await director.report.open({ ...place, version: 1 })).content).toEqual(first.content);
});

const how = (version: number | null) => ({
  language: 'zh' as const,
  version,
  of: 1,
  reason: '',
  signed: '',
  date: '2027-01-05',
});
