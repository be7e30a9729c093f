import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import { actionOf, type Field, type FieldValue, type FormValues, type Pack } from '../../../shared/procedure/pack.ts';
import { localDate } from '../../../shared/calendar/local.ts';
import { choose, offered, openByNumber, pick, signIn } from '../window.ts';
import type { House } from './house.ts';

/** People at windows of their own, who work on complaints by the forms of a procedure. */
export type Windows = { of(account: string): Promise<Page>; close(): Promise<void> };

/** A window for each who has something to do, opened when he begins and left open. */
export function windowsOn(browser: Browser, address: string, { names }: House): Windows {
  const pages = new Map<string, Page>();
  return {
    async of(account) {
      const known = pages.get(account);
      if (known) return known;
      const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
      await page.goto(address);
      await signIn(page, names[`@@${account}`] ?? account);
      pages.set(account, page);
      return page;
    },
    close: async () => void (await Promise.all([...pages.values()].map((page) => page.context().close()))),
  };
}

const exactly = (text: string): RegExp => new RegExp(`^${text.replaceAll(/[()（）.?*+]/g, String.raw`\$&`)}`);

/** Registers under a procedure chosen on the page, with the answers to its own questions. @returns its number */
export async function register(page: Page, pack: Pack, asked: FormValues, house: House): Promise<string> {
  await page.keyboard.press('n');
  await takeOne(page.getByRole('combobox', { name: '按哪套制度办理' }), pack.short.zh);
  await page.getByRole('textbox', { name: /^姓名/ }).first().fill('林女士');
  const story = page.getByRole('textbox', { name: /^投诉内容/ }).first();
  await story.fill(`${pack.short.zh}：排队两小时无人解释`);
  await choose(page, /^投诉原因/, '态度', '服务态度及服务质量');
  const form = page.locator('main');
  for (const field of pack.intake) {
    // oxlint-disable-next-line no-await-in-loop -- one answer after the other
    if (asked[field.id] !== undefined) await answer(form, field, asked[field.id]!, house);
  }
  await page.keyboard.press('Control+Enter');
  const done = page.getByRole('button', { name: /^打开这一件/ });
  await expect(done).toBeVisible();
  await done.click();
  const heading = page.getByRole('heading', { name: /\d{4}-\d+/ }).first();
  return (await heading.innerText()).match(/[A-Z]+-\d{4}-\d+/)![0];
}

/** Takes one step of a complaint in the window of whoever takes it. */
export async function walk(page: Page, number: string, pack: Pack, id: string, form: FormValues, house: House) {
  const action = actionOf(pack, id);
  if (!action) throw new Error(`${pack.id} has no step ${id}`);
  const heading = page.getByRole('heading', { name: new RegExp(number) });
  if (!(await heading.isVisible())) await openByNumber(page, number);
  const button = page
    .getByRole('toolbar', { name: '办理', exact: true })
    .getByRole('button', { name: new RegExp(`${exactly(action.title.zh).source}( ?[A-Z]\\d*)?$`) });
  await button.click();
  const opened = page.locator('form.action-form');
  await expect(opened).toBeVisible();
  for (const field of action.fields) {
    // oxlint-disable-next-line no-await-in-loop -- one answer after the other
    if (form[field.id] !== undefined) await answer(opened, field, form[field.id]!, house);
  }
  await page.keyboard.press('Control+Enter');
  await expect(opened, `${pack.id}: ${action.title.zh} was taken`).toBeHidden();
}

/** Writes one answer as a person does: by the label that stands on the form. */
async function answer(form: Locator, field: Field, value: FieldValue, { names }: House): Promise<void> {
  const name = exactly(field.title.zh);
  const picker = form.getByRole('combobox', { name });
  const group = form.getByRole('radiogroup', { name });
  switch (field.kind) {
    case 'unit':
    case 'person':
      return pick(picker, names[String(value)]!);
    case 'yesNo':
      return group.getByText(value === true ? '是' : '否', { exact: true }).click();
    case 'choice': {
      const title = field.options!.find(({ id }) => id === value)!.title.zh;
      if ((await group.count()) === 0) return takeOne(picker, title);
      return group.getByText(title, { exact: true }).click();
    }
    case 'date':
    case 'moment': {
      const box = form.getByLabel(name);
      await box.fill(value === 'today' ? localDate('Asia/Shanghai', Date.now()) : String(value));
      return box.press('Enter');
    }
    case 'amount':
      return form.getByLabel(name).fill((Number(value) / 100).toFixed(2));
    default:
      return form.getByLabel(name).first().fill(String(value));
  }
}

/** Takes one of a short list that is not searched. */
export async function takeOne(list: Locator, wanted: string): Promise<void> {
  await list.click();
  await (await offered(list)).locator('.ant-select-item-option', { hasText: wanted }).first().click();
}
