/** The dictionaries of this folder, for the test that both languages are complete. Screens import their own file. */
export { frameWords } from './frame.ts';
export { partsWords } from './parts.ts';
export { startWords } from './start.ts';
export { todayWords } from './today.ts';
