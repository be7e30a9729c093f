import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attachmentLimit, attachmentPath } from '../../../desk/store/attachments.ts';
import { folderHashes, officeFolder, openTestStore, problemOf, testKey, valueOf } from './support.ts';

const bytes = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

const zip = (...names: string[]): Buffer => bytes([0x50, 0x4b, 3, 4], ...names);

const compound = bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'rest');

describe('attachments', () => {
  it('are kept once for each content, encrypted, and come back whole', async () => {
    const folder = officeFolder();
    const store = await openTestStore(folder, testKey(), []);
    const content = Buffer.from('%PDF-1.7 客户投诉受理工作表');
    const first = valueOf(await store.attachments.add('工作表.PDF', content));
    const again = valueOf(await store.attachments.add('副本 (1).pdf', content));
    expect(again).toEqual(first);
    expect(first).toMatchObject({ kind: 'pdf', mediaType: 'application/pdf', size: content.length });
    expect(valueOf(await store.attachments.read(first.sha256)).equals(content)).toBe(true);
    expect(store.attachments.find(first.sha256)).toEqual(first);
    const files = readdirSync(join(folder, 'attachments'), { recursive: true, encoding: 'utf8' });
    expect(files).toHaveLength(2);
    expect(readFileSync(join(folder, attachmentPath(first.sha256))).includes('PDF')).toBe(false);
    expect(store.head()).toMatchObject({ attachments: 1 });
  });

  it.each<[string, Buffer]>([
    ['a.pdf', bytes('%PDF-1.4')],
    ['a.ofd', zip('OFD.xml')],
    ['a.png', bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])],
    ['a.JPEG', bytes([0xff, 0xd8, 0xff, 0xe0])],
    ['a.gif', bytes('GIF89a...')],
    ['a.webp', bytes('RIFF', [1, 0, 0, 0], 'WEBP')],
    [
      'a.bmp',
      bytes(
        'BM',
        Array.from({ length: 40 }, () => 0),
      ),
    ],
    ['a.tiff', bytes('II*', [0], 'x')],
    ['a.heic', bytes([0, 0, 0, 24], 'ftypheic')],
    ['a.docx', zip('[Content_Types].xml', 'word/document.xml')],
    ['a.xlsx', zip('[Content_Types].xml', 'xl/workbook.xml')],
    ['a.doc', compound],
    ['a.wps', compound],
    ['a.xls', compound],
    ['说明.txt', Buffer.from('投诉说明\r\n')],
    ['a.txt', bytes([0xff, 0xfe, 0x41, 0])],
    ['a.csv', Buffer.from('a,b\n1,2\n')],
    ['gbk.csv', bytes([0xcd, 0xb6, 0xcb, 0xdf, 0x2c, 0x31])],
    ['a.eml', Buffer.from('From: a@example.com\r\n\r\n你好')],
    ['a.mp3', bytes('ID3', [4])],
    ['a.wav', bytes('RIFF', [1, 0, 0, 0], 'WAVE')],
    ['a.amr', bytes('#!AMR\n')],
    ['a.m4a', bytes([0, 0, 0, 24], 'ftypM4A ')],
    ['a.mp4', bytes([0, 0, 0, 24], 'ftypisom')],
  ])('%s is taken', async (name, content) => {
    const store = await openTestStore(officeFolder(), testKey(), []);
    expect(await store.attachments.add(name, content)).toMatchObject({ ok: true });
  });

  it.each<[string, Buffer, string]>([
    ['a.html', Buffer.from('<p>'), 'typeNotAllowed'],
    ['a.svg', Buffer.from('<svg/>'), 'typeNotAllowed'],
    ['a.exe', bytes('MZ'), 'typeNotAllowed'],
    ['a.js', Buffer.from('1'), 'typeNotAllowed'],
    ['a.zip', zip('a'), 'typeNotAllowed'],
    ['a.docm', zip('[Content_Types].xml', 'word/'), 'typeNotAllowed'],
    ['no extension', Buffer.from('1'), 'typeNotAllowed'],
    ['a.pdf.lnk', bytes('%PDF-'), 'typeNotAllowed'],
    ['a.pdf', bytes('MZ program'), 'contentDiffers'],
    ['a.png', bytes('GIF89a'), 'contentDiffers'],
    ['a.docx', zip('[Content_Types].xml', 'word/', 'word/vbaProject.bin'), 'contentDiffers'],
    ['a.docx', zip('other.xml'), 'contentDiffers'],
    ['a.txt', bytes('MZ', [0, 1, 2]), 'contentDiffers'],
    ['a.mp4', bytes([0, 0, 0, 24], 'ftypheic'), 'contentDiffers'],
    ['a.txt', Buffer.alloc(0), 'empty'],
    ['a.txt', Buffer.alloc(attachmentLimit + 1, 65), 'tooLarge'],
  ])('%s is refused', async (name, content, kind) => {
    const folder = officeFolder();
    const store = await openTestStore(folder, testKey(), []);
    const before = Object.keys(folderHashes(folder));
    expect(problemOf(await store.attachments.add(name, content))).toMatchObject({ kind });
    expect(Object.keys(folderHashes(folder))).toEqual(before);
  });

  it('that are missing, damaged, swapped or unknown are named, and healed by the same content', async () => {
    const folder = officeFolder();
    const store = await openTestStore(folder, testKey(), []);
    const one = valueOf(await store.attachments.add('1.txt', Buffer.from('一')));
    const two = valueOf(await store.attachments.add('2.txt', Buffer.from('二')));
    const file = join(folder, attachmentPath(one.sha256));
    writeFileSync(file, readFileSync(join(folder, attachmentPath(two.sha256))));
    expect(problemOf(await store.attachments.read(one.sha256))).toEqual({ kind: 'fileDamaged', sha256: one.sha256 });
    writeFileSync(file, 'x');
    expect(problemOf(await store.attachments.read(one.sha256))).toMatchObject({ kind: 'fileDamaged' });
    rmSync(file);
    expect(problemOf(await store.attachments.read(one.sha256))).toMatchObject({ kind: 'fileMissing' });
    for (const unknown of ['a'.repeat(64), '../../desk.db', '']) {
      expect(problemOf(await store.attachments.read(unknown))).toEqual({ kind: 'unknown', sha256: unknown });
    }
    expect(valueOf(await store.attachments.add('1.txt', Buffer.from('一')))).toEqual(one);
    expect(valueOf(await store.attachments.read(one.sha256)).toString()).toBe('一');
  });

  it('added at once are all kept', async () => {
    const store = await openTestStore(officeFolder(), testKey(), []);
    const texts = Array.from({ length: 20 }, (_, index) => `第 ${index % 10} 页`);
    const added = await Promise.all(texts.map((text) => store.attachments.add('页.txt', Buffer.from(text))));
    expect(added.every(({ ok }) => ok)).toBe(true);
    expect(store.head()).toMatchObject({ attachments: 10 });
  });
});
