/** An old register through the command line: looked at, brought in with what the person chose, and left alone the second time. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { call, founded, jsonFile, secrets, temporaryFolder } from './support.ts';

const register = `某行客户投诉登记簿,,,,,,,
编号,受理日期,投诉人,投诉渠道,投诉原因,投诉内容,办结日期,办理状态
T-1,2024.3.5,钱多,电话,服务态度及服务质量,排队太久,2024/3/8,办结
T-2,昨天,孙二,电话,服务态度及服务质量,柜员不理人,24/3/9,办结
T-3,2024.3.9,李三,电话,天气,等了一天,24/3/12,办结
`;

it('an old register is shown, brought in, and not brought in twice', { timeout: 120_000 }, async () => {
  const folder = temporaryFolder();
  const office = await founded(folder);
  const file = join(folder, '旧台账.csv');
  writeFileSync(file, register);
  const imported = (...more: string[]) => call(['import', file, '--folder', office, ...more], secrets);

  const shown = await imported('--dry-run');
  expect(shown).toMatchObject({ code: 0, error: '' });
  expect(shown.out).toContain('受理日期 → 收到日期');
  expect(shown.out).toContain('第 4 行 日期认不出来（昨天）');
  expect(shown.out).toContain('天气');
  expect(shown.out).toContain('没有存入');
  const listed = await call(['list', '--folder', office, '--state', 'all', '--json'], secrets);
  expect(JSON.parse(listed.out)).toMatchObject({ lines: [] });

  const choice = jsonFile(folder, 'choice.json', { values: { reason: { 天气: 'C1' } } });
  const left = join(folder, '未带入.csv');
  const done = await imported('--map', choice, '--rejects', left, '--json');
  expect(done.code).toBe(0);
  expect(JSON.parse(done.out)).toMatchObject({ state: 'finished', imported: 2, rejected: 1 });
  expect(readFileSync(left, 'utf8')).toContain('4,日期认不出来（昨天）,T-2');

  const again = await imported('--map', choice);
  expect(again.code).toBe(1);
  expect(again.out).toContain('台账里已有');

  const wrong = jsonFile(folder, 'wrong.json', { columns: {} });
  expect(await imported('--map', wrong)).toMatchObject({ code: 1, out: '' });
  const never = join(folder, 'left.txt');
  expect((await imported('--rejects', never)).error).toContain('.xlsx');
  expect(existsSync(never)).toBe(false);
});
