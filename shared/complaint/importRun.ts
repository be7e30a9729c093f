import type { PersonId, UnitId } from '../base/ids.ts';
import type { Instant } from '../base/time.ts';

/** An import of an old register as the log knows it. It stays on the desk where it was made; its complaints travel like others.
 *
 *    begun ──every row──▶ finished ──undo──▶ undoing ──▶ undone
 *      ├────cancel──────▶ cancelled ────────────┘
 *      └────the program ended───▶ (begun, and nobody is at work: interrupted)
 */
export type RunEvent =
  | { type: 'ImportBegun'; name: string; rows: number; by: PersonId; unit: UnitId; at: Instant }
  | { type: 'ImportEnded'; how: 'finished' | 'cancelled'; imported: number; rejected: number; at: Instant }
  | { type: 'ImportUndoBegun'; reason: string; by: PersonId; at: Instant }
  | { type: 'ImportUndoEnded'; undone: number; kept: number; at: Instant };

export type RunState = {
  name: string;
  rows: number;
  by: PersonId | null;
  unit: UnitId | null;
  begunAt: Instant;
  state: 'begun' | 'finished' | 'cancelled' | 'undoing' | 'undone';
  rejected: number;
  kept: number;
};

export const importStream = (run: string): string => `import/${run}`;

export const emptyRun: RunState = {
  name: '',
  rows: 0,
  by: null,
  unit: null,
  begunAt: 0,
  state: 'begun',
  rejected: 0,
  kept: 0,
};

export function evolveRun(state: RunState, event: RunEvent): RunState {
  switch (event.type) {
    case 'ImportBegun':
      return { ...state, name: event.name, rows: event.rows, by: event.by, unit: event.unit, begunAt: event.at };
    case 'ImportEnded':
      return { ...state, state: event.how, rejected: event.rejected };
    case 'ImportUndoBegun':
      return { ...state, state: 'undoing' };
    case 'ImportUndoEnded':
      return { ...state, state: 'undone', kept: event.kept };
    default:
      return state;
  }
}
