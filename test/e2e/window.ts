import { expect, type Locator, type Page } from '@playwright/test';
import { inRoot } from '../../build/paths.ts';
import { password } from './office.ts';

/** What a person does in the window, by the words and keys that stand on it. */

export async function signIn(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await page.getByLabel('口令').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.locator('header.head')).toContainText(name);
}

export async function signOut(page: Page, name: string): Promise<void> {
  await page
    .locator('header.head')
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
  await page.getByText('退出登录').click();
  await expect(page.getByRole('button', { name: '登录', exact: true })).toBeVisible();
}

/** Another person sits down at the same PC. */
export async function change(page: Page, from: string, to: string): Promise<void> {
  await signOut(page, from);
  await signIn(page, to);
}

export async function openByNumber(page: Page, number: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder(/^界面、投诉编号/).fill(number);
  await page
    .getByRole('option', { name: new RegExp(number) })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: new RegExp(number) })).toBeVisible();
}

/** Types into a picker and takes what it offers first, which must be the thing wanted. */
export async function choose(page: Page, label: RegExp, typed: string, wanted: string): Promise<void> {
  const picker = page.getByRole('combobox', { name: label });
  await picker.fill(typed);
  await expect((await offered(picker)).locator('.ant-select-item-option-active')).toContainText(wanted);
  await page.keyboard.press('Enter');
}

/** Types into this picker and takes what it offers first. */
export async function pick(picker: Locator, wanted: string): Promise<void> {
  await picker.fill(wanted);
  await expect((await offered(picker)).locator('.ant-select-item-option-active')).toContainText(wanted);
  await picker.press('Enter');
}

/** What a picker offers: its own list, because the list of the picker before it may still be going away. */
export async function offered(picker: Locator): Promise<Locator> {
  await expect(picker).toHaveAttribute('aria-expanded', 'true');
  const list = await picker.getAttribute('aria-controls');
  return picker.page().locator('.ant-select-dropdown', { has: picker.page().locator(`[id="${list}"]`) });
}

type Answers = Record<string, string | boolean>;

/** Takes an action of the open complaint: its button, its form (labels to answers, '@' before what a picker is to find),
 *  Ctrl+Enter. */
export async function act(page: Page, title: string, answers: Answers = {}): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`^${title}`) })
    .first()
    .click();
  const form = page.locator('form.action-form');
  await expect(form).toBeVisible();
  for (const [label, answer] of Object.entries(answers)) {
    const group = form.getByRole('radiogroup', { name: new RegExp(label) });
    const picker = form.getByRole('combobox', { name: new RegExp(label) });
    if (typeof answer === 'string' && answer.startsWith('@')) await pick(picker, answer.slice(1));
    else if (typeof answer === 'boolean') await group.getByText(answer ? '是' : '否', { exact: true }).click();
    else if ((await group.count()) > 0) await group.getByText(answer, { exact: true }).click();
    else if (/^\d{4}-\d{2}-\d{2}$/.test(answer)) {
      const field = form.getByLabel(new RegExp(label));
      await field.fill(answer);
      await field.press('Enter');
    } else await form.getByLabel(new RegExp(label)).fill(answer);
  }
  await page.keyboard.press('Control+Enter');
  await expect(form, `${title} was taken`).toBeHidden();
}

export const picture = (page: Page, name: string): Promise<unknown> =>
  page.screenshot({ path: inRoot('out', 'test', 'pictures', `${name}.png`) });
