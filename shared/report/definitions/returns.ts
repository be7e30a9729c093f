import type { ReportDefinition } from '../definition.ts';
import { balanced, circular as circularText, classified, withinTimes } from '../sentences/returns.ts';
import { reasons } from '../sentences/volumes.ts';
import { chart, named, section, table } from './naming.ts';

/** Three independent dimensions of JR/T 0169, each by region and, inside it, by unit: subtotals for every region, and for the
 *  electronic channels among the front ones. */
export const categories: ReportDefinition = {
  ...named('categories'),
  version: 1,
  period: 'quarter',
  answers: [],
  compares: false,
  landscape: true,
  signed: 'maker',
  figures: ['received'],
  tables: [
    {
      id: 'byChannel',
      title: table('byChannel'),
      rows: ['region', 'branch'],
      across: 'channelGroup',
      columns: ['received'],
    },
    {
      id: 'byBusiness',
      title: table('byBusiness'),
      rows: ['region', 'branch'],
      across: 'business',
      columns: ['received'],
    },
    { id: 'byReason', title: table('byReason'), rows: ['region', 'branch'], across: 'reason', columns: ['received'] },
    { id: 'business', title: table('business'), rows: ['business'], columns: ['received', 'share'] },
  ],
  charts: [],
  sections: [
    { title: section('classified'), parts: [{ kind: 'paragraph', id: 'classified', says: classified }] },
    {
      title: section('tables'),
      parts: [
        { kind: 'table', id: 'byChannel' },
        { kind: 'table', id: 'byBusiness' },
        { kind: 'table', id: 'byReason' },
      ],
    },
  ],
};

/** What supervisors publish about institutions: complaints per 1,000 outlets and per 10 million personal customers, with medians. */
export const circular: ReportDefinition = {
  ...named('circular'),
  version: 2,
  period: 'quarter',
  answers: [],
  compares: true,
  inputs: ['outlets', 'personalCustomers'],
  signed: 'maker',
  figures: ['received', 'change', 'outlets', 'personalCustomers', 'perThousandOutlets', 'perTenMillionCustomers'],
  tables: [
    {
      id: 'institutions',
      title: table('institutions'),
      rows: ['branch'],
      columns: [
        'received',
        'change',
        'share',
        'outlets',
        'perThousandOutlets',
        'personalCustomers',
        'perTenMillionCustomers',
      ],
      median: true,
    },
    {
      id: 'business',
      title: table('business'),
      rows: ['business'],
      columns: ['received', 'share', 'receivedBefore', 'change'],
      counted: true,
    },
  ],
  charts: [
    {
      id: 'perOutlets',
      title: chart('perOutlets'),
      kind: 'bars',
      table: 'institutions',
      series: ['perThousandOutlets'],
      most: 15,
    },
  ],
  sections: [
    {
      title: section('circular'),
      parts: [
        { kind: 'paragraph', id: 'circular', says: circularText },
        { kind: 'chart', id: 'perOutlets' },
        { kind: 'table', id: 'institutions' },
        { kind: 'table', id: 'business' },
      ],
    },
  ],
};

/** The shape of the British half-year return: opening + received − closed = closing, times of closing, upheld, redress. */
export const halfYearReturn: ReportDefinition = {
  ...named('halfYearReturn'),
  version: 1,
  period: 'halfYear',
  answers: [],
  compares: false,
  landscape: true,
  signed: 'maker',
  figures: ['opening', 'received', 'ended', 'closing', 'upheld', 'paid'],
  tables: [
    {
      id: 'products',
      title: table('products'),
      rows: ['business'],
      columns: [
        'opening',
        'received',
        'ended',
        'closing',
        'endedQuickly',
        'endedIn8Weeks',
        'endedLater',
        'upheld',
        'paid',
      ],
    },
    {
      id: 'reasons',
      title: table('causes'),
      rows: ['reason'],
      columns: ['received', 'share', 'ended', 'upheld', 'paid'],
    },
  ],
  charts: [],
  sections: [
    { title: section('balance'), parts: [{ kind: 'paragraph', id: 'balance', says: balanced }] },
    {
      title: section('times'),
      parts: [
        { kind: 'paragraph', id: 'times', says: withinTimes },
        { kind: 'table', id: 'products' },
      ],
    },
    {
      title: section('causes'),
      parts: [
        { kind: 'paragraph', id: 'reasons', says: reasons },
        { kind: 'table', id: 'reasons' },
      ],
    },
  ],
};
