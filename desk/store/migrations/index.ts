import { log } from './0001-log.ts';
import { exchange } from './0002-exchange.ts';
import { transfer } from './0003-transfer.ts';

/** Position in this list is the number of the format: entries are added at the end and never changed. Only tables and
 *  columns may be added, so that a file written by an older desk always opens and nothing in it is lost. */
export const migrations: readonly string[] = [log, exchange, transfer];

export const formatVersion = migrations.length;
