import { mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import type { Language } from '../../shared/words/dictionary.ts';
import { frameWords } from '../../shared/words/frame.ts';
import { settingsWords } from '../../shared/words/settings.ts';
import { removeFolder, startHost, type Host } from './office.ts';
import { picture } from './window.ts';

/** Every screen of the demo office, in both languages and both themes: it fits, it reads, and nothing goes wrong in it. */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let folder: string;
let host: Host;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), '首问 demo '));
  host = await startHost(folder, '--demo');
});

test.afterAll(async () => {
  await host.stop();
  removeFolder(folder);
});

const complaint = 'complaint';

/** Whatever the rail leads to, by the name in its address, and a complaint, which is reached from the register. */
async function allScreens(page: Page): Promise<string[]> {
  const links = page.getByRole('navigation').locator('a[href^="#/"]');
  const names = await links.evaluateAll((all) => all.map((one) => (one.getAttribute('href') ?? '').slice(2)));
  expect(names).toEqual(expect.arrayContaining(['', 'intake', 'register', 'call-backs', 'duty', 'units', 'settings']));
  return [...names, complaint];
}

const pictureName = (screen: string): string => (screen === '' ? 'today' : screen);

/** Words that are the same in both languages: keys, numbers of complaints, groups, rules and packs, names of formats and time
 *  zones, the other language's own name. */
const sameInBoth =
  /^(Ctrl|Alt|Shift|Esc|Tab|English|CSV|JSON|Excel|Word|PDF|MB|FCA|DOC|[A-Z]{2,6}(-[A-Z]+)?-\d{4}-\d+|P\d{1,2}(-[A-Z]+\d*)?|Asia|Shanghai|demo-2026)$/;

/** Latin words a Chinese page says, to the eye or to a screen reader. */
function strangers(page: Page): Promise<string[]> {
  return page.evaluate((same) => {
    const said: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text) said.push(node.data);
      else if (node instanceof Element && !node.closest('[aria-hidden=true]'))
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) said.push(node.getAttribute(name) ?? '');
    }
    return [...new Set(said)].filter((text) =>
      // Addresses, and the fingerprint of a desk in groups of four, are nobody's language.
      (
        text.replace(/https?:\S+|[\w.]+@[\w.]+|([\dA-Z]{4} ){4}[\dA-Z]{4}/g, '').match(/[A-Za-z][A-Za-z\d-]{2,}/g) ?? []
      ).some((word) => !new RegExp(same).test(word)),
    );
  }, sameInBoth.source);
}

/** Signs in and gathers whatever the page complains about meanwhile. */
async function enter(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.goto(host.address);
  await page.getByRole('button', { name: /^王敏/ }).click();
  await page.getByLabel('口令').fill('demo-2026');
  await page.keyboard.press('Enter');
  await expect(page.locator('header.head')).toContainText('王敏');
  return complaints;
}

async function open(page: Page, name: string): Promise<void> {
  if (name === complaint) {
    await open(page, 'register');
    await page.locator('.case-row').nth(3).dblclick();
    await expect(page).toHaveURL(/#\/complaint\//);
    await settled(page);
  } else {
    await page.evaluate((path) => (location.hash = path), `/${name}`);
    await expect(page).toHaveURL(new RegExp(`#/${name}$`));
    await settled(page);
  }
}

/** The screen has been read and stands still: two looks, one after the other, see the same. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator('main .reading')).toHaveCount(0);
  const look = (): Promise<string> => page.locator('main').innerHTML();
  let before = '';
  await expect
    .poll(
      async () => {
        const [last, now] = [before, await look()];
        before = now;
        return last === now && now.length > 500;
      },
      { intervals: [150] },
    )
    .toBe(true);
}

async function dress(page: Page, language: Language, theme: 'light' | 'dark', scale = 100): Promise<void> {
  await open(page, 'settings');
  const choose = async (name: string): Promise<void> => {
    await page
      .locator('main')
      .locator('label')
      .filter({ hasText: new RegExp(`^${name}$`) })
      .click();
  };
  await choose(settingsWords.zh.look[language === 'zh' ? 'chinese' : 'english']);
  await choose(settingsWords[language].look[theme]);
  await choose(settingsWords[language].look.percent(scale));
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
}

type Finding = { screen: string; what: string };

async function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    const wide = [...document.querySelectorAll<HTMLElement>('main, main .screen, main .intake-form')]
      .filter((part) => part.scrollWidth > part.clientWidth + 1)
      .map((part) => `${part.className} is ${part.scrollWidth} wide in ${part.clientWidth}`);
    return scrollWidth > innerWidth ? [`page is ${scrollWidth} wide in ${innerWidth}`, ...wide] : wide;
  });
}

async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(async (): Promise<AxeResults> => {
    const { axe: checker } = globalThis as unknown as { axe: typeof import('axe-core') };
    return checker.run({ resultTypes: ['violations'] });
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

for (const language of ['zh', 'en'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`every screen fits and reads: ${language}, ${theme}`, async ({ page }) => {
      const complaints = await enter(page);
      await dress(page, language, theme);
      const found: Finding[] = [];
      for (const screen of await allScreens(page)) {
        await open(page, screen);
        await expect(page).toHaveTitle(frameWords[language].title);
        await picture(page, `${pictureName(screen)}-${language}-${theme}`);
        const foreign = language === 'zh' ? await strangers(page) : [];
        // Colours are the same in both languages and names in both themes: the two crossings look at all of both.
        const blocked = (language === 'zh') === (theme === 'light') ? await barriers(page) : [];
        const all = [...foreign, ...(await sideways(page)), ...blocked];
        found.push(...all.map((what) => ({ screen, what })));
      }
      expect(found).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }
}

test('a large screen is used, and twice the size still fits a small one', async ({ page }) => {
  const complaints = await enter(page);
  const found: Finding[] = [];
  const look = async (screen: string, suffix: string): Promise<void> => {
    await open(page, screen);
    await picture(page, `${pictureName(screen)}-${suffix}`);
    found.push(...(await sideways(page)).map((what) => ({ screen: `${screen} ${suffix}`, what })));
  };
  await page.setViewportSize({ width: 1920, height: 1080 });
  await dress(page, 'zh', 'light');
  for (const screen of await allScreens(page)) await look(screen, 'large');
  await page.setViewportSize({ width: 1366, height: 768 });
  await dress(page, 'zh', 'light', 200);
  for (const screen of ['', 'intake', complaint]) await look(screen, 'double');
  expect(found).toEqual([]);
  expect(complaints).toEqual([]);
});
