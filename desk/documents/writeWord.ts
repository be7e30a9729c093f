import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeightRule,
  ImageRun,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table as WordTable,
  TableCell as WordCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  type IRunOptions,
} from 'docx';
import {
  margin,
  textWidth,
  type Align,
  type Block,
  type Paper,
  type Run,
  type Table,
  type TableCell,
} from '../../shared/document/model.ts';
import { barcodePicture } from './barcode.ts';
import { drawingPicture } from './drawing.ts';
import { isWholePicture, pictureSize } from './pictureSize.ts';
import { longCell, printable } from './plainText.ts';

/** A file Word and WPS open for editing: the same pieces as in the PDF, in the types every Chinese PC has.
 *  @returns the bytes of the file */
export async function writeWord(paper: Paper): Promise<Buffer> {
  const landscape = paper.orientation === 'landscape';
  const children = await Promise.all(paper.blocks.map((block) => partsOf(block, paper)));
  const document = new Document({
    title: printable(paper.title),
    creator: 'Shouwen',
    styles: { default: { document: { run: { font: fonts[paper.language], size: 21 } } } },
    numbering: {
      config: [
        {
          reference: 'ordered',
          levels: [
            {
              level: 0,
              format: LevelFormat.DECIMAL,
              text: '%1.',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 420, hanging: 420 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: twips(210),
              height: twips(297),
              orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              left: twips(margin.side),
              right: twips(margin.side),
              top: twips(margin.top),
              bottom: twips(margin.bottom),
              header: twips(8),
              footer: twips(7),
            },
          },
        },
        ...(paper.head
          ? {
              headers: {
                default: new Header({ children: [edge(paper, [text(paper.head.left)], [], [text(paper.head.right)])] }),
              },
            }
          : {}),
        footers: {
          default: new Footer({
            children: [
              edge(
                paper,
                [text(paper.foot?.left ?? '')],
                [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], ...small })],
                [text([paper.foot?.right ?? '', paper.watermark ?? ''].filter((one) => one !== '').join('  '))],
              ),
            ],
          }),
        },
        children: children.flat(),
      },
    ],
  });
  return Packer.toBuffer(document);
}

const pixels = (millimetres: number): number => Math.round((millimetres * 96) / 25.4);
const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);
const small = { size: 16, color: '6B6B6B' };
const text = (words: string) => new TextRun({ text: printable(words), ...small });
const fonts = {
  zh: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun', cs: 'Times New Roman' },
  en: { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'Microsoft YaHei', cs: 'Arial' },
};
const headFont = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'SimHei', cs: 'Arial' };

const alignment: Record<Align, (typeof AlignmentType)[keyof typeof AlignmentType]> = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
};

function edge(paper: Paper, left: TextRun[], middle: TextRun[], right: TextRun[]): Paragraph {
  const width = twips(textWidth(paper.orientation));
  return new Paragraph({
    tabStops: [
      { type: TabStopType.CENTER, position: width / 2 },
      { type: TabStopType.RIGHT, position: width },
    ],
    children: [...left, new TextRun('\t'), ...middle, new TextRun('\t'), ...right],
  });
}

const headingSizes = { 1: 28, 2: 24, 3: 21 };

async function partsOf(block: Block, paper: Paper): Promise<(Paragraph | WordTable)[]> {
  switch (block.kind) {
    case 'title':
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { after: block.under ? 60 : 160 },
          children: runsOf([{ text: block.text, bold: true, size: 17 }], { font: headFont }),
        }),
        ...(block.under
          ? [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                spacing: { after: 160 },
                children: runsOf([{ text: block.under, colour: '#6b6b6b' }]),
              }),
            ]
          : []),
      ];
    case 'heading':
      return [
        new Paragraph({
          heading: `Heading${block.level}`,
          keepNext: true,
          spacing: { before: 160, after: 80 },
          children: runsOf([{ text: block.text, bold: true, size: headingSizes[block.level] / 2, colour: '#000000' }], {
            font: headFont,
          }),
        }),
      ];
    case 'paragraph':
      return [
        new Paragraph({
          alignment: alignment[block.align ?? 'left'],
          ...(block.keep ? { keepNext: true } : {}),
          ...(block.indent ? { indent: { firstLine: (block.size ?? 10.5) * 40 } } : {}),
          spacing: { after: twips(block.spaceAfter ?? 1.5), line: 320 },
          children: runsOf(block.runs.map((one) => ({ ...(block.size ? { size: block.size } : {}), ...one }))),
        }),
      ];
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({
            ...(block.ordered ? { numbering: { reference: 'ordered', level: 0 } } : { bullet: { level: 0 } }),
            children: runsOf([{ text: item }]),
          }),
      );
    case 'table':
      return [tableOf(block, paper), new Paragraph({ spacing: { after: 0, line: 120 }, children: [] })];
    case 'signatures':
      return [signaturesOf(block.places, paper), new Paragraph({ children: [] })];
    case 'barcode': {
      const { png, width, height } = await barcodePicture(block.text);
      return [
        new Paragraph({
          alignment: AlignmentType.RIGHT,
          children: [new ImageRun({ type: 'png', data: png, transformation: { width, height } })],
        }),
        new Paragraph({ alignment: AlignmentType.RIGHT, children: runsOf([{ text: block.text, size: 8 }]) }),
      ];
    }
    case 'contents':
      return [
        new Paragraph({
          keepNext: true,
          children: runsOf([{ text: block.title, bold: true, size: 12 }], { font: headFont }),
        }),
        ...paper.blocks.flatMap((one) =>
          one.kind === 'heading' && one.level === 2 ? [new Paragraph({ children: runsOf([{ text: one.text }]) })] : [],
        ),
      ];
    case 'picture':
      return [
        ...pictureOf(block, paper),
        new Paragraph({ children: runsOf([{ text: block.words, size: 8, colour: '#6b6b6b' }]) }),
      ];
    // Word cannot hold the pages of a PDF; the list of attachments names it.
    case 'pages':
      return [];
    case 'drawing':
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [
            new ImageRun({
              type: 'png',
              data: await drawingPicture(block.svg),
              transformation: { width: pixels(block.width), height: pixels(block.height) },
              altText: { name: 'chart', description: printable(block.words) },
            }),
          ],
        }),
      ];
    case 'space':
      return [new Paragraph({ spacing: { before: twips(block.height) }, children: [] })];
    case 'pageBreak':
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

