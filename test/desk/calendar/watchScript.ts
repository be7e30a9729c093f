/** Opens the office of a folder late and tells what fell due, one complaint after the other, until it is killed. */
import { openDesk } from '../../../desk/openDesk.ts';
import { rooms } from '../../../desk/desk.ts';
import { writeMoments } from '../../../desk/watch/deadlines.ts';
import type { DeskParts } from '../../../desk/parts.ts';

const [folder = ''] = process.argv.slice(2);
// As openTestDesk seals its offices.
const keeper = { wrap: (raw: Buffer) => Promise.resolve(raw), unwrap: (raw: Buffer) => Promise.resolve(raw) };
const now = Date.parse('2026-10-20T09:00+08:00');
let parts: DeskParts | undefined;
const opened = await openDesk(
  { folder, key: { by: 'keeper', keeper }, host: 'cli', version: '0', clock: () => now, create: false },
  {
    ...rooms,
    createWatch: () => ({ arm: () => {}, stop: () => {} }),
    createHandlers(given) {
      parts = given;
      return rooms.createHandlers(given);
    },
  },
);
if (!opened.ok || !parts) throw new Error(`the desk does not open: ${JSON.stringify(opened)}`);
process.stdout.write('telling\n');
writeMoments(parts, now);
