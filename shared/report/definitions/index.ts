import type { ReportDefinition } from '../definition.ts';
import { bulletin } from './bulletin.ts';
import { areaSummary, monthlyFeedback, weeklyMeeting } from './recurring.ts';
import { categories, circular, halfYearReturn } from './returns.ts';
import { serviceAnalysis } from './serviceAnalysis.ts';

/** Every report there is. A new one is a file and a line here. */
export const reportDefinitions: readonly ReportDefinition[] = [
  bulletin,
  weeklyMeeting,
  monthlyFeedback,
  areaSummary,
  serviceAnalysis,
  categories,
  circular,
  halfYearReturn,
];

export const definitionOf = (id: string): ReportDefinition | undefined =>
  reportDefinitions.find((definition) => definition.id === id);
