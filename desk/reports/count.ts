/** One piece of counting, here or in a thread of its own. */
import { casesBehind } from '../../shared/report/behind.ts';
import { countReport } from '../../shared/report/count.ts';
import type { ReportContent } from '../../shared/report/model.ts';
import type { Database } from '../store/open.ts';
import { readMaterial, type ReportOrder } from './read.ts';

export type CountJob = { order: ReportOrder; question: { row: string; measure: string } | null };
export type Counted = { content: ReportContent; rows: null } | { content: null; rows: number[] };

/** Everything is read in one transaction: a report is of one moment of the log. */
export function runCount(database: Database, { order, question }: CountJob, progress: (done: number) => void): Counted {
  return database.transaction((): Counted => {
    const material = readMaterial(database, order, progress);
    return question
      ? { content: null, rows: casesBehind(material, question.row, question.measure) }
      : { content: countReport(material), rows: null };
  })();
}
