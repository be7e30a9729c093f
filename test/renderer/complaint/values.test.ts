import { blobOf } from '../../../renderer/parts/file.ts';
import { base64Of } from '../../../renderer/parts/base64.ts';
import { describe, expect, it } from 'vitest';
import { correctionOf } from '../../../renderer/screens/complaint/correction.ts';
import { explainedLines } from '../../../shared/document/explainedLines.ts';
import {
  fileLimit,
  fileProblem,
  namedFile,
  previewKind,
  refusedFile,
} from '../../../renderer/screens/complaint/files.ts';
import { complaintWords } from '../../../shared/words/complaint.ts';
import { at } from './office.ts';
import { details, halfwayStory } from './story.ts';

const words = complaintWords.zh;

describe('why a clock ends when it ends', () => {
  it('is told day by day', () => {
    const { clocks } = halfwayStory().view(at('2026-11-23T17:30'), 'sun', 'm');
    const report = clocks.find((clock) => clock.rule === 'P2-D3');
    expect(explainedLines(report!, words).map((line) => [line.date, line.count, line.why, line.isDue])).toEqual([
      ['2026-11-18', null, '收到当日不计', false],
      ['2026-11-19', 1, '工作日', false],
      ['2026-11-20', 2, '工作日', false],
      ['2026-11-21', null, '休息日', false],
      ['2026-11-22', null, '休息日', false],
      ['2026-11-23', 3, '工作日', false],
      ['2026-11-24', 4, '工作日', false],
      ['2026-11-25', 5, '工作日', true],
    ]);
  });
});

describe('a correction', () => {
  const draft = { request: 'request-1', details, amount: '200.00', reason: '客户更正', base: details, seen: 1 };

  it('is nothing while nothing differs', () => {
    expect(correctionOf(draft, details)).toEqual({ changes: {}, problems: [] });
  });

  it('names only the fields that differ, tidied', () => {
    const changed = {
      ...details,
      demand: '  退还 250 元 ',
      complainedPersons: [{ name: ' 周洁 ', person: 'zhou' }, { name: ' ' }],
    };
    expect(correctionOf({ ...draft, details: changed, amount: '1,250.5' }, details).changes).toEqual({
      demand: '退还 250 元',
      complainedPersons: [{ name: '周洁', person: 'zhou' }],
      amount: 125_050,
    });
  });

  it('may take an amount away', () => {
    const { changes, problems } = correctionOf({ ...draft, amount: '' }, details);
    expect(Object.hasOwn(changes, 'amount')).toBe(true);
    expect(problems).toEqual([]);
  });

  it('says everything that stands in its way', () => {
    const broken = { ...details, narrative: ' ', reason: '', complainants: [{ kind: 'person' as const, name: ' ' }] };
    expect(correctionOf({ ...draft, details: broken, amount: 'viel', reason: ' ' }, details).problems).toEqual([
      'amount',
      'reason',
      'name',
      'narrative',
      'why',
    ]);
  });
});

describe('a file', () => {
  it('is refused with its name and the reason before it is sent', () => {
    expect(fileProblem({ name: '录音.mp3', size: 0 }, words)).toBe('录音.mp3 是空文件，没有保存。');
    expect(fileProblem({ name: '录音.mp3', size: fileLimit + 1 }, words)).toContain('超过 25 MB');
    expect(fileProblem({ name: '录音.mp3', size: fileLimit }, words)).toBeUndefined();
  });

  it('that the desk did not take is named with the reason', () => {
    const refusal = { code: 'AttachmentProblem', kind: 'typeNotAllowed' };
    expect(refusedFile('程序.exe', 4, refusal, words)).toContain('程序.exe 这类文件不能保存');
    expect(refusedFile('程序.exe', 4, { code: 'NotPermitted' }, words)).toBeUndefined();
  });

  it('travels as base64 and comes back the same', async () => {
    const bytes = new Uint8Array([0, 1, 127, 128, 255]);
    const content = await base64Of(new Blob([bytes]));
    expect(content).toBe('AAF/gP8=');
    const back = blobOf(content, 'image/png');
    expect([back.size, back.type, await base64Of(back)]).toEqual([5, 'image/png', content]);
  });

  it('is shown in place only where a browser can', () => {
    expect(['image/png', 'application/pdf', 'audio/mpeg', 'image/tiff', 'text/html'].map(previewKind)).toEqual([
      'image',
      'pdf',
      'sound',
      'none',
      'none',
    ]);
  });

  it('that was pasted is called by its time', () => {
    expect(namedFile(new File(['x'], 'image.png'), '11-23 周一 17:30', words).name).toBe('截图 11-23 周一 1730.png');
    expect(namedFile(new File(['x'], '回单.png'), '11-23', words).name).toBe('回单.png');
  });
});
