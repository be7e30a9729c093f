/** Procedures by the command line: checked and compared without an office, brought into one and tried there. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Pack } from '../../../shared/procedure/pack.ts';
import { call, run, temporaryFolder } from './support.ts';

it('goes out, is checked, compared and refused with the place, without an office', async () => {
  const file = join(temporaryFolder(), 'p2.json');
  expect(await call(['pack', 'validate', 'P2'])).toMatchObject({
    code: 0,
    out: expect.stringContaining('没有发现问题'),
  });
  expect(await run(['pack', 'export', 'P2', '--out', file])).toMatchObject({ code: 0, error: '' });
  const { pack } = JSON.parse(readFileSync(file, 'utf8')) as { pack: Pack };
  const shorter = { ...pack, clocks: pack.clocks.map((rule, index) => (index === 0 ? { ...rule, start: [] } : rule)) };
  writeFileSync(file, JSON.stringify(shorter));
  const compared = await call(['pack', 'compare', 'P2@1', file]);
  expect(compared).toMatchObject({ code: 0, out: expect.stringContaining('改动1处') });
  const checked = await call(['pack', 'validate', file, '--json']);
  expect(checked.code).toBe(1);
  expect(JSON.parse(checked.out)).toMatchObject({ findings: [{ code: 'ClockWithoutStart', path: 'clocks.0.start' }] });
  writeFileSync(file, JSON.stringify({ ...pack, stages: 'none' }));
  const refused = await call(['pack', 'validate', file]);
  expect(refused).toMatchObject({ code: 1, error: expect.stringContaining('none') });
  expect((await call(['pack', 'shred', 'P2'])).code).toBe(1);
});

it('comes into an office, is tried on its complaints, and is published', { timeout: 300_000 }, async () => {
  const folder = temporaryFolder();
  const office = join(folder, '演示');
  expect((await run(['demo', '--folder', office, '--json'])).code).toBe(0);
  const file = join(folder, 'own.json');
  const out = await call(['pack', 'export', 'P2']);
  const { pack } = JSON.parse(out.out) as { pack: Pack };
  const tried = await run(['pack', 'dry-run', 'P2', '--folder', office, '--json']);
  expect(tried).toMatchObject({ code: 0, error: '' });
  const same = JSON.parse(tried.out) as { complaints: number; differing: number };
  expect(same.complaints).toBeGreaterThan(100);
  expect(same.differing).toBe(0);
  const oneDay = pack.clocks.map((rule) =>
    rule.id === 'P2-D1' ? { ...rule, limit: { amount: 1, unit: 'workingDay' as const } } : rule,
  );
  writeFileSync(file, JSON.stringify({ ...pack, clocks: oneDay }));
  const shorter = await run(['pack', 'dry-run', file, '--folder', office, '--json']);
  expect((JSON.parse(shorter.out) as { differing: number }).differing).toBeGreaterThan(0);
  const missing = await call(['pack', 'import', file, '--folder', office, '--publish']);
  expect(missing).toMatchObject({ code: 1, error: expect.stringContaining('发布说明') });
  const published = await run(['pack', 'import', file, '--folder', office, '--publish', '--note', '修订', '--json']);
  expect(JSON.parse(published.out)).toMatchObject({ outcome: 'published', id: 'P2', version: 1001 });
});
