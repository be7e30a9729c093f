// What the desk writes opens in another office program, with every word and every number in its place.
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { letterText } from '../../../desk/documents/letterText.ts';
import { writePaper } from '../../../desk/documents/write.ts';
import { fillForm } from '../../../shared/document/forms/fill.ts';
import { forms } from '../../../shared/document/forms/index.ts';
import { letterPaper } from '../../../shared/document/letters/paper.ts';
import { valuesOf } from '../../../shared/document/letters/variables.ts';
import type { Block, Paper } from '../../../shared/document/model.ts';
import type { Subject } from '../../../shared/document/subject.ts';
import { reportDefinitions } from '../../../shared/report/definitions/index.ts';
import { numberText } from '../../../shared/report/format.ts';
import type { ReportContent } from '../../../shared/report/model.ts';
import { periodAt } from '../../../shared/report/period.ts';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import { begin, connect, openTestDesk, type Link } from '../contract/links.ts';
import { details, foundWorld } from '../contract/world.ts';
import { hasOfficeProgram, openedByOffice } from './office.ts';

/** Breaks and spaces are the layout's; words are not. */
const squashed = (text: string): string => text.replaceAll(/[\s\u00a0\ufeff]+/gu, '');

function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'title':
      return [block.text, block.under ?? ''];
    case 'heading':
    case 'barcode':
      return [block.text];
    case 'paragraph':
      return [block.runs.map(({ text }) => text).join('')];
    case 'list':
      return block.items;
    case 'table':
      return block.rows.flat().map(({ runs }) => runs.map(({ text }) => text).join(''));
    case 'signatures':
      return block.places.flatMap(({ label, name, date }) => [label, name ?? '', date ?? '']);
    default:
      return [];
  }
}

async function papers({ client }: Link, complaint: string): Promise<Map<string, Paper>> {
  const view = await client.complaint.open({ id: complaint });
  const subject: Subject = {
    view,
    pack: shippedPacks.of(view.pack.id, view.pack.version)!,
    overlays: [],
    nameOfUnit: () => '某银行中街支行',
    nameOfPerson: () => '李强',
    nameOfCategory: () => '服务态度及服务质量',
    language: 'zh',
    takenBy: '王敏',
    takenAt: begin,
    masked: false,
  };
  const templates = shippedPacks.all.flatMap(({ letters: own }) => own ?? []);
  const letters = templates.map(({ id, title, body }): [string, Paper] => {
    const written = letterText(body.zh, valuesOf(subject));
    if ('kind' in written) throw new Error(`${id}: ${written.kind}`);
    return [`letter-${id}`, letterPaper(title.zh, written.text, subject)];
  });
  return new Map([...forms.map((form): [string, Paper] => [`form-${form.id}`, fillForm(form, subject)]), ...letters]);
}

/** Numbers of a report's tables as another program reads them from the workbook: shares as fractions, money in yuan. */
const numbersOf = ({ tables }: ReportContent): [string, (number | null)[]][] =>
  tables
    .filter(({ isList }) => !isList)
    .flatMap(({ columns, rows }) =>
      rows.map(({ title, values }): [string, (number | null)[]] => [
        title.zh,
        values.map((value, place) =>
          value === null ? null : Math.round((columns[place]!.format === 'yuan' ? value / 100 : value) * 1e4) / 1e4,
        ),
      ]),
    );

/** Shares come out as percentages with two places. */
const cellOf = (text: string): number | null => {
  if (text === '') return null;
  return text.endsWith('%') ? Math.round(Number(text.slice(0, -1)) * 100) / 1e4 : Number(text);
};

describe.skipIf(!hasOfficeProgram)('opened by LibreOffice', { timeout: 180_000 }, () => {
  it('every form, letter and report reads word for word, every workbook number for number', async () => {
    const { desk } = await openTestDesk();
    const link = await connect('direct', desk);
    const { complaint, outlet } = await foundWorld(link);
    const more = { ...details, complainedUnit: outlet, business: 'B3', businessChannel: 'A1.outlet' };
    await link.client.complaint.register({ request: 'request-second', details: { ...more, reason: 'C7' } });
    const written = await papers(link, complaint);
    const documents = new Map<string, Buffer>();
    const workbooks = new Map<string, Buffer>();
    const contents = new Map<string, ReportContent>();
    for (const [name, paper] of written) {
      // oxlint-disable-next-line no-await-in-loop -- one after another: pages take memory
      documents.set(`${name}.docx`, await writePaper(paper, 'word'));
    }
    for (const { id, period: kind } of reportDefinitions) {
      const place = { report: id, period: periodAt(kind, begin), version: null };
      const file = async (format: 'word' | 'xlsx'): Promise<Buffer> =>
        Buffer.from((await link.client.report.file({ ...place, format, language: 'zh' })).content, 'base64');
      // oxlint-disable no-await-in-loop -- one after another: pages take memory
      contents.set(id, (await link.client.report.open(place)).content);
      documents.set(`report-${id}.docx`, await file('word'));
      workbooks.set(`${id}.xlsx`, await file('xlsx'));
      // oxlint-enable no-await-in-loop
    }

    const read = await openedByOffice(documents, 'txt');
    expect([...read.keys()].toSorted()).toEqual(
      [...documents.keys()].map((name) => name.replace('docx', 'txt')).toSorted(),
    );
    for (const [name, paper] of written) {
      const text = squashed(read.get(`${name}.txt`)!);
      const missing = paper.blocks.flatMap(textsOf).filter((words) => !text.includes(squashed(words)));
      expect(missing, name).toEqual([]);
    }
    for (const [id, { heading, paragraphs, tables: all, sections }] of contents) {
      const printed = new Set(
        sections.flatMap(({ parts }) => parts.flatMap((one) => (one.kind === 'table' ? one.id : []))),
      );
      const tables = all.filter((table) => printed.has(table.id));
      const text = squashed(read.get(`report-${id}.txt`)!);
      const rows = tables.flatMap(({ rows: lines, columns }) =>
        lines.map(({ title, cells, values }) =>
          [
            title.zh,
            ...(cells?.map(({ zh }) => zh) ?? values.map((value, at) => numberText(value, columns[at]!.format))),
          ].join(''),
        ),
      );
      const said = [heading.zh, ...paragraphs.flatMap(({ zh }) => zh.split('\n')), ...rows];
      expect(
        said.filter((words) => !text.includes(squashed(words))),
        id,
      ).toEqual([]);
    }

    const sheets = await openedByOffice(workbooks, 'csv');
    for (const [id, content] of contents) {
      const own = [...sheets].filter(([name]) => name.startsWith(`${id}-`));
      // Text, figures and formulas stand around a sheet for each table.
      expect(own, id).toHaveLength(content.tables.length + 3);
      const lines = own.flatMap(([, csv]) => parse(csv, { relax_column_count: true, skip_empty_lines: true }));
      for (const [title, values] of numbersOf(content)) {
        const found = lines.filter(([first]) => squashed(first ?? '') === squashed(title));
        expect(
          found.map(([, ...cells]) => values.map((_, at) => cellOf(cells[at] ?? ''))),
          `${id} ${title}`,
        ).toContainEqual(values);
      }
    }
  });
});
