import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { CaseLine, WorkLine } from '../../shared/contract/views.ts';
import type { Instant } from '../../shared/base/time.ts';
import { extensionPlace } from '../../shared/complaint/state.ts';
import { actionOf, stageOf, type Pack, type Text } from '../../shared/procedure/pack.ts';
import { runningPack } from '../state/packs.ts';
import { categoryOf } from '../state/categories.ts';
import type { PartsWords } from '../../shared/words/parts.ts';
import { unitName, type KnownOffice, personName } from '../state/office.ts';
import { DueChip } from './DueChip.tsx';
import { clockRule } from './ruleTitles.ts';
import { formatMoment } from './format.ts';
import { handlerText } from './Names.tsx';
import { StandingMarks } from './StandingMarks.tsx';

export type TableLine = CaseLine | WorkLine;

export type CaseColumnId =
  | 'due'
  | 'dueMoment'
  | 'number'
  | 'received'
  | 'channel'
  | 'complainant'
  | 'complainedUnit'
  | 'reason'
  | 'gist'
  | 'flags'
  | 'stage'
  | 'clock'
  | 'unit'
  | 'handler'
  | 'standing'
  | 'next';

/** What a cell may use; made once per drawing of the table. */
export type CellContext = {
  words: PartsWords;
  text: (text: Text) => string;
  office: KnownOffice;
  now: Instant;
  me: string | null;
};

/** `width` in px, or a share of what is left over (`grow`) with a smallest width. */
export type CaseColumn = {
  id: string;
  title: (words: PartsWords) => string;
  width: number;
  grow?: number;
  cell: (line: TableLine, context: CellContext) => ReactNode;
};

const packOfLine = (line: TableLine): Pack | undefined => runningPack(line);
const isWork = (line: TableLine): line is WorkLine => 'stage' in line;

const stagesText = (line: TableLine, { text, words }: CellContext): string => {
  const pack = packOfLine(line);
  const ids = isWork(line) ? [line.stage] : line.stages;
  const titleOf = (id: string): string => {
    const stage = pack && stageOf(pack, id);
    return stage ? text(stage.title) : id === extensionPlace ? words.table.extension : id;
  };
  // After the end only what lies beside the procedure may still be under way (a review).
  return [...(line.ended ? [words.ended[line.ended]] : []), ...ids.map(titleOf)].join(' · ');
};

const column = (
  id: CaseColumnId,
  title: keyof PartsWords['table'],
  width: number,
  cell: CaseColumn['cell'],
  grow?: number,
): CaseColumn => ({
  id,
  title: (words) => String(words.table[title]),
  width,
  cell,
  ...(grow === undefined ? {} : { grow }),
});

export const caseColumns: Record<CaseColumnId, CaseColumn> = {
  due: column('due', 'due', 126, (line, { now, words }) =>
    line.nextDue ? (
      <DueChip due={line.nextDue.due} provisional={line.nextDue.provisional} now={now} short />
    ) : (
      <span className="quiet">{line.ended ? '' : words.due.none}</span>
    ),
  ),
  dueMoment: column('dueMoment', 'due', 230, (line, { now }) =>
    line.nextDue ? <DueChip due={line.nextDue.due} provisional={line.nextDue.provisional} now={now} /> : null,
  ),
  number: column('number', 'number', 132, (line) => <span className="number">{line.number}</span>),
  received: column('received', 'received', 120, (line, { now, words }) => formatMoment(line.receivedAt, now, words)),
  channel: column('channel', 'channel', 52, (line, { words }) => words.channels[line.channel]),
  complainant: column('complainant', 'complainant', 90, (line) => line.complainant),
  complainedUnit: column(
    'complainedUnit',
    'complainedUnit',
    150,
    (line, { office }) => (line.complainedUnit ? unitName(office, line.complainedUnit) : ''),
    1,
  ),
  reason: column(
    'reason',
    'reason',
    100,
    (line, { text }) => {
      const category = categoryOf(line.reason);
      return category ? text(category.title) : line.reason;
    },
    1,
  ),
  gist: column('gist', 'gist', 100, (line) => <span className="quiet">{line.gist}</span>, 3),
  flags: column('flags', 'flags', 84, (line, { words }) =>
    line.flags.map((flag) => (
      <span key={flag} className="flag">
        {words.flags[flag]}
      </span>
    )),
  ),
  stage: column('stage', 'stage', 110, (line, context) => stagesText(line, context)),
  clock: column('clock', 'clock', 104, (line, { text }) => {
    const pack = packOfLine(line);
    const rule = pack && line.nextDue ? clockRule(pack, line.nextDue.rule) : undefined;
    return rule ? text(rule.title) : '';
  }),
  unit: column('unit', 'unit', 120, (line, { office }) => (line.unit ? unitName(office, line.unit) : ''), 1),
  handler: column('handler', 'handler', 96, (line, { office, words, me }) => {
    if (!line.handler) return line.ended ? '' : <span className="name-nobody">{words.table.nobody}</span>;
    const full = handlerText(line.handler, office, words);
    if (line.handler.person !== me) return full;
    return (
      <Tooltip title={full}>
        <span className="name-me">
          {line.handler.actingFor ? words.table.meFor(personName(office, line.handler.actingFor)) : words.table.me}
        </span>
      </Tooltip>
    );
  }),
  standing: column('standing', 'standing', 196, (line) => <StandingMarks standing={line.standing} />),
  next: column('next', 'next', 118, (line, { text }) => {
    const pack = packOfLine(line);
    const action = pack && isWork(line) && line.nextAction ? actionOf(pack, line.nextAction) : undefined;
    return action ? <span className="next-action">{text(action.title)}</span> : null;
  }),
};

/** Key of a line: one complaint may stand in several stages at once. */
export const lineKey = (line: TableLine): string => (isWork(line) ? `${line.id}/${line.stage}` : line.id);
