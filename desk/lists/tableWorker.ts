/** Runs in a worker thread: a workbook of a hundred thousand rows takes seconds, and the desk answers meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ListTable } from './table.ts';
import { writeTable } from './writeTable.ts';

const { table, format } = workerData as { table: ListTable; format: 'xlsx' | 'csv' };
const content = await writeTable(table, format);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
parentPort?.postMessage(content);
