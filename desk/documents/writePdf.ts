import pdfmake from 'pdfmake';
import type { Content, ContentTable, TableCell as PdfCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import {
  margin,
  textWidth,
  type Block,
  type Paper,
  type Run,
  type Table,
  type TableCell,
} from '../../shared/document/model.ts';
import { barcodeDrawing, barcodeWidth } from './barcode.ts';
import { fontFiles, fontPath } from './fonts.ts';
import { isWholePicture } from './pictureSize.ts';
import { hasEndlessWord, longCell, printable } from './plainText.ts';

const points = (millimetres: number): number => (millimetres * 72) / 25.4;
const quiet = '#6b6b6b';
const rule = '#7d7d7d';
const ground = '#f3f2ee';
const bodySize = 10;

/** A4 pages with the type embedded. @returns the bytes of the file */
export async function writePdf(paper: Paper): Promise<Buffer> {
  prepare();
  if (!paper.blocks.some(({ kind }) => kind === 'pages')) return layOut(paper);
  return (await import('./enclosures.ts')).withEnclosures(paper, layOut);
}

const layOut = (paper: Paper): Promise<Buffer> => pdfmake.createPdf(definitionOf(paper)).getBuffer();

let isPrepared = false;
function prepare(): void {
  if (isPrepared) return;
  const normal = fontPath(fontFiles.normal);
  const bold = fontPath(fontFiles.bold);
  // Chinese type has no slanted cut.
  pdfmake.setFonts({ Noto: { normal, bold, italics: normal, bolditalics: bold } });
  // A document is made of what is handed in; nothing is fetched, and no file but the type is read.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path === normal || path === bold);
  isPrepared = true;
}

function definitionOf(paper: Paper): TDocumentDefinitions {
  const width = points(textWidth(paper.orientation));
  const side = points(margin.side);
  return {
    pageSize: 'A4',
    pageOrientation: paper.orientation,
    pageMargins: [side, points(margin.top), side, points(margin.bottom)],
    defaultStyle: { font: 'Noto', fontSize: bodySize, lineHeight: 1.2 },
    info: { title: printable(paper.title), creator: 'Shouwen', creationDate: new Date(paper.madeAt) },
    ...(paper.head ? { header: edge(paper.head.left, '', paper.head.right, points(8)) } : {}),
    footer: (page, pages) => edge(paper.foot?.left ?? '', `${page} / ${pages}`, paper.foot?.right ?? '', points(5)),
    ...(paper.watermark
      ? { watermark: { text: printable(paper.watermark), color: quiet, opacity: 0.12, angle: -35, fontSize: 34 } }
      : {}),
    content: together(paper.blocks).map((blocks) => {
      const contents = blocks.map((block) => contentOf(block, width));
      return contents.length === 1 ? contents[0]! : { stack: contents, unbreakable: true };
    }),
    pageBreakBefore: (node, nodes) => node.headlineLevel !== undefined && nodes.getFollowingNodesOnPage().length === 0,
  };
}

/** What stays on one page: a heading or a caption with what it announces, as long as that is much shorter than a page. The
 *  library's own look at each heading (pageBreakBefore) comes before later breaks have moved it; it is left for long tables. */
function together(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = [];
  let announced: Block[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading' || (block.kind === 'paragraph' && block.keep)) {
      announced.push(block);
      continue;
    }
    const before = groups.at(-1);
    if (block.kind === 'signatures' && before?.length === 1 && isSection(before[0]!)) {
      // Nobody signs an empty page: the section above goes along.
      before.push(block);
    } else if (isShort(block)) {
      groups.push([...announced, block]);
    } else {
      groups.push(...(announced.length === 0 ? [] : [announced]), [block]);
    }
    announced = [];
  }
  return announced.length === 0 ? groups : [...groups, announced];
}

/** A section of a form, much lower than a page. */
function isSection(block: Block): boolean {
  if (block.kind !== 'table') return false;
  const cells = block.rows.flat();
  const letters = cells.reduce((sum, { runs }) => sum + runs.reduce((all, { text }) => all + text.length, 0), 0);
  const height = cells.reduce((sum, cell) => sum + (cell.height ?? 0), 0);
  return block.rows.length <= 8 && letters <= longCell && height <= 120;
}

