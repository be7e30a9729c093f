import { setImmediate } from 'node:timers/promises';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { ImportRun, RegisterChoice } from '../../../shared/contract/calls/oldRegister.ts';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import { complaintAt, outcomeOf, request, smallOffice, type SmallOffice } from '../people/office.ts';
import { gbk } from './support.ts';

/** Two complaints finished long ago, one withdrawn, one open, and rows that cannot be taken; a title above, a total below. */
const register = `甲银行客户投诉登记簿,,,,,,,,
编号,受理日期,投诉人,联系电话,被投诉网点,投诉渠道,投诉原因,投诉内容,办结日期,处理结果,办理状态,满意度,备用
T-1,2024.3.5,钱多,13800001111,甲银行中街支行,电话,服务态度及服务质量,排队太久,2024/3/8,已道歉,办结,满意,老客户
T-2,二〇二四年三月六日,孙二,138****2222,中街支行,来信,服务态度及服务质量,柜员不理人,24/3/9,已解释,办结,基本满意,
T-3,45357,李三,,外省某支行,来访,服务态度及服务质量,等了一天,,,撤诉,,
T-4,2026-02-27 10:00,周四,,中街支行,电话,服务态度及服务质量,取款机吞卡,,,办理中,,
T-5,昨天,吴五,,,电话,服务态度及服务质量,没有日期,,,办结,,
T-1,2024.3.5,郑六,,,电话,服务态度及服务质量,编号重复,,,办结,,
T-7,2024.3.7,王七,,,电话,天气,不知所云,,,办结,,
合计,7 件,,,,,,,,,,,
`;

async function upload(client: DeskClient, bytes: Uint8Array, name = '台账.csv'): Promise<RegisterChoice> {
  const choice = { upload: request(), name };
  await client.oldRegister.upload({ ...choice, part: 0, content: Buffer.from(bytes).toString('base64') });
  return choice;
}

async function ended({ founder, parts }: SmallOffice, run: string): Promise<ImportRun> {
  for (;;) {
    const { runs } = await founder.client.oldRegister.runs();
    const found = runs.find(({ id }) => id === run);
    if (found && found.state !== 'running' && found.state !== 'undoing') return found;
    if (!parts.database.open) throw new Error('the desk was closed');
    await setImmediate();
  }
}

const lines = async (client: DeskClient) =>
  (await client.complaint.page({ filter: { state: 'all' }, cursor: null, size: 50 })).lines;

async function imported(office: SmallOffice, content: Uint8Array = gbk(register)) {
  const { client } = office.founder;
  const choice = await upload(client, content);
  const { run } = await client.oldRegister.begin({ ...choice, request: request() });
  return { choice, run, end: await ended(office, run) };
}

