// What a run cost: percentiles, processor seconds of the hub (from its own figures) and of PostgreSQL (from /proc).
import { readdirSync, readFileSync } from 'node:fs';

export const percentile = (times: readonly number[], share: number): number => {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};

const ticksPerSecond = 100;

/** Processor seconds of a process and its children so far, ended ones too; 0 where /proc is not there. */
export function processorSeconds(pid: number): number {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(statOf)
      .filter((stat) => stat !== undefined && (stat.pid === pid || stat.parent === pid))
      .reduce((sum, stat) => sum + (stat?.seconds ?? 0), 0);
  } catch {
    return 0;
  }
}

function statOf(name: string): { pid: number; parent: number; seconds: number } | undefined {
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return {
      pid: Number(name),
      parent: Number(fields[1]),
      seconds: [11, 12, 13, 14].reduce((sum, place) => sum + Number(fields[place]), 0) / ticksPerSecond,
    };
  } catch {
    return undefined;
  }
}

/** Bytes a process holds in memory. */
export function residentBytes(pid: number): number {
  try {
    const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(found?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

export const head = (): void =>
  say(`${'operation'.padEnd(46)}${'ours'.padStart(16)}${'raw'.padStart(16)}${'ratio'.padStart(8)}   goal`);

/** One line of the report: how many per second, beside what the database alone does in the same run. */
export function report(operation: string, ours: number, raw: number, unit: string, goal: string): void {
  const rate = (value: number): string => `${Math.round(value).toLocaleString('en')} ${unit}`.padStart(16);
  say(`${operation.padEnd(46)}${rate(ours)}${rate(raw)}${(ours / raw).toFixed(2).padStart(8)}   ${goal}`);
}

export const note = (line: string): void => say(`  ${line}`);
