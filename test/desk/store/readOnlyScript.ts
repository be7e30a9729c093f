/** Opens an office as a user who may not write there, and tells what came of it. Arguments: file, key as hex, answer file. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { openDatabase } from '../../../desk/store/open.ts';

const [file = '', keyText = '', answer = ''] = process.argv.slice(2);
const handle = openSync(answer, 'w');
// The driver is loaded while everything may still be read.
const first = openDatabase({ file: ':memory:', key: Buffer.alloc(32) });
if (first.ok) first.value.close();
// The administrator may write everywhere: become somebody else.
if (process.getuid?.() === 0) {
  process.setgid?.(65534);
  process.setuid?.(65534);
}
const opened = openDatabase({ file, key: Buffer.from(keyText, 'hex') });
if (opened.ok) opened.value.close();
writeSync(handle, JSON.stringify(opened.ok ? { ok: true } : opened));
closeSync(handle);
