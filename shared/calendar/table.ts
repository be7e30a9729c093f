// Working time as tables, so that adding and subtracting is a look-up instead of a walk.
//
//   days      … 1023 │ block 0: 1024 days │ block 1 … │          blocks are made when first asked for, and kept
//   countedBefore[i]    working days of the block before its day i         n-th working day after a day: one addition,
//   counted[k]          the k-th working day of the block                  one look-up, and a step per block crossed
//   starts/ends[w]      windows as instants, sorted, never overlapping     adding working time: one binary search
//   workedBefore[w]     working milliseconds of the block before window w

import { day as dayLength, type Instant } from '../base/time.ts';
import { firstDay, lastDay, type DayNumber } from './dates.ts';
import { planOf, type DayRules, type Span } from './days.ts';
import { instantOfWallClock, localDay, type Zone } from './zone.ts';

export type Block = {
  readonly countedBefore: Uint16Array;
  readonly counted: Int32Array;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly workedBefore: Float64Array;
  readonly worked: number;
};

export type Table = { readonly rules: DayRules; readonly zone: Zone; readonly blocks: (Block | undefined)[] };

/** A window of the table: block number and place in the block. */
export type Place = { readonly block: number; readonly index: number };

const blockDays = 1024;
const blockShift = 10;
const lastBlock = (lastDay - firstDay) >> blockShift;
/** More than the tables hold: refused before a thousand years of them are made. */
const longestAmount = (lastDay - firstDay) * dayLength;

export const makeTable = (rules: DayRules, zone: Zone): Table => ({ rules, zone, blocks: [] });

/**
 * The n-th working day after `day`, or before it when `count` is negative; `day` itself never counts (CAL-201). NaN when the walk
 * leaves the tables.
 */
export function walkDays(table: Table, day: DayNumber, count: number): DayNumber {
  if (count === 0) return day;
  if (Math.abs(count) > lastDay - firstDay) return Number.NaN;
  const offset = day - firstDay;
  let number = offset >> blockShift;
  let block = blockAt(table, number);
  if (block === undefined) return Number.NaN;
  const inBlock = offset & (blockDays - 1);
  let rank =
    count > 0 ? (block.countedBefore[inBlock + 1] ?? 0) + count - 1 : (block.countedBefore[inBlock] ?? 0) + count;
  while (rank >= block.counted.length) {
    rank -= block.counted.length;
    const next = blockAt(table, ++number);
    if (next === undefined) return Number.NaN;
    block = next;
  }
  while (rank < 0) {
    const previous = blockAt(table, --number);
    if (previous === undefined) return Number.NaN;
    block = previous;
    rank += block.counted.length;
  }
  return block.counted[rank] ?? Number.NaN;
}

/** Working days d with from < d ≤ to; negative when `to` lies before `from`. */
export function countDays(table: Table, from: DayNumber, to: DayNumber): number {
  if (to < from) return -countDays(table, to, from);
  let number = (from - firstDay) >> blockShift;
  const lastNumber = (to - firstDay) >> blockShift;
  let count = -countedThrough(table, from);
  for (; number < lastNumber; number++) count += blockAt(table, number)?.counted.length ?? 0;
  return count + countedThrough(table, to);
}

function countedThrough(table: Table, day: DayNumber): number {
  const offset = day - firstDay;
  return blockAt(table, offset >> blockShift)?.countedBefore[(offset & (blockDays - 1)) + 1] ?? Number.NaN;
}

/** The first window that ends after the instant: the one that holds it, or the next to open. */
export function windowAfter(table: Table, instant: Instant): Place | undefined {
  const number = blockNumberOf(table, instant);
  const index = firstAbove(blockAt(table, number)?.ends, instant);
  return settle(table, number, index);
}

/** The last window that starts before the instant. */
export function windowBefore(table: Table, instant: Instant): Place | undefined {
  const number = blockNumberOf(table, instant);
  const index = firstAtLeast(blockAt(table, number)?.starts, instant) - 1;
  return settle(table, number, index);
}

/** A place one window on (1) or back (-1), over block borders and blocks without windows. */
export const neighbour = (table: Table, { block, index }: Place, step: 1 | -1): Place | undefined =>
  settle(table, block, index + step);

export function startOf(table: Table, { block, index }: Place): Instant {
  return blockAt(table, block)?.starts[index] ?? Number.NaN;
}

export function endOf(table: Table, { block, index }: Place): Instant {
  return blockAt(table, block)?.ends[index] ?? Number.NaN;
}

/** Forward by `amount` working milliseconds > 0. A result on the border of two windows is the close of the earlier (CAL-LANDING). */
export function addForward(table: Table, instant: Instant, amount: number): Instant {
  if (amount > longestAmount) return Number.NaN;
  let number = blockNumberOf(table, instant);
  let block = blockAt(table, number);
  let target = workedUntil(block, instant) + amount;
  while (block !== undefined && target > block.worked) {
    target -= block.worked;
    block = blockAt(table, ++number);
  }
  if (block === undefined) return Number.NaN;
  const index = firstAtLeast(block.workedBefore, target) - 1;
  return (block.starts[index] ?? Number.NaN) + (target - (block.workedBefore[index] ?? 0));
}

