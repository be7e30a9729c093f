import type { Action } from '../../pack.ts';
import { associationActions } from './associationActions.ts';
import { memberActions } from './memberActions.ts';
import { outletActions } from './outletActions.ts';
import { closingActions } from './closingActions.ts';

export const actions: Action[] = [...associationActions, ...memberActions, ...outletActions, ...closingActions];
