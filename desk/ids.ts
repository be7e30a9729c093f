/** Ids that sort by the time they were made: UUIDs of version 7. Within one millisecond a counter keeps the order. */
import { randomBytes } from 'node:crypto';
import type { Instant } from '../shared/base/time.ts';

export const createIds = (clock: () => Instant): (() => string) => {
  let last = 0;
  let counter = 0;
  return () => {
    const bytes = randomBytes(16);
    const now = Math.max(clock(), last);
    // The counter begins in the lower half, so that 2048 ids and more fit into one millisecond.
    counter = now === last ? counter + 1 : bytes.readUInt16BE(6) & 0x7ff;
    last = now;
    if (counter > 0xfff) {
      last += 1;
      counter = 0;
    }
    bytes.writeUIntBE(last, 0, 6);
    bytes.writeUInt16BE(0x7000 | counter, 6);
    bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
    const hex = bytes.toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  };
};