function isShort(block: Block): boolean {
  if (block.kind === 'table') return block.whole === true;
  if (block.kind === 'paragraph') return block.runs.reduce((sum, { text }) => sum + text.length, 0) <= longCell;
  return block.kind === 'drawing' || block.kind === 'space' || block.kind === 'barcode';
}

const edge = (left: string, middle: string, right: string, top: number): Content => ({
  margin: [points(margin.side), top, points(margin.side), 0],
  fontSize: 8,
  color: quiet,
  columns: [
    { width: '*', text: printable(left) },
    { width: 'auto', text: middle, alignment: 'center' },
    { width: '*', text: printable(right), alignment: 'right' },
  ],
});

/** Headings bear their levels; this one only says that what follows stands on the same page. */
const keptLevel = 9;
const headingSizes = { 1: 14, 2: 12, 3: 10.5 };

function contentOf(block: Block, width: number): Content {
  switch (block.kind) {
    case 'title':
      return {
        stack: [
          { text: printable(block.text), fontSize: 17, bold: true, alignment: 'center' },
          ...(block.under ? [{ text: printable(block.under), alignment: 'center' as const, color: quiet }] : []),
        ],
        margin: [0, 0, 0, 8],
      };
    case 'heading':
      return {
        text: printable(block.text),
        bold: true,
        fontSize: headingSizes[block.level],
        headlineLevel: block.level,
        ...(block.level === 2 ? { tocItem: true } : {}),
        margin: [0, 8, 0, 4],
      };
    case 'paragraph':
      return {
        text: block.runs.map(runOf),
        alignment: block.align ?? 'left',
        ...(block.size ? { fontSize: block.size } : {}),
        ...(block.keep ? { headlineLevel: keptLevel } : {}),
        ...(block.indent ? { leadingIndent: (block.size ?? bodySize) * 2 } : {}),
        margin: [0, 0, 0, points(block.spaceAfter ?? 1.5)],
      };
    case 'list': {
      const items = block.items.map(printable);
      return { ...(block.ordered ? { ol: items } : { ul: items }), margin: [0, 0, 0, 4] };
    }
    case 'table':
      return tableOf(block, width);
    case 'signatures':
      return signaturesOf(block.places, width);
    case 'barcode': {
      const { svg, isSquare } = barcodeDrawing(block.text);
      return {
        stack: [
          { svg, width: points(isSquare ? barcodeWidth.square : barcodeWidth.bars), alignment: 'right' },
          { text: printable(block.text), fontSize: 8, alignment: 'right' },
        ],
        margin: [0, 0, 0, 4],
      };
    }
    case 'contents':
      return {
        toc: { title: { text: printable(block.title), bold: true, fontSize: 12, margin: [0, 0, 0, 3] } },
        margin: [0, 0, 0, 8],
      };
    case 'picture':
      return {
        stack: [
          ...(block.content && isWholePicture(Buffer.from(block.content.base64, 'base64'))
            ? [
                {
                  image: `data:${block.content.mediaType};base64,${block.content.base64}`,
                  fit: [width, 620] as [number, number],
                },
              ]
            : []),
          { text: printable(block.words), fontSize: 8, color: quiet },
        ],
        margin: [0, 4, 0, 6],
      };
    // Laid out by its leaf (enclosures.ts).
    case 'pages':
      return { text: '' };
    case 'drawing':
      return { svg: block.svg, width: points(block.width), alignment: 'center', margin: [0, 2, 0, 6] };
    case 'space':
      return { text: '', margin: [0, 0, 0, points(block.height)] };
    case 'pageBreak':
      return { text: '', pageBreak: 'after' };
  }
}

const runOf = (one: Run) => ({
  text: printable(one.text),
  // A word without end (an address of the web, a held key) breaks anywhere rather than push the form over the edge.
  ...(hasEndlessWord(one.text) ? { wordBreak: 'break-all' as const } : {}),
  ...(one.bold ? { bold: true } : {}),
  ...(one.underlined ? { decoration: 'underline' as const } : {}),
  ...(one.size ? { fontSize: one.size } : {}),
  ...(one.colour ? { color: one.colour } : {}),
});

