/** Backs an office up until it is killed. Arguments: folder, key as hex, target. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backupOffice } from '../../../desk/store/backup.ts';
import { openStore } from '../../../desk/store/store.ts';
import { entries } from './sampleProjections.ts';

const [folder = '', keyText = '', target = ''] = process.argv.slice(2);
const key = Buffer.from(keyText, 'hex');
const opened = await openStore({ folder, key, clock: () => 1, projections: [entries] });
if (!opened.ok) throw new Error(opened.problem.kind);
if (!existsSync(join(folder, 'key.json'))) writeFileSync(join(folder, 'key.json'), '{"version":1,"wrappings":[]}');
opened.value.executeMany(
  Array.from({ length: 2000 }, (_, index) => ({
    request: { requestId: `b-${index}`, name: 'n', personId: null, unitId: null, at: 1, input: {} },
    decide: () => ({
      events: [{ stream: `s-${index}`, type: 'T', audience: 'parties', body: { text: '内容'.repeat(200) } }],
      reply: null,
    }),
  })),
);
opened.value.sealHead();
writeFileSync(join(folder, '..', 'copying'), '');
await backupOffice({ folder, key, target, now: 1 });
setInterval(() => {}, 1000);
