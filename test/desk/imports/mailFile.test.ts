import { assert, asyncProperty, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMail } from '../../../desk/imports/mailFile.ts';
import { problemOf, valueOf } from '../store/support.ts';
import { gbk, utf8 } from './support.ts';

const lines = (...text: string[]): string => text.join('\r\n');
const encoded = (text: string): string => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;

const message = lines(
  `From: ${encoded('钱多')} <qian@example.org>`,
  `Subject: ${encoded('投诉排队太久')}`,
  'Date: Mon, 2 Mar 2026 09:05:00 +0800',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  '我在中街支行排队两小时。',
  '--b',
  'Content-Type: image/png; name="../../photo.png"',
  'Content-Disposition: attachment; filename="../../photo.png"',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw0KGgo=',
  '--b--',
);

describe('a message kept as a file', () => {
  it('tells who wrote, when, what, and what hung on it', async () => {
    expect(valueOf(await readMail(utf8(message)))).toEqual({
      from: { name: '钱多', mail: 'qian@example.org' },
      subject: '投诉排队太久',
      text: '我在中街支行排队两小时。',
      at: Date.UTC(2026, 2, 2, 1, 5),
      attachments: [{ name: 'photo.png', mediaType: 'image/png', content: 'iVBORw0KGgo=' }],
    });
  });

  it('may be a page without text: its words stay, its marks and scripts go', async () => {
    const page = lines(
      'From: a@example.org',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<style>p{}</style><script>alert(1)</script><p>第一行&nbsp;&lt;急&gt;</p><div>第二行</div>',
    );
    expect(valueOf(await readMail(utf8(page))).text).toBe('第一行 <急>\n第二行');
  });

  it('shows the true ending of what hung on it', async () => {
    const turned = message.replace('filename="../../photo.png"', 'filename="photo\u202egnp.exe"');
    const { attachments } = valueOf(await readMail(utf8(turned)));
    expect(attachments.map(({ name }) => name)).toEqual(['photognp.exe']);
  });

  it('may be written in GBK', async () => {
    const head = utf8(
      lines('From: a@example.org', 'Content-Type: text/plain; charset=gbk', 'Content-Transfer-Encoding: 8bit', '', ''),
    );
    const bytes = new Uint8Array([...head, ...gbk('排队太久')]);
    expect(valueOf(await readMail(bytes)).text).toBe('排队太久');
  });

  it('is refused where it is no message, and no bytes break it', async () => {
    expect(problemOf(await readMail(utf8('just words')))).toEqual({ code: 'MailNotReadable' });
    const seed = 7;
    await assert(
      asyncProperty(uint8Array({ maxLength: 300 }), async (rest) => {
        const read = await readMail(
          new Uint8Array([
            ...utf8('From: a@b.cn\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n'),
            ...rest,
          ]),
        );
        expect(read.ok ? typeof read.value.text : read.problem.code).toMatch(/^(string|MailNotReadable)$/);
      }),
      { seed, numRuns: 40 },
    );
  });
});
