/** The office on this PC. The only place that sees everything: it builds, it does not listen. */
import type { Result } from '../shared/base/result.ts';
import { createCommands } from './commands/index.ts';
import { documentHandlers } from './documents/handlers.ts';
import { listHandlers } from './lists/handlers.ts';
import { openDesk, type Desk, type DeskProblem } from './openDesk.ts';
import type { DeskOptions, DeskRooms } from './rooms.ts';
import { createDecideAgain } from './exchange/again.ts';
import { createExchange } from './exchange/calls.ts';
import { createQueries } from './queries/index.ts';
import { reportHandlers } from './reports/handlers.ts';
import { projections } from './store/projections/index.ts';
import { createWatches } from './watch/watches.ts';

export type { Desk, DeskProblem } from './openDesk.ts';
export type { DeskOptions } from './rooms.ts';

export const rooms: DeskRooms = {
  projections,
  // A call of the contract that neither side answers does not compile here.
  createHandlers(parts) {
    const queries = createQueries(parts);
    const documents = documentHandlers(parts, queries.complaint.open);
    const reports = reportHandlers(parts);
    const files = byGroup(documents, listHandlers(parts, { ...queries, ...reports }));
    return byGroup(byGroup(byGroup(createCommands(parts), files), reports), queries);
  },
  async createDemoOffice(parts) {
    const { createDemoOffice } = await import('./demo/demo.ts');
    return createDemoOffice(parts);
  },
  createWatch: createWatches,
  createExchange: (parts, options, report) =>
    createExchange({ parts, ...options, decideAgain: createDecideAgain(parts, createCommands), report }),
};

export const createDesk = (options: DeskOptions): Promise<Result<Desk, DeskProblem>> => openDesk(options, rooms);

type Groups = Record<string, object>;
type ByGroup<Commands extends Groups, Queries extends Groups> = {
  [Group in keyof Commands | keyof Queries]: (Group extends keyof Commands ? Commands[Group] : unknown) &
    (Group extends keyof Queries ? Queries[Group] : unknown);
};

/** What does and what reads, put together by group of the contract. */
const byGroup = <Commands extends Groups, Queries extends Groups>(
  commands: Commands,
  queries: Queries,
): ByGroup<Commands, Queries> =>
  Object.fromEntries(
    [...new Set([...Object.keys(commands), ...Object.keys(queries)])].map((group) => [
      group,
      { ...commands[group], ...queries[group] },
    ]),
  ) as ByGroup<Commands, Queries>;