/** As wide as the text at most, and never higher than most of a page. */
function pictureOf({ content, words }: Extract<Block, { kind: 'picture' }>, { orientation }: Paper): Paragraph[] {
  const data = content && Buffer.from(content.base64, 'base64');
  const size = data && isWholePicture(data) ? pictureSize(data) : null;
  if (!data || !size) return [];
  const share = Math.min(1, pixels(textWidth(orientation)) / size.width, pixels(200) / size.height);
  const transformation = { width: Math.round(size.width * share), height: Math.round(size.height * share) };
  const type = content.mediaType === 'image/png' ? 'png' : 'jpg';
  const altText = { name: 'attachment', description: printable(words) };
  return [new Paragraph({ keepNext: true, children: [new ImageRun({ type, data, transformation, altText })] })];
}

/** Lines inside a text stay lines. */
function runsOf(runs: readonly Run[], how: Pick<IRunOptions, 'font'> = {}): TextRun[] {
  return runs.flatMap((one) =>
    printable(one.text)
      .split('\n')
      .map(
        (line, at) =>
          new TextRun({
            text: line,
            ...how,
            ...(at > 0 ? { break: 1 } : {}),
            ...(one.bold ? { bold: true } : {}),
            ...(one.underlined ? { underline: {} } : {}),
            ...(one.size ? { size: Math.round(one.size * 2) } : {}),
            ...(one.colour ? { color: one.colour.replace('#', '') } : {}),
          }),
      ),
  );
}

const line = (style: (typeof BorderStyle)[keyof typeof BorderStyle], color: string) => ({ style, size: 4, color });
const ruled = line(BorderStyle.SINGLE, '7D7D7D');
const pale = line(BorderStyle.SINGLE, 'C9C7C0');
const none = line(BorderStyle.NONE, 'FFFFFF');
const ruling = {
  all: { top: ruled, bottom: ruled, left: ruled, right: ruled, insideHorizontal: ruled, insideVertical: ruled },
  rows: { top: pale, bottom: pale, left: none, right: none, insideHorizontal: pale, insideVertical: none },
  none: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
};

function tableOf(table: Table, { orientation }: Paper): WordTable {
  const width = twips(textWidth(orientation));
  const shares = table.columns.reduce((sum, share) => sum + share, 0);
  const columnWidths = table.columns.map((share) => Math.round((width * share) / shares));
  // A row kept with the next one carries it along: the head is never left alone, a whole table moves in one piece.
  const keptRows = table.whole ? table.rows.length - 1 : table.headRows;
  return new WordTable({
    layout: TableLayoutType.FIXED,
    columnWidths,
    width: { size: width, type: 'dxa' },
    borders: ruling[table.lines ?? 'all'],
    rows: table.rows.map((row, at) => {
      const height = Math.max(0, ...row.map((cell) => ((cell.rows ?? 1) === 1 ? (cell.height ?? 0) : 0)));
      return new TableRow({
        tableHeader: at < table.headRows,
        // A short row is not cut by the edge of the page.
        cantSplit: !isLong(row),
        ...(height > 0 ? { height: { value: twips(height), rule: HeightRule.ATLEAST } } : {}),
        children: row.map((cell) => cellOf(cell, table.size, at < keptRows)),
      });
    }),
  });
}

const isLong = (row: readonly TableCell[]): boolean =>
  row.some(({ runs }) => runs.reduce((sum, one) => sum + one.text.length, 0) > longCell);

function cellOf(cell: TableCell, size: number | undefined, isKept: boolean): WordCell {
  return new WordCell({
    ...(cell.columns ? { columnSpan: cell.columns } : {}),
    ...(cell.rows ? { rowSpan: cell.rows } : {}),
    ...(cell.middle ? { verticalAlign: VerticalAlignTable.CENTER } : {}),
    ...(cell.shaded ? { shading: { type: ShadingType.CLEAR, fill: 'F3F2EE', color: 'auto' } } : {}),
    margins: { left: 80, right: 80, top: 50, bottom: 50 },
    children: [
      new Paragraph({
        alignment: alignment[cell.align ?? 'left'],
        ...(isKept ? { keepNext: true } : {}),
        children: runsOf(cell.runs.map((one) => ({ ...(size ? { size } : {}), ...one }))),
      }),
    ],
  });
}

function signaturesOf(places: Extract<Block, { kind: 'signatures' }>['places'], paper: Paper): WordTable {
  return tableOf(
    {
      kind: 'table',
      columns: places.map(() => 1),
      headRows: 0,
      lines: 'none',
      rows: [
        places.map(({ label, seal }) => ({ runs: [{ text: label }], height: seal ? 16 : 10 })),
        places.map(({ name }) => ({ runs: [{ text: name || '____________________' }] })),
        places.map(({ date }) => ({ runs: [{ text: date ?? '', size: 9, colour: '#6b6b6b' }] })),
      ],
    },
    paper,
  );
}
