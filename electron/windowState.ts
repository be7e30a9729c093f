// Where the window stood when it was closed, and where it may stand now: a screen may have gone in between.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type Area = { x: number; y: number; width: number; height: number };
export type WindowState = { width: number; height: number; x?: number; y?: number; maximized: boolean };

export const smallest = { width: 1024, height: 640 };
export const firstState: WindowState = { width: 1366, height: 768, maximized: false };

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** Anything that is not a window state counts as the first one: a damaged file must not keep the desk from opening. */
export function parseWindowState(text: string): WindowState {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return firstState;
  }
  if (typeof value !== 'object' || value === null) return firstState;
  const { width, height, x, y, maximized }: Record<string, unknown> = { ...value };
  if (!isNumber(width) || !isNumber(height)) return firstState;
  const place = isNumber(x) && isNumber(y) ? { x: Math.round(x), y: Math.round(y) } : {};
  return { width: Math.round(width), height: Math.round(height), ...place, maximized: maximized === true };
}

/** The state as it fits the screens of now: never larger than its screen, never with its title bar out of reach. */
export function fitToScreens(state: WindowState, screens: readonly Area[]): WindowState {
  const { x, y } = state;
  const home = x === undefined || y === undefined ? undefined : screens.find((one) => reaches({ ...state, x, y }, one));
  const screen = home ?? screens[0];
  if (screen === undefined) return state;
  const width = Math.min(Math.max(state.width, smallest.width), screen.width);
  const height = Math.min(Math.max(state.height, smallest.height), screen.height);
  // Without a place the window system centres it.
  if (home === undefined || x === undefined || y === undefined) return { width, height, maximized: state.maximized };
  return {
    width,
    height,
    x: between(x, screen.x, screen.x + screen.width - width),
    y: between(y, screen.y, screen.y + screen.height - height),
    maximized: state.maximized,
  };
}

const between = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), Math.max(low, high));

/** True when enough of the title bar lies on the screen to be caught with the mouse. */
function reaches(window: Area, screen: Area): boolean {
  const across = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  return across >= 120 && window.y >= screen.y - 20 && window.y <= screen.y + screen.height - 40;
}

export function readWindowState(file: string): WindowState {
  try {
    return parseWindowState(readFileSync(file, 'utf8'));
  } catch {
    return firstState;
  }
}

/** A window that cannot remember its place still closes. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
  } catch {
    // A full or read-only disk is reported by the desk, which has something to lose there.
  }
}
