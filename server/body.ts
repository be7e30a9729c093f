/** Bodies of requests: packed or not, never larger or deeper than agreed, whatever they say about themselves. */
import { gunzip } from 'node:zlib';
import { limits } from '../shared/exchange/protocol.ts';
import { refuse, Refused } from './problems.ts';

/** @param encoding header `content-encoding`  @throws Refused for anything but plain or gzip, and for what unpacks to too much */
export async function unpack(bytes: Buffer, encoding: string | undefined): Promise<Buffer> {
  if (encoding === undefined || encoding === 'identity') return bytes;
  if (encoding !== 'gzip') return refuse('badInput', { places: ['content-encoding'] });
  return new Promise((resolve, reject) => {
    gunzip(bytes, { maxOutputLength: limits.requestBytes }, (error, unpacked) => {
      if (!error) return resolve(unpacked);
      const isTooLarge = 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
      reject(new Refused({ code: isTooLarge ? 'tooLarge' : 'badInput' }));
    });
  });
}

const quote = 0x22;
const backslash = 0x5c;
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

/** Whether JSON text nests deeper than agreed; looked at before anything recursive touches it. */
export function isTooDeep(bytes: Buffer): boolean {
  let depth = 0;
  let isInString = false;
  for (let place = 0; place < bytes.length; place++) {
    const byte = bytes[place]!;
    if (isInString) {
      if (byte === backslash) place += 1;
      else if (byte === quote) isInString = false;
    } else if (byte === quote) isInString = true;
    else if (opening.has(byte) && ++depth > limits.depth) return true;
    else if (closing.has(byte)) depth -= 1;
  }
  return false;
}
