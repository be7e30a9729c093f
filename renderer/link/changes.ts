import type { QueryClient } from '@tanstack/react-query';
import type { Change, Topic } from '../../shared/contract/contract.ts';
import type { DeskQuery } from './desk.ts';

type Group = keyof Pick<
  DeskQuery,
  | 'session'
  | 'office'
  | 'duty'
  | 'complaint'
  | 'today'
  | 'draft'
  | 'dashboard'
  | 'preference'
  | 'calendar'
  | 'clock'
  | 'procedure'
  | 'pack'
  | 'category'
  | 'group'
  | 'notice'
  | 'caseStudy'
  | 'quality'
  | 'supervision'
  | 'report'
  | 'exchange'
  | 'presence'
  | 'security'
  | 'reminder'
  | 'approval'
  | 'oldRegister'
  | 'attention'
>;

/** What must be read again when something changed. People and duty stand in lists of complaints too (who answers now). */
const groupsByTopic: Record<Topic, Group[]> = {
  complaint: [
    'complaint',
    'approval',
    'attention',
    'clock',
    'today',
    'dashboard',
    'duty',
    'calendar',
    'group',
    'supervision',
    'reminder',
  ],
  office: ['office', 'approval', 'duty', 'today', 'complaint', 'session', 'dashboard', 'reminder'],
  duty: ['office', 'approval', 'duty', 'today', 'complaint', 'reminder'],
  session: [
    'session',
    'office',
    'duty',
    'complaint',
    'today',
    'draft',
    'dashboard',
    'preference',
    'calendar',
    'clock',
    'procedure',
    'pack',
    'category',
    'group',
    'notice',
    'supervision',
    'approval',
    'attention',
    'report',
    'exchange',
    'security',
    'reminder',
  ],
  approval: ['approval'],
  attention: ['attention', 'today', 'complaint', 'reminder'],
  supervision: ['supervision', 'approval', 'complaint'],
  draft: ['draft', 'today'],
  calendar: ['calendar', 'complaint', 'clock', 'today'],
  // What intake offers depends on it; complaints keep what they began under.
  procedure: ['procedure', 'complaint'],
  pack: ['pack', 'approval'],
  import: ['oldRegister'],
  category: ['category'],
  group: ['group', 'complaint'],
  notice: ['notice', 'group'],
  exchange: ['exchange'],
  caseStudy: ['caseStudy', 'approval'],
  quality: ['quality'],
  presence: ['presence'],
  report: ['report'],
};

/** Marks what the change touched as out of date; mounted queries re-read at once, the others when they are next shown. */
export async function applyChange(queryClient: QueryClient, query: DeskQuery, change: Change): Promise<void> {
  const groups = new Set(change.topics.flatMap((topic) => groupsByTopic[topic] ?? []));
  await Promise.all([...groups].map((group) => queryClient.invalidateQueries({ queryKey: query[group].key() })));
}

/** After a break in the line nobody knows what was missed, so everything is read again. */
export const applyAll = (queryClient: QueryClient): Promise<void> => queryClient.invalidateQueries();
