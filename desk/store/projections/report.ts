import { evolveReport, reportStream, type ReportEvent, type ReportState } from '../../../shared/report/events.ts';
import { registerProjection } from './registers.ts';

/** Reports somebody has worked on, without the frozen figures: those are read from their entries. */
export const reportProjection = registerProjection<ReportState, ReportEvent>({
  name: 'report',
  version: 1,
  table: 'report',
  prefix: reportStream(''),
  evolve: evolveReport,
  columns: { unit: 'text not null', changed_at: 'integer not null' },
  row: ({ unit, changedAt }) => ({ unit, changed_at: changedAt }),
  indexes: 'create index report_unit on report (unit, changed_at);',
});
