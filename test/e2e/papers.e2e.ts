import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { inRoot } from '../../build/paths.ts';
import { foundOffice, removeFolder, request, startHost, withDesk, type Host, type TestOffice } from './office.ts';
import { openByNumber, picture, signIn } from './window.ts';

/** Files on a complaint (picked, dropped, pasted, shown, refused) and its working sheet on A4. */

let office: TestOffice;
let host: Host;
let number = '';

test.beforeAll(async () => {
  office = await foundOffice();
  await withDesk(office.folder, async (client, sign) => {
    await sign('wang');
    const registered = await client.complaint.register({
      request: request(),
      details: {
        channel: 'phone',
        receivedAt: Date.now() - 60_000,
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
  });
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

function expectA4(content: Buffer): void {
  const boxes = [...content.toString('latin1').matchAll(/\/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+) ?\]/g)];
  expect(boxes.length).toBeGreaterThan(0);
  for (const [, width, height] of boxes) {
    expect(Math.abs(Number(width) - 595), 'A4 is 595 points wide').toBeLessThanOrEqual(1);
    expect(Math.abs(Number(height) - 842), 'A4 is 842 points high').toBeLessThanOrEqual(1);
  }
}
