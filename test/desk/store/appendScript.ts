/** A desk that appends until it is killed. Arguments: folder, key as hex, number of entries, then
 *  'die' (ends without closing), 'wait' (stays open when done) or 'acknowledge' (writes each done entry to done.txt,
 *  and starts over in no way: entries done before are repeated). */
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from '../../../desk/store/lock.ts';
import { openStore } from '../../../desk/store/store.ts';
import { entries, tally } from './sampleProjections.ts';

const [folder = '', keyText = '', count = '0', way = ''] = process.argv.slice(2);
const key = Buffer.from(keyText, 'hex');
const locked = lockFolder(folder, 0);
if (!locked.ok) throw new Error(locked.problem.kind);
const opened = await openStore({ folder, key, clock: () => 1, projections: [entries, tally] });
if (!opened.ok) throw new Error(opened.problem.kind);
const store = opened.value;
writeFileSync(join(folder, 'started'), '');
for (let number = 1; number <= Number(count); number++) {
  const stream = `complaint-${number % 9}`;
  store.execute(
    { requestId: `request-${number}`, name: 'note.add', personId: 'p', unitId: 'u', at: number, input: { number } },
    (load) => ({
      events: Array.from({ length: 1 + (number % 3) }, (_, part) => ({
        stream,
        type: 'NoteAdded',
        audience: 'parties',
        body: { text: `内容 ${number} ${part} ${'长'.repeat((number * 37) % 900)}` },
      })).slice(way === 'acknowledge' ? 0 : -1),
      reply: { number, place: load(stream).length },
    }),
  );
  if (way === 'acknowledge') appendFileSync(join(folder, '..', 'done.txt'), `${number}\n`);
}
store.sealHead();
writeFileSync(join(folder, 'all-done'), '');
if (way === 'die') process.kill(process.pid, 'SIGKILL');
setInterval(() => {}, 1000);
