import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { inRoot } from '../../build/paths.ts';
import { foundOffice, removeFolder, request, startHost, withDesk, type Host, type TestOffice } from './office.ts';
import { offered, openByNumber, picture, signIn } from './window.ts';

/** Files on a complaint (picked, dropped, pasted, shown, refused) its working sheet on A4, and the letter to a bank without
 *  the program with the answer that comes back. */

let office: TestOffice;
let host: Host;
let number = '';
let forwarded = '';

const hour = 3_600_000;
/** The scene is of the day before, so that an answer can have come since. */
const dayBefore = Date.now() - 26 * hour;

test.beforeAll(async () => {
  const clock = (): number => Date.now() - 26 * hour;
  office = await foundOffice(clock);
  await withDesk(
    office.folder,
    async (client, sign) => {
      await sign('wang');
      const registered = await client.complaint.register({
        request: request(),
        details: {
          channel: 'phone',
          receivedAt: dayBefore - hour,
          complainants: [{ kind: 'person', name: '孟女士', phone: '13800000888' }],
          complainedUnit: office.units['outlet']!,
          complainedPersons: [{ name: '工号0417' }],
          reason: 'C1',
          narrative: '11月18日上午在柜台办理业务，柜员中途离开四十分钟没有说明。'.repeat(4),
          demand: '要求道歉并说明情况',
          amount: 128_050,
          flags: [],
        },
      });
      number = registered.number;

      await sign('admin');
      const bank = await client.office.saveUnit({
        request: request(),
        kind: 'member',
        name: '建设银行辽宁省分行',
        parent: office.units['top']!,
        contact: {},
      });
      await sign('wang');
      const other = await client.complaint.register({
        request: request(),
        details: {
          channel: 'phone',
          receivedAt: dayBefore - hour,
          complainants: [{ kind: 'person', name: '丁先生', phone: '13800000777' }],
          complainedUnit: bank.id,
          complainedPersons: [],
          reason: 'C1',
          narrative: '自助机吞卡，客服电话无人接听。',
          demand: '尽快退还银行卡',
          flags: [],
        },
      });
      forwarded = other.number;
      const act = (action: string, form: Record<string, string>) =>
        client.complaint.act({ request: request(), id: other.id, action, form });
      await act('judgeValid', { opinion: '成立' });
      await sign('fang');
      await act('approve', {});
      await sign('wang');
      await act('forward', { unit: bank.id });
    },
    clock,
  );
  host = await startHost(office.folder);
});

test.afterAll(async () => {
  await host.stop();
  removeFolder(office.folder);
});