/** Back by `amount` working milliseconds > 0. A result on the border of two windows is the opening of the later. */
export function addBackward(table: Table, instant: Instant, amount: number): Instant {
  if (amount > longestAmount) return Number.NaN;
  let number = blockNumberOf(table, instant);
  let block = blockAt(table, number);
  let target = workedUntil(block, instant) - amount;
  while (block !== undefined && target < 0) {
    block = blockAt(table, --number);
    target += block?.worked ?? 0;
  }
  if (block === undefined) return Number.NaN;
  const index = firstAbove(block.workedBefore, target) - 1;
  return (block.starts[index] ?? Number.NaN) + (target - (block.workedBefore[index] ?? 0));
}

/** Working milliseconds between two instants, negative when `to` lies before `from`. */
export function workedBetween(table: Table, from: Instant, to: Instant): number {
  if (to < from) return -workedBetween(table, to, from);
  const first = blockNumberOf(table, from);
  const last = blockNumberOf(table, to);
  let worked = -workedUntil(blockAt(table, first), from);
  for (let number = first; number < last; number++) worked += blockAt(table, number)?.worked ?? 0;
  return worked + workedUntil(blockAt(table, last), to);
}

/** Working milliseconds of the block before the instant. */
function workedUntil(block: Block | undefined, instant: Instant): number {
  if (block === undefined) return Number.NaN;
  const index = firstAbove(block.ends, instant);
  if (index === block.ends.length) return block.worked;
  return (block.workedBefore[index] ?? 0) + Math.max(0, instant - (block.starts[index] ?? instant));
}

/** Block whose windows decide about an instant: the one of its local day, unless the night before still runs. */
function blockNumberOf(table: Table, instant: Instant): number {
  const offset = localDay(table.zone, instant) - firstDay;
  // Outside the tables, or no number at all: a block that does not exist.
  if (!(offset >= 0 && offset <= lastDay - firstDay)) return offset > 0 ? lastBlock + 1 : -1;
  const number = offset >> blockShift;
  if ((offset & (blockDays - 1)) !== 0) return number;
  const before = blockAt(table, number - 1);
  const lastEnd = before?.ends.at(-1);
  return lastEnd !== undefined && lastEnd > instant ? number - 1 : number;
}

function settle(table: Table, number: number, index: number): Place | undefined {
  let block = blockAt(table, number);
  while (block !== undefined && index < 0) {
    block = blockAt(table, --number);
    index += block?.starts.length ?? 0;
  }
  while (block !== undefined && index >= block.starts.length) {
    index -= block.starts.length;
    block = blockAt(table, ++number);
  }
  return block === undefined ? undefined : { block: number, index };
}

function blockAt(table: Table, number: number): Block | undefined {
  return table.blocks[number] ?? (number >= 0 && number <= lastBlock ? fillBlock(table, number) : undefined);
}

function fillBlock(table: Table, number: number): Block {
  const first = firstDay + number * blockDays;
  const countedBefore = new Uint16Array(blockDays + 1);
  const counted: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const workedBefore: number[] = [];
  let worked = 0;
  let lastEnd = Math.max(-Infinity, ...windowsStarting(table, first - 1).map(([, end]) => end));
  for (let index = 0; index < blockDays; index++) {
    if (planOf(table.rules, first + index).counted) counted.push(first + index);
    countedBefore[index + 1] = counted.length;
    for (const [start, end] of windowsStarting(table, first + index)) {
      // A night window can reach into the next day's first window; the shared hour is worked once.
      const from = Math.max(start, lastEnd);
      if (end <= from) continue;
      starts.push(from);
      ends.push(end);
      workedBefore.push(worked);
      worked += end - from;
      lastEnd = end;
    }
  }
  const block: Block = {
    countedBefore,
    counted: Int32Array.from(counted),
    starts: Float64Array.from(starts),
    ends: Float64Array.from(ends),
    workedBefore: Float64Array.from(workedBefore),
    worked,
  };
  table.blocks[number] = block;
  return block;
}

/** Windows that belong to a day, as instants; the last may reach into the next day. */
export const windowsOfDay = (table: Table, day: DayNumber): [Instant, Instant][] =>
  toInstants(table.zone, day, planOf(table.rules, day).spans);

/** Windows that begin on a day, so that all windows come in order: what the day before left for after its midnight, and its own. */
function windowsStarting(table: Table, day: DayNumber): [Instant, Instant][] {
  const own = planOf(table.rules, day).spans.filter(([from]) => from < dayLength);
  const left = planOf(table.rules, day - 1).spans.filter(([from]) => from >= dayLength);
  if (left.length === 0) return toInstants(table.zone, day, own);
  return toInstants(table.zone, day, [...left.map(([from, to]): Span => [from - dayLength, to - dayLength]), ...own]);
}

/** Where clocks are set forward a window can vanish; it is left out. */
function toInstants(zone: Zone, day: DayNumber, spans: readonly Span[]): [Instant, Instant][] {
  return spans
    .map(([from, to]): [Instant, Instant] => [
      instantOfWallClock(zone, day * dayLength + from),
      instantOfWallClock(zone, day * dayLength + to),
    ])
    .filter(([start, end]) => start < end)
    .sort((a, b) => a[0] - b[0]);
}

/** Index of the first value > limit in a sorted array; its length when there is none. */
function firstAbove(values: Float64Array | undefined, limit: number): number {
  if (values === undefined) return 0;
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? Infinity) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Index of the first value ≥ limit in a sorted array; its length when there is none. */
function firstAtLeast(values: Float64Array | undefined, limit: number): number {
  if (values === undefined) return 0;
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? Infinity) >= limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
