import { describe, expect, it } from 'vitest';
import { replyOf } from '../contract/links.ts';
import { at, openDutyOffice } from './office.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('a sheet of duty', () => {
  it('is looked at row by row by the rules of single commands, and taken in one piece', async () => {
    const office = await openDutyOffice();
    const { units, people, request } = office;
    const wang = await office.as('wang');
    const sheet = {
      name: '值班.csv',
      content: base64(
        [
          '单位,A角,B角,人员,开始,结束,原因',
          '某银行,赵欣,张伟,,,,',
          '某银行,赵欣,赵欣,,,,',
          '无此银行,赵欣,,,,,',
          ',,,zhang,2026-10-20,2026-10-21,年休假',
          ',,,张伟,2026/10/21 09:00,2026年10月22日 12:00,公出',
          ',,,张伟,十月,,公出',
          ',,,没有这个人,2026-10-20,,',
        ].join('\n'),
      ),
    };
    const { accepted, rejected } = await wang.duty.previewPlan(sheet);
    expect(accepted.map(({ line }) => line)).toEqual([2, 5]);
    expect(rejected.map(({ line, why, refusal }) => [line, refusal?.code ?? why])).toEqual([
      [3, 'PairWithOneself'],
      [4, 'UnknownUnit'],
      [6, 'AbsenceOverlaps'],
      [7, 'BadDate'],
      [8, 'UnknownPerson'],
    ]);
    expect(await wang.duty.importPlan({ request: request(), ...sheet })).toEqual({
      pairs: 1,
      absences: 1,
      rejected: 5,
    });
    const view = await wang.office.view();
    expect(view.units.find(({ id }) => id === units.bank)!.pair).toEqual({ a: people.zhao, b: people.zhang });
    expect(view.persons.find(({ id }) => id === people.zhang)!.absences).toMatchObject([
      { from: at('2026-10-20T00:00'), to: at('2026-10-22T00:00') },
    ]);
  });

  it('without the columns it needs, or without a row the rules accept, changes nothing', async () => {
    const office = await openDutyOffice();
    const wang = await office.as('wang');
    const other = { name: 'a.csv', content: base64('水果,数量\n苹果,3\n') };
    const refusal = async (call: () => Promise<unknown>) => (await replyOf(call)) as object;
    expect(await refusal(() => wang.duty.previewPlan(other))).toMatchObject({
      error: { data: { code: 'ImportColumnsMissing' } },
    });
    const before = office.parts.store.head().events;
    const foreign = { name: 'b.csv', content: base64('单位,A角\n某银行,没有这个人\n') };
    expect(await refusal(() => wang.duty.importPlan({ request: office.request(), ...foreign }))).toMatchObject({
      error: { data: { code: 'ImportNothingAccepted' } },
    });
    expect(office.parts.store.head().events).toBe(before);
  });

  it('goes out as a calendar file with one entry for each stretch, the same ids every time', async () => {
    const office = await openDutyOffice();
    const { units, people, request } = office;
    const qian = await office.as('qian');
    await qian.duty.recordAbsence({
      request: request(),
      person: people.zhang,
      from: at('2026-10-14T00:00'),
      to: at('2026-10-15T00:00'),
      reason: '培训',
    });
    const input = {
      unit: units.bank,
      from: at('2026-10-12T00:00'),
      to: at('2026-10-19T00:00'),
      language: 'zh' as const,
    };
    const file = await qian.duty.exportCalendar(input);
    const text = Buffer.from(file.content, 'base64').toString().replaceAll('\r\n ', '');
    expect(file).toMatchObject({ name: '某银行.ics', mediaType: 'text/calendar' });
    const of = (property: string) =>
      [...text.matchAll(new RegExp(`^${property}:(.*)$`, 'gm'))].map(([, value]) => value!.trim());
    expect(of('SUMMARY')).toEqual([
      '某银行: 张伟 值班（A 角）',
      '某银行: 赵欣 代 张伟',
      '某银行: 张伟 值班（A 角）',
      '某银行中街支行: 无人在岗',
    ]);
    expect(of('DTSTART').slice(0, 3)).toEqual(['20261011T160000Z', '20261013T160000Z', '20261014T160000Z']);
    expect(of('UID')[0]).toBe(`${units.bank}-${input.from}@shouwen`);
  });
});
