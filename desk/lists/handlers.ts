// Lists as files: read page by page as the screen reads them, written in a thread of their own, and noted before they are
// handed out.
import { done, refused } from '../../shared/base/result.ts';
import { localDate } from '../../shared/calendar/local.ts';
import { canBeUncovered, type ListFormat } from '../../shared/contract/calls/list.ts';
import { may } from '../../shared/people/permissions.ts';
import type { Language } from '../../shared/words/dictionary.ts';
import { listWords } from '../../shared/words/lists.ts';
import { accessEvent } from '../people/access.ts';
import { createDocumentWriter } from '../documents/writer.ts';
import type { DeskParts, Handlers, Refusal } from '../parts.ts';
import { perform } from '../perform.ts';
import { inWorker } from '../store/inWorker.ts';
import { bodyOf, type Pages } from './bodies.ts';
import { momentText } from './caseTable.ts';
import { paperOf } from './paper.ts';
import type { ListTable } from './table.ts';
import { writeTable } from './writeTable.ts';

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
        const { request, source, format, reason, language } = input;
        const office = parts.office();
        const masked = input.masked || !canBeUncovered(source.list);
        if (!masked && !may(office, caller.actor, 'uncover')) {
          return refused({ code: 'NotPermitted', permission: 'uncover' });
        }
        const job: Job = { owner: caller.actor.person, lines: 0, stop: false };
        jobs.set(request, job);
        try {
          const counted = (lines: number): Refusal | null => {
            job.lines = lines;
            if (job.stop) return { code: 'ExportStopped' };
            return lines > mostLines[format] ? { code: 'ExportTooLong', most: mostLines[format] } : null;
          };
          const body = await bodyOf(source, { parts, pages, caller, language, masked, counted });
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