describe('an old register', () => {
  it('is recognised: headings under the title, columns, dates in any form, units however they are written', async () => {
    const { founder, units } = await smallOffice();
    const preview = await founder.client.oldRegister.preview(await upload(founder.client, gbk(register)));
    expect(preview).toMatchObject({
      heading: 2,
      encoding: 'GB18030',
      rows: 7,
      skipped: 1,
      accepted: 4,
      open: 1,
      rejected: 3,
    });
    expect(preview.rejects.map(({ line, why, detail }) => [line, why, detail])).toEqual([
      [7, 'dateUnreadable', '昨天'],
      [8, 'duplicateInFile', '3'],
      [9, 'reasonUnknown', '天气'],
    ]);
    expect(
      preview.sample.map(({ receivedAt }) => new Date(receivedAt + 8 * 3_600_000).toISOString().slice(0, 10)),
    ).toEqual(['2024-03-05', '2024-03-06', '2024-03-06', '2026-02-27']);
    const { outlet } = units;
    expect(preview.sample.map(({ complainedUnit }) => complainedUnit)).toEqual([outlet, outlet, null, outlet]);
    expect(preview.values.filter(({ match }) => match === null).map(({ text }) => text)).toEqual([
      '天气',
      '外省某支行',
    ]);
    expect((await founder.client.complaint.page({ filter: { state: 'all' }, cursor: null, size: 5 })).lines).toEqual(
      [],
    );
  });

  it('comes in as finished history without clocks, and open ones with theirs', async () => {
    const office = await smallOffice();
    const { client } = office.founder;
    const { end } = await imported(office);
    expect(end).toMatchObject({ state: 'finished', imported: 4, rejected: 3 });
    const all = await lines(client);
    expect(all.map(({ number, ended: how, nextDue }) => [number, how, nextDue !== null])).toEqual([
      ['T-4', null, true],
      ['T-3', 'withdrawn', false],
      ['T-2', 'archived', false],
      ['T-1', 'archived', false],
    ]);
    const view = await client.complaint.open({ id: all.at(-1)!.id });
    expect(view.clocks).toEqual([]);
    expect(view.standing).toEqual({ replied: false, solved: false, closed: true, satisfied: true });
    const past = view.timeline.find(({ type }) => type === 'PastRecorded');
    expect(past?.body).toMatchObject({ result: '已道歉', kept: [{ heading: '备用', text: '老客户' }] });
    // A covered number of the old register is never taken for the real one.
    const second = await client.complaint.open({ id: all[2]!.id });
    expect(second.details.complainants).toEqual([{ kind: 'person', name: '孙二' }]);
    expect(second.timeline.find(({ type }) => type === 'PastRecorded')?.body['kept']).toEqual([
      { heading: 'phone', text: '138****2222' },
    ]);
  });

  it('falls where its dates belong, in the register and among what is found, page by page', async () => {
    const office = await smallOffice();
    const { client } = office.founder;
    await complaintAt(client, office.units.outlet);
    // In no order at all, and two of one day.
    const days = ['2024-07-02', '2021-01-05', '2025-12-31', '2024-07-02', '2019-11-11', '2023-02-28', '2022-10-01'];
    const rows = days.map((day, place) => `R-${place},${day},客户${place},电话,服务态度及服务质量,排队太久,办结`);
    await imported(office, gbk(['编号,受理日期,投诉人,投诉渠道,投诉原因,投诉内容,办理状态', ...rows].join('\n')));
    const paged = async (text?: string): Promise<number[]> => {
      const moments: number[] = [];
      for (let cursor: string | null = null; ;) {
        const page = await client.complaint.page({ filter: { state: 'all', text }, cursor, size: 2 });
        moments.push(...page.lines.map(({ receivedAt }) => receivedAt));
        if (page.next === null) return moments;
        cursor = page.next;
      }
    };
    const newestFirst = (moments: number[]): number[] => moments.toSorted((left, right) => right - left);
    const [all, found] = [await paged(), await paged('排队')];
    expect(all).toEqual(newestFirst(all));
    expect(all).toHaveLength(days.length + 1);
    expect(found).toEqual(newestFirst(found));
    expect(found.length).toBeGreaterThanOrEqual(days.length);
    await office.parts.store.rebuild();
    expect([await paged(), await paged('排队')]).toEqual([all, found]);
  });

  it('keeps complaints apart that have numbers of their own, however alike they are', async () => {
    const office = await smallOffice();
    const alike = '2024-07-02,钱多,13800001111,电话,服务态度及服务质量,排队太久,办结';
    const headings = '编号,受理日期,投诉人,联系电话,投诉渠道,投诉原因,投诉内容,办理状态';
    const { end } = await imported(office, gbk([headings, `R-1,${alike}`, `R-2,${alike}`].join('\n')));
    expect(end).toMatchObject({ imported: 2, rejected: 0 });
  });

  it('is not brought in twice, and says so row by row', async () => {
    const office = await smallOffice();
    const first = await imported(office);
    const { client } = office.founder;
    const again = await client.oldRegister.preview(await upload(client, gbk(register)));
    expect(again).toMatchObject({ accepted: 0, remembered: true, reasons: { duplicateHere: 4 } });
    // The same request is the same import.
    const repeated = await client.oldRegister.begin({ ...first.choice, request: first.run });
    expect(repeated).toEqual({ run: first.run });
    expect(await lines(client)).toHaveLength(4);
  });

  it('is taken back as a whole: out of every list, still in the log, also after a rebuild', async () => {
    const office = await smallOffice();
    const { client } = office.founder;
    const { run } = await imported(office);
    const all = await lines(client);
    await client.complaint.note({ request: request(), id: all[0]!.id, text: '已电话联系', internal: false });
    const before = office.parts.store.head().events;
    await client.oldRegister.undo({ request: request(), run, reason: '导错了文件' });
    expect(await ended(office, run)).toMatchObject({ state: 'undone', imported: 1, kept: 1 });
    expect((await lines(client)).map(({ number }) => number)).toEqual(['T-4']);
    expect(await outcomeOf(() => client.complaint.open({ id: all[1]!.id }))).toBe('UnknownComplaint');
    expect(office.parts.store.head().events).toBeGreaterThan(before);
    await office.parts.store.rebuild();
    expect((await lines(client)).map(({ number }) => number)).toEqual(['T-4']);
    const rows = office.parts.database
      .prepare('select count(*) from complaint_unit u left join complaint c on c.row = u.row where c.row is null')
      .pluck()
      .get();
    expect(rows).toBe(0);
    // What was taken back can be brought in again.
    const again = await client.oldRegister.preview(await upload(client, gbk(register)));
    expect(again).toMatchObject({ accepted: 3, reasons: { duplicateHere: 1 } });
  });

  it('remembers what a person said words stand for', async () => {
    const office = await smallOffice();
    const { client } = office.founder;
    const choice = await upload(client, gbk(register));
    const values = { reason: { 天气: 'C2' } };
    expect(await client.oldRegister.preview({ ...choice, values })).toMatchObject({ accepted: 5 });
    const { run } = await client.oldRegister.begin({ ...choice, values, request: request() });
    await ended(office, run);
    const next = await client.oldRegister.preview(
      await upload(client, gbk(register.replaceAll('T-', 'S-').replaceAll('2024', '2023'))),
    );
    expect(next.reasons.reasonUnknown).toBeUndefined();
  });

  it('gives the rows left out back as a file with the reasons, and nothing in it is a formula', async () => {
    const { founder } = await smallOffice();
    const choice = await upload(founder.client, gbk(register.replace('昨天', '=1+1')));
    await founder.client.oldRegister.preview(choice);
    const file = await founder.client.oldRegister.rejects({ source: choice.upload, format: 'csv', language: 'zh' });
    const text = Buffer.from(file.content, 'base64').toString();
    expect(text.split('\r\n')).toHaveLength(5);
    expect(text).toContain("'=1+1");
    expect(text).toContain('与文件前面的行重复（第 3 行）');
  });

  it('may be one of several sheets, with headings in two rows and merged cells', async () => {
    const { founder } = await smallOffice();
    const bytes = await writeXlsx({
      sheets: [
        { name: '说明', rows: [['填写说明'], ['请如实填写']] },
        {
          name: '投诉',
          rows: [
            ['2024年投诉登记簿', null, null, null, null],
            ['序号', '投诉人', null, '投诉情况', null],
            [null, '姓名', '联系电话', '投诉内容', '受理日期'],
            [1, '钱多', '024-1', '排队太久', new Date(Date.UTC(2024, 2, 5))],
            [2, '孙二', '024-2', '利息算错', 45357],
          ],
          merges: [
            { startRow: 0, startCol: 0, endRow: 0, endCol: 4 },
            { startRow: 1, startCol: 0, endRow: 2, endCol: 0 },
            { startRow: 1, startCol: 1, endRow: 1, endCol: 2 },
            { startRow: 1, startCol: 3, endRow: 1, endCol: 4 },
          ],
        },
      ],
    });
    const choice = await upload(founder.client, bytes, '台账.xlsx');
    const defaults = { channel: 'phone', reason: 'C1', state: 'finished', clocksFrom: 'receipt' } as const;
    const preview = await founder.client.oldRegister.preview({ ...choice, defaults });
    expect(preview).toMatchObject({ sheet: 1, heading: 2, accepted: 2 });
    expect(Object.values(preview.mapping)).toEqual([null, 'complainant', 'phone', 'narrative', 'receivedAt']);
    expect(preview.sample.map(({ complainant }) => complainant)).toEqual(['钱多', '孙二']);
  });

  it('stays where it is for whoever may not import, and for files of others', async () => {
    const office = await smallOffice();
    await office.person('王敏', [office.units.bank, 'handler']);
    await office.person('李强', [office.units.bank, 'supervisor']);
    const clerk = await office.as('王敏');
    const other = await office.as('李强');
    const choice = await upload(office.founder.client, gbk(register));
    expect(await outcomeOf(() => clerk.client.oldRegister.preview(choice))).toBe('NotPermitted');
    expect(await outcomeOf(() => other.client.oldRegister.preview(choice))).toBe('UploadUnknown');
    const { run } = await imported(office);
    expect((await other.client.oldRegister.runs()).runs).toEqual([]);
    expect(await outcomeOf(() => other.client.oldRegister.undo({ request: request(), run, reason: '试试' }))).toBe(
      'UnknownImport',
    );
  });
});
