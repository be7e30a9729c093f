import type { ReportDefinition } from '../definition.ts';
import { services } from '../sentences/services.ts';
import { reasons } from '../sentences/volumes.ts';
import { named, section, table } from './naming.ts';

const item = (
  number: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 9 | 10,
  says: (typeof services)['phone'],
  below: { kind: 'table'; id: string }[] = [],
): ReportDefinition['sections'][number] => ({
  title: section(`service${number}`),
  parts: [{ kind: 'paragraph', id: `service${number}`, says }, ...below],
});

/** Annex 19 of the operator's rules (P1): ten items, in its order. */
export const serviceAnalysis: ReportDefinition = {
  ...named('serviceAnalysis'),
  version: 2,
  period: 'month',
  packs: ['P1'],
  answers: ['P1-R1'],
  compares: true,
  signed: 'maker',
  figures: [
    'byPhone',
    'byMail',
    'phoneSolvedRate',
    'firstTimeRate',
    'meanEndDays',
    'unfinished',
    'satisfiedRate',
    'received',
  ],
  tables: [
    { id: 'unfinished', title: table('unfinishedList'), list: 'unfinished' },
    {
      id: 'reasons',
      title: table('reasons'),
      rows: ['reason'],
      columns: ['received', 'share', 'receivedBefore', 'solvedRate'],
      most: 12,
      counted: true,
    },
    { id: 'complaints', title: table('receivedList'), list: 'received' },
  ],
  charts: [],
  sections: [
    item(1, services.phone),
    item(2, services.mail),
    item(3, services.visits),
    item(4, services.phoneSolved),
    item(5, services.firstTime),
    item(6, services.mean),
    item(7, services.unfinished, [{ kind: 'table', id: 'unfinished' }]),
    {
      title: section('service8'),
      parts: [
        { kind: 'paragraph', id: 'service8', says: reasons },
        { kind: 'table', id: 'reasons' },
      ],
    },
    item(9, services.satisfied),
    item(10, services.complaints, [{ kind: 'table', id: 'complaints' }]),
  ],
};