const ruling = {
  all: { hLineWidth: () => 0.6, vLineWidth: () => 0.6, hLineColor: () => rule, vLineColor: () => rule },
  rows: { hLineWidth: () => 0.4, vLineWidth: () => 0, hLineColor: () => '#c9c7c0' },
  none: { hLineWidth: () => 0, vLineWidth: () => 0 },
};
const padding = { side: 4, top: 2.5, bottom: 2.5 };

function tableOf(table: Table, width: number): ContentTable {
  const lines = ruling[table.lines ?? 'all'];
  const shares = table.columns.reduce((sum, share) => sum + share, 0);
  const ruled = table.lines === 'none' ? 0 : 0.6 * (table.columns.length + 1);
  const side = table.lines === 'none' ? 1 : padding.side;
  const inner = width - ruled - 2 * side * table.columns.length;
  return {
    table: {
      widths: table.columns.map((share) => (inner * share) / shares),
      headerRows: table.headRows,
      dontBreakRows: !table.rows
        .flat()
        .some(({ runs }) => runs.reduce((sum, { text }) => sum + text.length, 0) > longCell),
      keepWithHeaderRows: table.headRows > 0 ? Math.min(3, table.rows.length - table.headRows) : 0,
      heights: (row) =>
        points(
          Math.max(0, ...(table.rows[row] ?? []).map((cell) => ((cell.rows ?? 1) === 1 ? (cell.height ?? 0) : 0))),
        ),
      body: filled(table),
    },
    layout: {
      ...lines,
      paddingLeft: () => side,
      paddingRight: () => side,
      paddingTop: () => padding.top,
      paddingBottom: () => padding.bottom,
    },
    ...(table.size ? { fontSize: table.size } : {}),
    ...(table.whole ? { unbreakable: true } : {}),
    margin: [0, 0, 0, 4],
  };
}

/** Cells with the covered places filled in: the library wants every place of the grid to hold something. */
function filled({ columns, rows }: Table): PdfCell[][] {
  const grid: PdfCell[][] = rows.map(() => []);
  const isTaken = rows.map(() => columns.map(() => false));
  rows.forEach((row, at) => {
    let column = 0;
    for (const cell of row) {
      while (isTaken[at]![column]) column++;
      for (let down = 0; down < (cell.rows ?? 1); down++) {
        for (let right = 0; right < (cell.columns ?? 1); right++) {
          if (!isTaken[at + down] || column + right >= columns.length) continue;
          isTaken[at + down]![column + right] = true;
          grid[at + down]![column + right] = down + right === 0 ? cellOf(cell) : {};
        }
      }
    }
    columns.forEach((_share, place) => (grid[at]![place] ??= { text: '' }));
  });
  return grid;
}

function cellOf(cell: TableCell): PdfCell {
  return {
    text: cell.runs.map(runOf),
    alignment: cell.align ?? 'left',
    ...(cell.middle ? { verticalAlignment: 'middle' as const } : {}),
    ...(cell.columns ? { colSpan: cell.columns } : {}),
    ...(cell.rows ? { rowSpan: cell.rows } : {}),
    ...(cell.shaded ? { fillColor: ground } : {}),
  };
}

function signaturesOf(places: Extract<Block, { kind: 'signatures' }>['places'], width: number): Content {
  return {
    unbreakable: true,
    // No room below: at the foot of a full page it would make an empty one.
    margin: [0, 12, 0, 0],
    columnGap: 12,
    columns: places.map(({ label, name, date }) => ({
      width: '*',
      stack: [
        { text: printable(label) },
        {
          text: printable(name ?? ''),
          margin: [0, places.some(({ seal }) => seal) ? 26 : 14, 0, 2] as [number, number, number, number],
        },
        {
          canvas: [
            {
              type: 'line' as const,
              x1: 0,
              y1: 0,
              x2: Math.min(120, width / places.length - 16),
              y2: 0,
              lineWidth: 0.5,
              lineColor: rule,
            },
          ],
        },
        {
          text: printable(date ?? ''),
          fontSize: 9,
          color: quiet,
          margin: [0, 3, 0, 0] as [number, number, number, number],
        },
      ],
    })),
  };
}
