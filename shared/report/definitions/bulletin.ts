import type { ReportDefinition } from '../definition.ts';
import { attached, demands, punctuality, satisfaction, speed, studies, supervised } from '../sentences/handling.ts';
import { business, months, overview, reasons, regions, volumes, ways } from '../sentences/volumes.ts';
import { chart, named, section, table } from './naming.ts';

/** The half-yearly bulletin of an association (P2, article 8 (4)): the complaints of the period, and how each member handled its
 *  own. */
export const bulletin: ReportDefinition = {
  ...named('bulletin'),
  version: 2,
  period: 'halfYear',
  answers: ['P2-R1'],
  compares: true,
  signed: 'unit',
  figures: ['received', 'receivedBefore', 'change', 'ended', 'closing', 'onTimeRate', 'satisfiedRate', 'repeatRate'],
  tables: [
    {
      id: 'months',
      title: table('months'),
      rows: ['month'],
      columns: ['received', 'valid', 'invalid', 'repeated', 'solved'],
    },
    {
      id: 'ways',
      title: table('ways'),
      rows: ['way'],
      columns: ['received', 'share', 'receivedBefore', 'change'],
      counted: true,
    },
    {
      id: 'reasons',
      title: table('reasons'),
      rows: ['reason'],
      columns: ['received', 'share', 'receivedBefore', 'change'],
      counted: true,
    },
    {
      id: 'business',
      title: table('business'),
      rows: ['business'],
      columns: ['received', 'share', 'receivedBefore', 'change'],
      counted: true,
      most: 8,
    },
    {
      id: 'regions',
      title: table('regions'),
      rows: ['region'],
      columns: ['received', 'share', 'receivedBefore', 'change'],
      counted: true,
      most: 15,
    },
    {
      id: 'branches',
      title: table('volumes'),
      rows: ['branch'],
      columns: ['received', 'share', 'receivedBefore', 'change', 'valid', 'repeated', 'unfinished'],
    },
    {
      id: 'handling',
      title: table('branches'),
      rows: ['branch'],
      columns: [
        'limitsMet',
        'limitsMissed',
        'onTimeRate',
        'medianReplyDays',
        'solvedRate',
        'satisfiedRate',
        'talks',
        'criticisms',
      ],
    },
  ],
  charts: [
    { id: 'months', title: chart('months'), kind: 'columns', table: 'months', series: ['received'] },
    { id: 'reasons', title: chart('reasons'), kind: 'bars', table: 'reasons', series: ['received'], most: 8 },
    {
      id: 'branches',
      title: chart('branches'),
      kind: 'bars',
      table: 'branches',
      series: ['received', 'receivedBefore'],
      most: 12,
    },
  ],
  sections: [
    {
      title: section('overview'),
      parts: [
        { kind: 'paragraph', id: 'overview', says: overview },
        { kind: 'paragraph', id: 'months', says: months },
        { kind: 'chart', id: 'months' },
        { kind: 'table', id: 'months' },
      ],
    },
    {
      title: section('features'),
      parts: [
        { kind: 'paragraph', id: 'ways', says: ways },
        { kind: 'table', id: 'ways' },
        { kind: 'paragraph', id: 'reasons', says: reasons },
        { kind: 'chart', id: 'reasons' },
        { kind: 'table', id: 'reasons' },
        { kind: 'paragraph', id: 'business', says: business },
        { kind: 'table', id: 'business' },
        { kind: 'paragraph', id: 'regions', says: regions },
        { kind: 'table', id: 'regions' },
      ],
    },
    {
      title: section('handling'),
      parts: [
        { kind: 'paragraph', id: 'volumes', says: volumes },
        { kind: 'chart', id: 'branches' },
        { kind: 'table', id: 'branches' },
        { kind: 'paragraph', id: 'punctuality', says: punctuality },
        { kind: 'paragraph', id: 'speed', says: speed },
        { kind: 'table', id: 'handling' },
      ],
    },
    { title: section('satisfaction'), parts: [{ kind: 'paragraph', id: 'satisfaction', says: satisfaction }] },
    { title: section('supervision'), parts: [{ kind: 'paragraph', id: 'supervision', says: supervised }] },
    { title: section('studies'), parts: [{ kind: 'paragraph', id: 'studies', says: studies }] },
    {
      title: section('demands'),
      parts: [
        { kind: 'paragraph', id: 'demands', says: demands },
        { kind: 'paragraph', id: 'attached', says: attached },
      ],
    },
  ],
};
