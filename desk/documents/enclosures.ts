import { EncryptedPDFError, ParseSpeeds, PDFArray, PDFDict, PDFDocument, PDFName, type PDFPage } from '@cantoo/pdf-lib';
import { run, type Block, type Paper } from '../../shared/document/model.ts';
import { documentWords } from '../../shared/words/document.ts';

type Enclosed = Extract<Block, { kind: 'pages' }>;
/** Why the pages of an enclosed PDF are not in the file; its leaf says so. */
type Unenclosed = 'missing' | 'tooLarge' | 'locked' | 'damaged';
type Opened = { pages: PDFDocument } | { without: Unenclosed };

/** Lays out a paper with the PDFs it encloses. Each has a leaf of its own; empty pages behind the leaf are laid out with
 *  the rest and then exchanged for the enclosed ones. So the index and the numbers of all pages are right, and what was
 *  handed in stands as it came.
 *  @param paper its enclosed PDFs stand last   @param layOut writes a paper that encloses nothing
 *  @returns the bytes of the file */
export async function withEnclosures(paper: Paper, layOut: (paper: Paper) => Promise<Buffer>): Promise<Buffer> {
  const leaves: Block[] = [];
  const enclosed: PDFDocument[] = [];
  for (const block of paper.blocks) {
    if (block.kind !== 'pages') continue;
    // oxlint-disable-next-line no-await-in-loop -- one at a time: they may be large
    const opened = await openEnclosed(block.content);
    const count = 'pages' in opened ? opened.pages.getPageCount() : 0;
    leaves.push(
      ...leafOf(block, opened, paper),
      ...Array.from({ length: count }, (): Block => ({ kind: 'pageBreak' })),
    );
    enclosed.push('pages' in opened ? opened.pages : await PDFDocument.create());
  }
  const laidOut = await layOut({
    ...paper,
    blocks: [...paper.blocks.filter(({ kind }) => kind !== 'pages'), ...leaves],
  });
  const whole = await PDFDocument.load(laidOut, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  let place = whole.getPageCount();
  for (const document of enclosed.toReversed()) {
    // oxlint-disable-next-line no-await-in-loop -- they all go into one file
    const pages = await whole.copyPages(document, document.getPageIndices());
    for (const page of pages.toReversed()) {
      place -= 1;
      whole.removePage(place);
      whole.insertPage(place, page);
    }
    place -= 1;
  }
  return Buffer.from(await whole.save({ addDefaultPage: false, updateFieldAppearances: false }));
}

/** The pages alone, copied out of the file they came in: what cannot be copied here would stop the whole case file later. */
async function openEnclosed(content: Enclosed['content']): Promise<Opened> {
  if (typeof content === 'string') return { without: content };
  if (!Buffer.from(content.buffer, content.byteOffset, content.byteLength).includes('%%EOF'))
    return { without: 'damaged' };
  try {
    const source = await load(content);
    const indices = source.getPageIndices();
    const pages = indices.map((index) => source.getPage(index));
    if (pages.length === 0 || pages.some(isHollow)) return { without: 'damaged' };
    pages.forEach(stopActions);
    const copy = await PDFDocument.create({ updateMetadata: false });
    for (const page of await copy.copyPages(source, indices)) copy.addPage(page);
    return { pages: copy };
  } catch (error) {
    return { without: error instanceof EncryptedPDFError ? 'locked' : 'damaged' };
  }
}

/** Many files are locked against changes only: those open for everybody, with an empty password. */
async function load(content: Uint8Array): Promise<PDFDocument> {
  const how = { updateMetadata: false, throwOnInvalidObject: true, parseSpeed: ParseSpeeds.Fastest };
  try {
    return await PDFDocument.load(content, how);
  } catch (error) {
    if (!(error instanceof EncryptedPDFError)) throw error;
    return PDFDocument.load(content, { ...how, password: '' }).catch(() => {
      throw error;
    });
  }
}

/** Whether the page promises content that the file no longer holds, as one that was cut off does. */
function isHollow({ node }: PDFPage): boolean {
  const contents = node.has(PDFName.Contents) ? node.Contents() : null;
  if (!(contents instanceof PDFArray)) return contents === undefined;
  return contents.asArray().some((_part, at) => contents.lookup(at) === undefined);
}

/** What came from outside runs nothing and leads nowhere: no scripts, no starting of programs, no addresses. */
function stopActions({ node }: PDFPage): void {
  node.delete(PDFName.of('AA'));
  const notes = node.lookupMaybe(PDFName.of('Annots'), PDFArray);
  for (let at = 0; at < (notes?.size() ?? 0); at++) {
    const note = notes?.lookup(at);
    if (note instanceof PDFDict) for (const name of ['A', 'AA', 'PA', 'Dest']) note.delete(PDFName.of(name));
  }
}

/** What identifies the enclosed file, as in the list of attachments, and whether its pages follow. */
function leafOf({ attachment, words, size }: Enclosed, opened: Opened, { language }: Paper): Block[] {
  const say = documentWords[language];
  const { attachmentColumns: columns } = say;
  const said =
    'pages' in opened ? say.pagesFollow(String(opened.pages.getPageCount())) : say.pagesMissing[opened.without];
  const rows = [
    [columns.name, words],
    [columns.size, say.kilobytes((size / 1024).toFixed(1))],
    [columns.fingerprint, attachment],
  ];
  return [
    { kind: 'pageBreak' },
    { kind: 'heading', level: 2, text: say.enclosure(words) },
    {
      kind: 'table',
      columns: [1, 4],
      headRows: 0,
      rows: rows.map(([label = '', value = '']) => [{ runs: [run(label)], shaded: true }, { runs: [run(value)] }]),
    },
    { kind: 'space', height: 2 },
    { kind: 'paragraph', runs: [run(said)] },
  ];
}
