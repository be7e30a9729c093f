/** The office on this PC. The only place that sees everything: it builds, it does not listen. */
import type { Result } from '../shared/base/result.ts';
import { createCommands } from './commands/index.ts';
import { openDesk, type Desk, type DeskOptions, type DeskProblem, type DeskRooms } from './openDesk.ts';
import { createQueries } from './queries/index.ts';
import { projections } from './store/projections/index.ts';
import { createWatch } from './watch/deadlines.ts';

export type { Desk, DeskOptions, DeskProblem } from './openDesk.ts';

export const rooms: DeskRooms = {
  projections,
  createHandlers(parts) {
    const commands = createCommands(parts);
    const queries = createQueries(parts);
    return {
      office: { ...commands.office, ...queries.office },
      duty: { ...commands.duty, ...queries.duty },
      complaint: { ...commands.complaint, ...queries.complaint },
      attachment: commands.attachment,
      today: queries.today,
      draft: commands.draft,
      dashboard: queries.dashboard,
      calendar: queries.calendar,
      care: commands.care,
      preference: commands.preference,
    };
  },
  async createDemoOffice(parts) {
    const { createDemoOffice } = await import('./demo/demo.ts');
    return createDemoOffice(parts);
  },
  createWatch,
};

export const createDesk = (options: DeskOptions): Promise<Result<Desk, DeskProblem>> => openDesk(options, rooms);
