import { localDate } from '../../shared/calendar/local.ts';
import { offeredFormats } from '../../shared/caseStudy/format.ts';
import type { CaseStudyLine } from '../../shared/contract/calls/caseStudy.ts';
import type { NoticeLine } from '../../shared/contract/calls/notice.ts';
import type { ReportsView } from '../../shared/contract/calls/report.ts';
import { definitionOf } from '../../shared/report/definitions/index.ts';
import { periodName } from '../../shared/report/names.ts';
import { casesWords } from '../../shared/words/cases.ts';
import { listWords } from '../../shared/words/lists.ts';
import { reportWords } from '../../shared/words/report.ts';
import type { Reading } from './bodies.ts';
import { momentText } from './caseTable.ts';
import { rowsOf, type RowsOf } from './table.ts';

const caseWidths = { title: 36, format: 16, reason: 22, period: 10, tags: 24, state: 12, gist: 48, writer: 12 };

/** Typical cases, without names already. */
export function caseStudyTable({ parts, language }: Reading): RowsOf<CaseStudyLine> {
  const categories = parts.categories();
  const { personById } = parts.office();
  const formats = offeredFormats(parts.packs(), localDate(parts.workingTime(), parts.clock()));
  return rowsOf(listWords[language].caseColumns, caseWidths, (line) => ({
    title: line.title,
    format: formats.find(({ format }) => format.id === line.format)?.format.title[language] ?? line.format,
    reason: categories.find(line.reason)?.title[language] ?? line.reason,
    period: line.period,
    tags: line.tags.join(' '),
    state: casesWords[language].states[line.state],
    gist: line.gist,
    writer: personById.get(line.writtenBy)?.name ?? '',
  }));
}

const noticeWidths = {
  title: 28,
  wording: 60,
  unit: 24,
  reason: 20,
  version: 7,
  published: 17,
  until: 13,
  state: 10,
  readers: 9,
};

export function noticeTable({ parts, language }: Reading): RowsOf<NoticeLine> {
  const words = listWords[language];
  const categories = parts.categories();
  const { unitById } = parts.office();
  return rowsOf(words.noticeColumns, noticeWidths, ({ notice, ...line }) => ({
    title: notice.title,
    wording: notice.wording,
    unit: unitById.get(line.unit)?.name ?? '',
    reason: notice.reason === null ? '' : (categories.find(notice.reason)?.title[language] ?? notice.reason),
    version: String(line.version),
    published: momentText(parts, line.publishedAt),
    until: notice.until ?? '',
    state: words.noticeStates[line.withdrawn ? 'withdrawn' : line.inForce ? 'inForce' : 'ended'],
    readers: String(line.readers),
  }));
}

const bulletinWidths = { title: 44, period: 20, version: 12, state: 28 };
type BulletinLine = { report: string; period: string; version: string; state: string };

/** What waits to be frozen or signed, then what is kept, as the screen has them. */
export function bulletinTable({ language }: Reading): RowsOf<BulletinLine> & {
  lines: (view: ReportsView) => BulletinLine[];
} {
  const words = reportWords[language];
  return {
    ...rowsOf(listWords[language].bulletinColumns, bulletinWidths, (line: BulletinLine) => {
      const definition = definitionOf(line.report);
      return {
        title: definition?.title[language] ?? line.report,
        period: definition ? periodName(definition.period, line.period)[language] : line.period,
        version: line.version,
        state: line.state,
      };
    }),
    lines: ({ waiting, kept }) => [
      ...waiting.map(({ report, period, state, version }) => ({
        report,
        period,
        version: version === null ? '' : words.version(version),
        state: state === 'draft' ? words.draftWaits : words.frozenWaits,
      })),
      ...kept.flatMap(({ report, period, versions }) => {
        const last = versions.at(-1);
        return last ? [{ report, period, version: words.version(last.version), state: words.kept }] : [];
      }),
    ],
  };
}
