// Lists as files: read page by page as the screen reads them, written in a thread of their own, and noted before they are
// handed out.
import { setImmediate } from 'node:timers/promises';
import { done, refused, type Result } from '../../shared/base/result.ts';
import { localDate } from '../../shared/calendar/local.ts';
import type { ListFormat, ListSource } from '../../shared/contract/calls/list.ts';
import type { CaseLine, Page } from '../../shared/contract/views.ts';
import { may } from '../../shared/people/permissions.ts';
import type { Language } from '../../shared/words/dictionary.ts';
import { listWords } from '../../shared/words/lists.ts';
import { accessEvent } from '../people/access.ts';
import { createDocumentWriter } from '../documents/writer.ts';
import type { Caller, DeskParts, Handlers, Refusal, Reply } from '../parts.ts';
import { perform } from '../perform.ts';
import { inWorker } from '../store/inWorker.ts';
import { caseTable, momentText } from './caseTable.ts';
import { peopleTable, unitTable } from './officeTable.ts';
import { paperOf } from './paper.ts';
import type { ListTable } from './table.ts';
import { writeTable } from './writeTable.ts';

/** The lists as their screens read them. */
export type Pages = {
  complaint: Pick<Handlers<'complaint'>, 'page'>;
  today: Pick<Handlers<'today'>, 'page'>;
  approval: Pick<Handlers<'approval'>, 'page'>;
};

const pageSize = 200;
const mostLines: Record<ListFormat, number> = { xlsx: 100_000, csv: 100_000, word: 2000 };
const writtenAtOnce = 500;

const kinds: Record<ListFormat, { ending: string; mediaType: string }> = {
  xlsx: { ending: 'xlsx', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  csv: { ending: 'csv', mediaType: 'text/csv' },
  word: { ending: 'docx', mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
};

type Job = { owner: string; lines: number; stop: boolean };

export function listHandlers(parts: DeskParts, pages: Pages): { list: Handlers<'list'> } {
  const jobs = new Map<string, Job>();
  const writePaper = createDocumentWriter();

  const pageOf = async (source: ListSource, cursor: string | null, caller: Caller): Promise<Reply<Page<CaseLine>>> => {
    switch (source.list) {
      case 'register':
        return pages.complaint.page({ filter: source.filter, cursor, size: pageSize }, caller);
      case 'today':
        return pages.today.page({ section: source.section, cursor, size: pageSize }, caller);
      default:
        return pages.approval.page({ cursor, size: pageSize }, caller);
    }
  };

  type Wanted = { source: ListSource; masked: boolean; language: Language; format: ListFormat };
  const bodyOf = async (
    { source, masked, language, format }: Wanted,
    caller: Caller,
    job: Job,
  ): Promise<Result<Pick<ListTable, 'columns' | 'rows'>, Refusal>> => {
    if (source.list === 'units') return done(unitTable(parts, language));
    if (source.list === 'people') return done(peopleTable(parts, language, masked));
    const { columns, row } = caseTable(parts, caller, language, masked);
    const rows: string[][] = [];
    for (let cursor: string | null = null; ;) {
      const page = await pageOf(source, cursor, caller);
      if (!page.ok) return page;
      for (const line of page.value.lines) rows.push(row(line));
      job.lines = rows.length;
      if (job.stop) return refused({ code: 'ExportStopped' });
      if (rows.length > mostLines[format]) return refused({ code: 'ExportTooLong', most: mostLines[format] });
      cursor = page.value.next;
      if (cursor === null) return done({ columns, rows });
      await setImmediate();
    }
  };

  const contentOf = async (
    table: ListTable,
    format: ListFormat,
    language: Language,
    now: number,
  ): Promise<Uint8Array> => {
    if (format === 'word') return writePaper(paperOf(table, language, now), 'word');
    const written = table.rows.length > writtenAtOnce ? await inWorker('tableWorker', { table, format }) : null;
    return written?.reply ?? writeTable(table, format);
  };

  return {
    list: {
      async export(input, caller) {
        const { request, source, format, masked, reason, language } = input;
        const office = parts.office();
        if (!masked && !may(office, caller.actor, 'uncover')) {
          return refused({ code: 'NotPermitted', permission: 'uncover' });
        }
        const job: Job = { owner: caller.actor.person, lines: 0, stop: false };
        jobs.set(request, job);
        try {
          const body = await bodyOf(input, caller, job);
          if (!body.ok) return body;
          const now = parts.clock();
          const words = listWords[language];
          const list = words.lists[source.list];
          const who = office.personById.get(caller.actor.person)?.name ?? '';
          const when = momentText(parts, now);
          const lines = body.value.rows.length;
          const table: ListTable = {
            title: words.title(list),
            stamp: words.stamp(who, when, reason, masked),
            watermark: words.watermark(who, when),
            ...body.value,
          };
          const content = await contentOf(table, format, language, now);
          if (job.stop) return refused({ code: 'ExportStopped' });
          // What is noted was taken out, and nothing is taken out that is not noted.
          const noted = perform(parts, caller.actor, now, {
            request,
            name: 'list.export',
            input: { source, format, masked, reason, lines },
            topics: [],
            decide: () => {
              const note = listWords.zh.note(listWords.zh.lists[source.list], lines, masked, reason);
              return done({
                events: [accessEvent(parts, caller.actor, { complaint: null, kind: 'exported', reason: note })],
                reply: null,
              });
            },
          });
          if (!noted.ok) return noted;
          const { ending, mediaType } = kinds[format];
          const name = `${words.title(list)} ${localDate(parts.workingTime(), now)}.${ending}`.replaceAll(
            /[\\/:*?"<>|]/g,
            ' ',
          );
          return done({ name, mediaType, content: Buffer.from(content).toString('base64'), lines });
        } finally {
          jobs.delete(request);
        }
      },

      progress: ({ request }, { actor }) => {
        const job = jobs.get(request);
        return done({ lines: job?.owner === actor.person ? job.lines : null });
      },

      cancel({ request }, { actor }) {
        const job = jobs.get(request);
        if (job?.owner === actor.person) job.stop = true;
        return done({ request });
      },
    },
  };
}
