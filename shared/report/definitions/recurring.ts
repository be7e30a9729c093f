import type { ReportDefinition, TableDefinition } from '../definition.ts';
import { demands, satisfaction } from '../sentences/handling.ts';
import { area, results, week } from '../sentences/recurring.ts';
import { grades, overview, reasons, volumes } from '../sentences/volumes.ts';
import { chart, named, section, table } from './naming.ts';

/** By content and severity, in the words of the regime (P6); only where regimes have such words. */
const graded: TableDefinition = {
  id: 'grades',
  title: table('grades'),
  rows: ['matter'],
  across: 'severity',
  columns: ['received', 'ended', 'solvedRate'],
  ifSaid: true,
};

/** What is read out at the weekly meeting (P9-D2): the cases of the week and their results. */
export const weeklyMeeting: ReportDefinition = {
  ...named('weeklyMeeting'),
  version: 2,
  period: 'week',
  answers: ['P9-D2'],
  compares: false,
  signed: 'maker',
  figures: ['received', 'ended', 'closing', 'satisfiedRate'],
  tables: [
    { id: 'ended', title: table('endedList'), list: 'ended' },
    { id: 'unfinished', title: table('unfinishedList'), list: 'unfinished' },
    {
      id: 'handling',
      title: table('handling'),
      rows: ['branch'],
      columns: ['received', 'ended', 'repeated', 'unfinished', 'limitsMissed'],
    },
  ],
  charts: [],
  sections: [
    {
      title: section('week'),
      parts: [
        { kind: 'paragraph', id: 'week', says: week },
        { kind: 'table', id: 'handling' },
      ],
    },
    {
      title: section('weekResults'),
      parts: [
        { kind: 'paragraph', id: 'results', says: results },
        { kind: 'table', id: 'ended' },
      ],
    },
    { title: section('weekOpen'), parts: [{ kind: 'table', id: 'unfinished' }] },
  ],
};

/** Summary and analysis of the month for management (P9-D3), also by content and severity (P6). */
export const monthlyFeedback: ReportDefinition = {
  ...named('monthlyFeedback'),
  version: 2,
  period: 'month',
  answers: ['P9-D3', 'P6-R1'],
  compares: true,
  signed: 'maker',
  figures: ['received', 'change', 'ended', 'closing', 'onTimeRate', 'satisfiedRate'],
  tables: [
    {
      id: 'reasons',
      title: table('reasons'),
      rows: ['reason'],
      columns: ['received', 'share', 'receivedBefore', 'change', 'solvedRate'],
    },
    {
      id: 'branches',
      title: table('handling'),
      rows: ['branch'],
      columns: [
        'received',
        'receivedBefore',
        'ended',
        'unfinished',
        'limitsMissed',
        'onTimeRate',
        'meanReplyDays',
        'satisfiedRate',
      ],
    },
    graded,
    { id: 'ended', title: table('endedList'), list: 'ended' },
  ],
  charts: [{ id: 'reasons', title: chart('reasons'), kind: 'bars', table: 'reasons', series: ['received'], most: 8 }],
  sections: [
    { title: section('monthOverview'), parts: [{ kind: 'paragraph', id: 'overview', says: overview }] },
    {
      title: section('monthAnalysis'),
      parts: [
        { kind: 'paragraph', id: 'reasons', says: reasons },
        { kind: 'chart', id: 'reasons' },
        { kind: 'table', id: 'reasons' },
        { kind: 'paragraph', id: 'grades', says: grades },
        { kind: 'table', id: 'grades' },
        { kind: 'paragraph', id: 'volumes', says: volumes },
        { kind: 'table', id: 'branches' },
      ],
    },
    {
      title: section('monthResults'),
      parts: [
        { kind: 'paragraph', id: 'satisfaction', says: satisfaction },
        { kind: 'table', id: 'ended' },
      ],
    },
    { title: section('monthImprove'), parts: [{ kind: 'paragraph', id: 'demands', says: demands }] },
  ],
};

/** What was settled within own authority, reported each month (P4, P5). */
export const areaSummary: ReportDefinition = {
  ...named('areaSummary'),
  version: 2,
  period: 'month',
  answers: ['P4-R1', 'P5-R1'],
  compares: false,
  signed: 'maker',
  figures: ['received', 'ended', 'closing', 'paid'],
  tables: [
    {
      id: 'reasons',
      title: table('reasons'),
      rows: ['reason'],
      columns: ['received', 'ended', 'solved', 'paid'],
      counted: true,
    },
    graded,
    { id: 'ended', title: table('endedList'), list: 'ended' },
  ],
  charts: [],
  sections: [
    {
      title: section('area'),
      parts: [
        { kind: 'paragraph', id: 'area', says: area },
        { kind: 'table', id: 'reasons' },
        { kind: 'paragraph', id: 'grades', says: grades },
        { kind: 'table', id: 'grades' },
      ],
    },
    { title: section('areaList'), parts: [{ kind: 'table', id: 'ended' }] },
  ],
};
