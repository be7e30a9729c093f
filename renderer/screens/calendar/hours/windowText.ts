// Hours as a clerk types them: "9:00-12:00 13:00-17:30", "9-12,13-17:30", "９：００至１２：００".
import type { Window } from '../../../../shared/calendar/calendar.ts';

/** The windows in a line of text; null when a part of it is none. Over night "22-6" ends on the next day, as "22:00-30:00". */
export function readWindows(text: string): Window[] | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[点时]半/g, ':30')
    .replace(/[点时]/g, ':00')
    .replace(/\s*[-–—~〜至到]+\s*/g, '-')
    .trim();
  if (plain === '') return [];
  const windows = plain.split(/[\s,;、]+/).map(readWindow);
  return windows.includes(null) ? null : windows.filter((window) => window !== null);
}

export const windowsText = (windows: readonly Window[]): string => windows.map((window) => window.join('-')).join(' ');

function readWindow(text: string): Window | null {
  const [from, to, ...more] = text.split('-').map(minutesOf);
  if (from === undefined || to === undefined || more.length > 0 || Number.isNaN(from) || Number.isNaN(to)) return null;
  return [timeText(from), timeText(to <= from && to <= 24 * 60 ? to + 24 * 60 : to)];
}

/** Minutes after midnight of "9", "9:05", "0905" or "21.30"; NaN when it is no time up to 48:00. */
function minutesOf(text: string): number {
  const parts = /^(\d{1,2})(?:[:.]?([0-5]\d))?$/.exec(text);
  const minutes = parts === null ? Number.NaN : Number(parts[1]) * 60 + Number(parts[2] ?? 0);
  return minutes <= 48 * 60 ? minutes : Number.NaN;
}

const timeText = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