/** A red square of one pixel, and the smallest PDF with a page. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
  'base64',
);
const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

/** Hands files to the page the way a drop or a paste does. */
async function hand(page: Page, event: 'drop' | 'paste', name: string, type: string, content: Buffer): Promise<void> {
  await page.evaluate(
    ([kind, fileName, fileType, base64]) => {
      const bytes = Uint8Array.from(atob(base64!), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], fileName!, { type: fileType! }));
      const at = document.querySelector('main') ?? document.body;
      if (kind === 'paste') {
        at.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        return;
      }
      for (const step of ['dragenter', 'dragover', 'drop'])
        at.dispatchEvent(new DragEvent(step, { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [event, name, type, content.toString('base64')],
  );
}

async function enter(page: Page): Promise<void> {
  await page.goto(host.address);
  await signIn(page, '王敏');
  await openByNumber(page, number);
}

test('files are picked, dropped and pasted; pictures and PDF are shown in place; the rest is refused with the reason', async ({
  page,
}) => {
  await enter(page);
  const files = page.locator('.complaint-files');
  await page.locator('input[type=file]').setInputFiles({ name: '回单.png', mimeType: 'image/png', buffer: png });
  await expect(files.getByRole('button', { name: '回单.png' })).toBeVisible();
  await hand(page, 'drop', '情况说明.pdf', 'application/pdf', pdf);
  await expect(files.getByRole('button', { name: '情况说明.pdf' })).toBeVisible();
  await hand(page, 'paste', 'image.png', 'image/png', png);
  await expect(files.getByRole('button', { name: /^截图 .+\.png$/ })).toBeVisible();

  await files.getByRole('button', { name: '回单.png' }).click();
  const image = page.getByRole('img', { name: '回单.png' });
  await expect(image).toBeVisible();
  await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(1);
  await files.getByRole('button', { name: '情况说明.pdf' }).click();
  await expect(page.locator('iframe[title="情况说明.pdf"]')).toHaveAttribute('src', /^blob:/);
  await expect(image, 'one file is open at a time').toHaveCount(0);
  await picture(page, 'attachments');

  await hand(page, 'drop', '安装.exe', 'application/octet-stream', Buffer.from('MZ\u0000\u0000'));
  await expect(page.getByRole('alert').filter({ hasText: '安装.exe 这类文件不能保存' })).toBeVisible();
  await hand(page, 'drop', '假的.pdf', 'application/pdf', png);
  await expect(page.getByRole('alert').filter({ hasText: '假的.pdf 的内容与文件名不符' })).toBeVisible();
  await hand(page, 'drop', '空的.txt', 'text/plain', Buffer.alloc(0));
  await expect(page.getByRole('alert').filter({ hasText: '空的.txt 是空文件' })).toBeVisible();
  await page.reload();
  await expect(files.getByRole('button', { name: '情况说明.pdf' })).toBeVisible();
  await expect(files.locator('.complaint-file')).toHaveCount(3);
});

test('a document is looked at, printed on A4, and saved; personal data stays covered until somebody says why', async ({
  page,
}) => {
  await enter(page);
  await page.keyboard.press('p');
  const preview = page.getByRole('dialog', { name: '文书' });
  await expect(preview).toContainText('客户投诉受理工作表');
  await expect(preview.getByRole('img', { name: number })).toBeVisible();
  await expect(preview).toContainText('138****0888');
  await picture(page, 'print-preview');
  const file = inRoot('out', 'test', 'pictures', 'working-sheet.pdf');
  await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
  expectA4(readFileSync(file));

  await preview.getByRole('checkbox', { name: '遮盖个人信息' }).uncheck();
  await expect(preview).toContainText('13800000888');
  await expect(preview.getByRole('button', { name: '存为 PDF' })).toBeDisabled();
  await preview.getByRole('combobox', { name: '用途（必填）' }).fill('交会员单位核实');
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    preview.getByRole('button', { name: '存为 PDF' }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe(`${number} 客户投诉受理工作表.pdf`);
  expectA4(readFileSync(await saved.path()));
  await expect(preview.getByRole('status')).toContainText('已保存');

  await page.keyboard.press('Escape');
  await expect(preview).toHaveCount(0);
  await expect(page.locator('.timeline')).toContainText('出具文书');
  await expect(page.locator('.timeline')).toContainText('客户投诉受理工作表 · PDF · 个人信息未遮盖 · 交会员单位核实');
});

/** An instant as the desk writes it, in Beijing's time. */
const beijing = (instant: number): string => new Date(instant + 8 * hour).toISOString().slice(0, 16).replace('T', ' ');

test('EX-LETTER: the letter goes to a bank without the program; its answer is entered as of its receipt', async ({
  page,
}) => {
  await page.goto(host.address);
  await signIn(page, '王敏');
  await openByNumber(page, forwarded);
  await page.keyboard.press('p');
  const preview = page.getByRole('dialog', { name: '文书' });
  const forms = preview.getByRole('combobox').first();
  await forms.click();
  await (await offered(forms)).getByText('客户投诉转办函').click();
  await expect(preview).toContainText('投诉办理回执');
  await expect(preview).toContainText('建设银行辽宁省分行');
  await picture(page, 'letter');
  const [letter] = await Promise.all([
    page.waitForEvent('download'),
    preview.getByRole('button', { name: '存为 PDF' }).click(),
  ]);
  expect(letter.suggestedFilename()).toBe(`${forwarded} 客户投诉转办函.pdf`);
  expectA4(readFileSync(await letter.path()));
  await page.keyboard.press('Escape');
  await expect(preview).toHaveCount(0);

  const came = beijing(dayBefore + 3 * hour);
  await page.getByRole('toolbar', { name: '代录书面答复' }).getByRole('button', { name: /^受理/ }).click();
  const form = page.locator('form.action-form');
  await form.getByLabel(/答复签字人/).fill('赵红');
  const moment = form.getByLabel(/收到时间/);
  await moment.fill(came);
  await moment.press('Enter');
  await form
    .getByRole('radiogroup', { name: /送达方式/ })
    .getByText('邮寄', { exact: true })
    .click();
  await form.locator('input[type=file]').setInputFiles({ name: '回执.png', mimeType: 'image/png', buffer: png });
  await expect(form.locator('output')).toHaveText('回执.png');
  await picture(page, 'letter-answer');
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();

  const history = page.locator('.timeline');
  await expect(history).toContainText('由王敏代录建设银行辽宁省分行的书面答复（签字人 赵红）');
  const [day, time] = came.slice(5).split(' ');
  const shown = `${day} 周. ${time}`;
  await expect(history).toContainText(new RegExp(`${shown} 邮寄收到`));
  await expect(page.locator('.complaint-files').getByRole('button', { name: '回执.png' })).toBeVisible();
  await page.getByRole('button', { name: /已结束的时限/ }).click();
  const clock = page.locator('.clock-row', { hasText: '会员受理' });
  await expect(clock.locator('.clock-end')).toContainText(new RegExp(shown));
  await picture(page, 'letter-entered');
});

function expectA4(content: Buffer): void {
  const boxes = [...content.toString('latin1').matchAll(/\/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+) ?\]/g)];
  expect(boxes.length).toBeGreaterThan(0);
  for (const [, width, height] of boxes) {
    expect(Math.abs(Number(width) - 595), 'A4 is 595 points wide').toBeLessThanOrEqual(1);
    expect(Math.abs(Number(height) - 842), 'A4 is 842 points high').toBeLessThanOrEqual(1);
  }
}
