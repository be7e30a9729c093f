import { inflateRawSync } from 'node:zlib';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { writePdf } from '../../../desk/documents/writePdf.ts';
import { writeWord } from '../../../desk/documents/writeWord.ts';
import { createDocumentWriter } from '../../../desk/documents/writer.ts';
import type { Paper, TableCell } from '../../../shared/document/model.ts';

const naughty = [
  'https://example.com/' + 'a'.repeat(4000),
  '<script>alert(1)</script> & "quotes" ]]> <w:p/>',
  '\u0000\u0001\u0008\u000b\u001f\ufffe控制字符\ud800半个字符',
  '张𬭎䶮㛃 😀👨‍👩‍👧‍👦',
  'مرحبا بالعالم \u202eabc\u202c',
  '=SUM(A1:A9)\r\n第二行\n\n第四行',
  'Ω≈ç√∫˜µ≤≥÷ ﷽ ̷̢ẑ̴a̶l̷g̸o̵',
  '投诉内容'.repeat(3000),
];

const { DOMParser } = new JSDOM().window;
const cell = (text: string, more: Partial<TableCell> = {}): TableCell => ({ runs: [{ text }], ...more });
const paperOf = (text: string): Paper => ({
  title: text.slice(0, 300),
  language: 'zh',
  orientation: 'portrait',
  madeAt: Date.UTC(2026, 10, 22),
  head: { left: text.slice(0, 30), right: '编号' },
  foot: { left: '', right: text.slice(0, 30) },
  watermark: text.slice(0, 12),
  blocks: [
    { kind: 'barcode', text: '沈银-2026-1' },
    { kind: 'title', text: text.slice(0, 60), under: text.slice(0, 60) },
    { kind: 'heading', level: 2, text: text.slice(0, 60) },
    { kind: 'paragraph', runs: [{ text, bold: true }], indent: true },
    { kind: 'list', ordered: true, items: [text.slice(0, 200), '二'] },
    {
      kind: 'table',
      columns: [1, 3, 1, 3],
      headRows: 1,
      rows: [
        [cell('表头', { columns: 4, shaded: true })],
        [cell('左', { rows: 2 }), cell(text), cell('右'), cell(text.slice(0, 400))],
        [cell('下', { columns: 3, height: 20 })],
      ],
    },
    { kind: 'pageBreak' },
    {
      kind: 'signatures',
      places: [
        { label: text.slice(0, 20), seal: true },
        { label: '经办人', name: '王敏' },
      ],
    },
  ],
});

/** One red point, and the same cut off in its head. */
const point = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

/** Files of a zip archive by name: the central directory at its end tells where each begins. */
function unzip(content: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  let at = content.readUInt32LE(content.lastIndexOf(Buffer.from('PK\u0005\u0006')) + 16);
  while (content.readUInt32LE(at) === 0x02014b50) {
    const [packed, nameLength] = [content.readUInt32LE(at + 20), content.readUInt16LE(at + 28)];
    const name = content.toString('utf8', at + 46, at + 46 + nameLength);
    const local = content.readUInt32LE(at + 42);
    const begin = local + 30 + content.readUInt16LE(local + 26) + content.readUInt16LE(local + 28);
    const body = content.subarray(begin, begin + packed);
    files.set(name, (content.readUInt16LE(at + 10) === 8 ? inflateRawSync(body) : body).toString('utf8'));
    at += 46 + nameLength + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
  }
  return files;
}

const pages = (pdf: Buffer): number => [...pdf.toString('latin1').matchAll(/\/Type \/Page\b/g)].length;

describe('documents of whatever people type', () => {
  it.each(naughty)('become a PDF of whole pages: %#', async (text) => {
    const pdf = await writePdf(paperOf(text));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pages(pdf)).toBeGreaterThanOrEqual(2);
  });

  it.each(naughty)('become a Word file that is whole XML: %#', async (text) => {
    const files = unzip(await writeWord(paperOf(text)));
    for (const name of ['word/document.xml', 'word/footer1.xml', 'docProps/core.xml']) {
      const parsed = new DOMParser().parseFromString(files.get(name) ?? '', 'application/xml');
      expect(parsed.querySelector('parsererror')?.textContent ?? null, name).toBeNull();
    }
    const said = new DOMParser().parseFromString(files.get('word/document.xml') ?? '', 'application/xml');
    expect(said.documentElement.textContent).toContain('经办人');
  });

  it('are the same to the last byte when nothing changed', async () => {
    const [one, other] = await Promise.all([writePdf(paperOf('一样')), writePdf(paperOf('一样'))]);
    expect(one.equals(other)).toBe(true);
  });
});

describe('the writer in its own thread', () => {
  it('writes several at once, and one that cannot be written harms no other', async () => {
    const write = createDocumentWriter();
    const broken = { ...paperOf('坏'), blocks: [{ kind: 'table', columns: [1], headRows: 0, rows: [[null]] }] };
    const results = await Promise.allSettled([
      write(paperOf('甲'), 'pdf'),
      write(broken as unknown as Paper, 'pdf'),
      write(paperOf('乙'), 'word'),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});

it('a picture among the papers stands in Word too; one that is damaged leaves its words', async () => {
  const withPicture = (base64: string): Paper => ({
    ...paperOf('图'),
    blocks: [{ kind: 'picture', attachment: 'a', words: '现场照片.png', content: { mediaType: 'image/png', base64 } }],
  });
  const files = unzip(await writeWord(withPicture(point)));
  expect([...files.keys()].filter((name) => name.startsWith('word/media/'))).toHaveLength(1);
  const damaged = unzip(await writeWord(withPicture(point.slice(0, 16))));
  expect([...damaged.keys()].filter((name) => name.startsWith('word/media/'))).toEqual([]);
  expect(damaged.get('word/document.xml')).toContain('现场照片.png');
});
