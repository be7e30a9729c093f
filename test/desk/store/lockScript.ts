/** Holds a folder until it is killed. Arguments: folder, address. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from '../../../desk/store/lock.ts';

const [folder = '', address = ''] = process.argv.slice(2);
const locked = lockFolder(folder, 1234);
if (!locked.ok) throw new Error(locked.problem.kind);
locked.value.announce(address);
writeFileSync(join(folder, 'locked'), '');
setInterval(() => {}, 1000);
