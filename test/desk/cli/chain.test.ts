/** The whole chain of the Liaoning measures through the command line: its ends as separate programs, the steps between as calls. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ComplaintView } from '../../../shared/contract/views.ts';
import { call, jsonFile, run, temporaryFolder } from './support.ts';

const bank = '中国工商银行辽宁省分行';
const outlet = '工行沈阳和平支行';

const dateIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

it('registers a complaint and takes it to the archive, unsatisfied once', { timeout: 300_000 }, async () => {
  const folder = temporaryFolder();
  const office = join(folder, '演示');
  expect((await run(['demo', '--folder', office, '--json'])).code).toBe(0);

  const file = jsonFile(folder, 'complaint.json', {
    channel: 'phone',
    complainants: [{ kind: 'person', name: '刘女士', phone: '138-0000-9999' }],
    complainedUnit: outlet,
    reason: 'C1',
    narrative: '在网点排队两小时，柜员态度生硬。',
    demand: '道歉',
  });
  const registered = await run(['register', file, '--folder', office, '--json', '--request', 'chain-register']);
  expect(registered).toMatchObject({ code: 0, error: '' });
  const { number } = JSON.parse(registered.out) as { number: string };
  // The same request again is answered, not done again.
  const again = await run(['register', file, '--folder', office, '--json', '--request', 'chain-register']);
  expect(JSON.parse(again.out)).toEqual(JSON.parse(registered.out));

  const act = async (action: string, form: object, ...who: string[]): Promise<string[]> => {
    const values = jsonFile(folder, 'form.json', form);
    const ended = await call(['act', number, action, values, '--folder', office, '--json', ...who]);
    expect(ended, action).toMatchObject({ code: 0, error: '' });
    return (JSON.parse(ended.out) as { stages: string[] }).stages.sort();
  };
  const reply = { replyManner: 'phone', reply: '已致电说明并致歉' };
  const atBank = ['--seat', bank];
  // Whoever handles it neither verifies it nor reviews the report.
  const atOutlet = ['--as', 'chenzhiyuan'];
  const colleague = ['--as', 'liqiang'];
  const caller = ['--as', 'zhaoxue'];

  expect(await act('judgeValid', {})).toEqual(['approving']);
  expect(await act('approve', { comment: '同意' }, '--as', 'hanli')).toEqual(['forwarding']);
  expect(await act('forward', { unit: bank })).toEqual(['memberInbox']);
  expect(await act('memberAccept', {}, ...atBank)).toEqual(['passing', 'verifying']);
  expect(await act('verify', { founded: 'founded', facts: '监控核实属实' }, ...atBank)).toEqual(['passing']);
  expect(await act('passDown', { unit: outlet }, ...atBank)).toEqual(['outletInbox']);
  expect(await act('outletAccept', {}, ...atOutlet)).toEqual(['handling']);
  const promise = { progress: '正在调整排班', ...reply, promised: dateIn(3) };
  expect(await act('reportProgress', promise, ...atOutlet)).toEqual(['handling']);
  expect(await act('reportResult', { result: '已增开窗口', ...reply, solved: true }, ...atOutlet)).toEqual([
    'answered',
  ]);
  const order = { opinion: '增设弹性窗口', staffOpinion: '批评教育', due: dateIn(10) };
  expect(await act('orderRectification', order, ...atBank)).toEqual(['answered', 'rectifying']);
  expect(await act('reportUp', { report: '处理完毕' }, ...atBank)).toEqual(['rectifying', 'reviewing']);
  expect(await act('passReview', {}, ...colleague)).toEqual(['callingBack', 'rectifying']);

  // Whoever handled it does not ask the customer about it.
  const own = await call([
    'act',
    number,
    'recordCallBack',
    jsonFile(folder, 'own.json', { result: 'satisfied' }),
    '--folder',
    office,
    '--json',
  ]);
  expect(own.code).toBe(1);
  expect(JSON.parse(own.out)).toMatchObject({ error: { code: 'FourEyes' } });

  const unsatisfied = { result: 'unsatisfied', text: '没有当面道歉' };
  expect(await act('recordCallBack', unsatisfied, ...caller)).toEqual(['memberInbox', 'rectifying']);
  expect(await act('memberAccept', {}, ...atBank)).toEqual(['passing', 'rectifying', 'verifying']);
  await act('verify', { founded: 'founded', facts: '再次核实' }, ...atBank);
  await act('passDown', { unit: outlet }, ...atBank);
  await act('outletAccept', {}, ...atOutlet);
  await act('reportResult', { result: '已当面道歉', ...reply, solved: true }, ...atOutlet);
  await act('reportUp', { report: '再次处理完毕' }, ...atBank);
  await act('passReview', {}, ...colleague);
  expect(await act('recordCallBack', { result: 'satisfied' }, ...caller)).toEqual(['closing', 'rectifying']);
  await act('reportRectification', { measures: '已调整排班' }, ...atOutlet);
  await act('passRectification', { comment: '到位' }, ...atBank);
  expect(await act('close', { summary: '办结' })).toEqual(['filing']);
  expect(await act('archive', { papersComplete: true })).toEqual([]);

  const shown = await run(['show', number, '--folder', office, '--json']);
  const view = JSON.parse(shown.out) as ComplaintView;
  expect(view).toMatchObject({
    ended: 'archived',
    standing: { replied: true, solved: true, closed: true, satisfied: true },
    stages: [],
  });
  expect(view.clocks.filter((clock) => clock.state === 'running')).toEqual([]);
  const taken = view.timeline.filter((entry) => entry.type === 'ActionTaken').map((entry) => entry.body['action']);
  expect(taken.filter((action) => action === 'recordCallBack')).toHaveLength(2);

  const said = await call(['show', number, '--folder', office, '--lang', 'en']);
  expect(said.out).toContain('Promised next reply');
  const caseFile = join(folder, '卷宗.pdf');
  const written = await run(['casefile', number, '--folder', office, '--out', caseFile]);
  expect(written).toMatchObject({ code: 0 });
  expect(readFileSync(caseFile).subarray(0, 5).toString()).toBe('%PDF-');
  const overwritten = await call(['casefile', number, '--folder', office, '--out', caseFile]);
  expect(overwritten.code).toBe(1);
  expect(overwritten.error).toContain('没有覆盖');
  expect((await call(['casefile', number, '--folder', office, '--out', '卷宗.txt'])).error).toContain('.pdf');
  const evidence = ['evidence', number, '--folder', office, '--out', join(folder, '证据.zip')];
  expect((await call(evidence)).error).toContain('--purpose');
  const packed = await run([...evidence, '--purpose', '报监管部门']);
  expect(packed.out).toMatch(/指纹（SHA-256）：[0-9a-f]{64}/);
  expect(readFileSync(join(folder, '证据.zip')).subarray(0, 2).toString()).toBe('PK');
  const verified = await run(['verify', '--folder', office, '--json']);
  expect(verified.code).toBe(0);
  expect(JSON.parse(verified.out)).toMatchObject({ findings: [] });
});
