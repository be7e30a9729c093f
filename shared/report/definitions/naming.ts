import type { Text } from '../../procedure/pack.ts';
import { reportTitles } from '../../words/reportTitles.ts';
import { said } from '../../words/said.ts';
import type { ReportDefinition } from '../definition.ts';

type Titles = (typeof reportTitles)['zh'];

export const table = (id: keyof Titles['tables']): Text => said(reportTitles, (its) => its.tables[id]);
export const chart = (id: keyof Titles['charts']): Text => said(reportTitles, (its) => its.charts[id]);
export const section = (id: keyof Titles['sections']): Text => said(reportTitles, (its) => its.sections[id]);

/** What a report is called, under its id. */
export const named = (
  id: keyof Titles['reports'],
): Pick<ReportDefinition, 'title' | 'purpose' | 'heading'> & { id: typeof id } => ({
  id,
  title: said(reportTitles, (its) => its.reports[id]),
  purpose: said(reportTitles, (its) => its.purposes[id]),
  heading: (unit, period) => said(reportTitles, (its) => its.headings[id](unit, period)),
});
