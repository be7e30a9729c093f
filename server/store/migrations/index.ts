import { hub } from './0001-hub.ts';
import { deskNumber } from './0002-deskNumber.ts';

/** Position in this list is the number of the step. Released steps never change. */
export const migrations: readonly string[] = [hub, deskNumber];
