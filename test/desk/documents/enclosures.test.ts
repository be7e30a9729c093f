// DOC-ENCLOSE: what came with a complaint stands in its case file.
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import pdfmake from 'pdfmake';
import { describe, expect, it } from 'vitest';
import { createDocumentWriter } from '../../../desk/documents/writer.ts';
import { writePdf } from '../../../desk/documents/writePdf.ts';
import { writeWord } from '../../../desk/documents/writeWord.ts';
import type { Block, Paper } from '../../../shared/document/model.ts';
import { connect, openTestDesk } from '../contract/links.ts';
import { foundWorld } from '../contract/world.ts';

const paperOf = (blocks: Block[]): Paper => ({
  title: '投诉卷宗',
  language: 'zh',
  orientation: 'portrait',
  madeAt: Date.UTC(2026, 10, 22),
  blocks: [{ kind: 'contents', title: '目录' }, { kind: 'heading', level: 2, text: '附件' }, ...blocks],
});
const enclosed = (words: string, content: Extract<Block, { kind: 'pages' }>['content']): Block => ({
  kind: 'pages',
  attachment: 'f'.repeat(64),
  words,
  size: 2048,
  content,
});

/** A PDF of pages of a given width, by which they are known again. */
async function pdfOf(widths: readonly number[]): Promise<Uint8Array<ArrayBuffer>> {
  const made = await PDFDocument.create();
  for (const width of widths) made.addPage([width, 300]).drawSquare({ x: 20, y: 20, size: 80 });
  return new Uint8Array(await made.save());
}

/** A PDF of one page behind passwords: one to open it (none: an empty one), another to change it. */
async function lockedPdf(password: string): Promise<Uint8Array<ArrayBuffer>> {
  const made = pdfmake.createPdf({
    pageSize: { width: 222, height: 300 },
    content: [{ canvas: [{ type: 'rect', x: 0, y: 0, w: 90, h: 90 }] }],
    userPassword: password,
    ownerPassword: 'owner',
  });
  return new Uint8Array(await made.getBuffer());
}

const widthsOf = async (pdf: Uint8Array): Promise<number[]> =>
  (await PDFDocument.load(pdf)).getPages().map((page) => Math.round(page.getWidth()));
const a4 = 595;

/** A red point with a channel of its own for what shows through. */
const point = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

describe('DOC-ENCLOSE: the PDFs of a complaint', () => {
  it('stand behind a leaf each, in their own size, after the paper and in its order', async () => {
    const blocks = [enclosed('一.pdf', await pdfOf([201, 202])), enclosed('二.pdf', await pdfOf([203]))];
    const pdf = await writePdf(paperOf(blocks));
    expect(await widthsOf(pdf)).toEqual([a4, a4, 201, 202, a4, 203]);
    expect((await writePdf(paperOf(blocks))).equals(pdf), 'the same paper gives the same file').toBe(true);
  });

  it('keep their leaf and leave the file whole where they are locked, damaged, missing or too large', async () => {
    const whole = await pdfOf([201, 202]);
    const contents = [
      await lockedPdf('secret'),
      whole.slice(0, whole.length / 2),
      // Cut in the middle, the end kept.
      new Uint8Array(Buffer.concat([whole.slice(0, whole.length / 2), Buffer.from('\n%%EOF\n')])),
      new Uint8Array(Buffer.from('%PDF-1.7 nothing more')),
      'missing',
      'tooLarge',
      await pdfOf([204]),
      // Locked against changes only: everybody reads it.
      await lockedPdf(''),
    ] as const;
    const pdf = await writePdf(paperOf(contents.map((content, place) => enclosed(`${place}.pdf`, content))));
    expect(await widthsOf(pdf)).toEqual([a4, a4, a4, a4, a4, a4, a4, a4, 204, a4, 222]);
  });

  it('run nothing in the case file', async () => {
    const made = await PDFDocument.create();
    const page = made.addPage([205, 300]);
    const action = made.context.obj({ S: 'JavaScript', JS: 'app.alert(1)' });
    page.node.set(PDFName.of('AA'), made.context.obj({ O: action }));
    const note = made.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 100, 100], A: action });
    page.node.set(PDFName.of('Annots'), made.context.obj([note]));
    const content = new Uint8Array(await made.save({ useObjectStreams: false }));
    expect(Buffer.from(content).toString('latin1')).toContain('JavaScript');
    const pdf = await PDFDocument.load(await writePdf(paperOf([enclosed('三.pdf', content)])));
    expect(await widthsOf(await pdf.save())).toEqual([a4, a4, 205]);
    expect(Buffer.from(await pdf.save({ useObjectStreams: false })).toString('latin1')).not.toContain('JavaScript');
  });
});

it('DOC-ENCLOSE: a damaged picture with a whole head stops neither PDF nor Word, nor what is written beside it', async () => {
  const damaged = Buffer.from(point);
  damaged.fill(0xee, 43, 50);
  const picture = (content: Buffer): Block => ({
    kind: 'picture',
    attachment: 'a',
    words: '现场照片.png',
    content: { mediaType: 'image/png', base64: content.toString('base64') },
  });
  const write = createDocumentWriter();
  const blocks = [picture(damaged), picture(point.subarray(0, 50)), picture(point)];
  const [pdf, other] = await Promise.all([write(paperOf(blocks), 'pdf'), write(paperOf([]), 'pdf')]);
  expect(await widthsOf(pdf)).toEqual([a4]);
  expect(await widthsOf(other)).toEqual([a4]);
  expect((await writeWord(paperOf(blocks))).subarray(0, 2).toString()).toBe('PK');
});

it('DOC-ENCLOSE: a case file carries the PDFs of the complaint unless it is covered', { timeout: 60_000 }, async () => {
  const { desk } = await openTestDesk();
  const link = await connect('direct', desk);
  const { client } = link;
  const { complaint } = await foundWorld(link);
  const content = Buffer.from(await pdfOf([206, 207])).toString('base64');
  await client.attachment.add({ request: 'request-file', complaint, name: '说明.pdf', content, paper: null });
  const take = async (masked: boolean) => {
    const how = { form: 'caseFile', format: 'pdf' as const, language: 'zh' as const, masked, purpose: '报监管部门' };
    const { file } = await client.document.make({ request: `request-${String(masked)}`, complaint, ...how });
    return widthsOf(Buffer.from(file?.content ?? '', 'base64'));
  };
  expect((await take(false)).slice(-3)).toEqual([a4, 206, 207]);
  expect(new Set(await take(true))).toEqual(new Set([a4]));
});
