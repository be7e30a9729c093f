import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import ComplaintScreen from '../../../renderer/screens/complaint/Screen.tsx';
import DutyScreen from '../../../renderer/screens/duty/Screen.tsx';
import { fakeDesk, type FakeDesk } from './fakeDesk.ts';
import { at } from './office.ts';
import { Stage } from './Stage.tsx';
import { halfwayStory, wholeStory, type Story } from './story.ts';

const now = at('2026-11-23T17:30');
let root: Root | undefined;
let place: HTMLElement;

beforeAll(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  );
  Element.prototype.scrollIntoView = () => {};
  // Nothing has a size here; the virtual list draws what fits into one.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(40);
  window.scrollTo = () => {};
});
beforeEach(() => {
  place = document.body.appendChild(document.createElement('div'));
});
afterEach(async () => {
  await act(async () => root?.unmount());
  document.body.replaceChildren();
});

const pause = (): Promise<void> => act(async () => new Promise((resolve) => setTimeout(resolve, 20)));

/** Waits until something stands on the page; what does not come within some seconds fails the test. */
async function until<Value>(find: () => Value | null | undefined | false): Promise<Value> {
  for (let tries = 0; tries < 250; tries++) {
    const found = find();
    if (found) return found;
    await pause();
  }
  throw new Error(`It did not come:\n${document.body.textContent?.slice(-600)}`);
}
const says = (text: string): Promise<boolean> => until(() => document.body.textContent?.includes(text) ?? false);

async function show(
  story: Story,
  person: string,
  unit: string,
  screen: 'complaint' | 'duty' = 'complaint',
  id = 'c1',
): Promise<FakeDesk> {
  const desk = fakeDesk({ story, person, unit, now: () => now });
  root = createRoot(place);
  const address = screen === 'duty' ? '/duty' : `/complaint/${id}`;
  await act(async () =>
    root?.render(
      <Stage
        client={desk.client}
        screen={screen}
        address={address}
        show={screen === 'duty' ? DutyScreen : ComplaintScreen}
      />,
    ),
  );
  await until(() => document.querySelector('.complaint, .duty-row, .empty .ant-btn'));
  await until(
    () =>
      id !== 'c1' ||
      // Rows stand before the names of units and people have come.
      (screen === 'duty' && !document.querySelector('.duty-row')?.textContent?.startsWith('—')) ||
      document.body.textContent?.includes('写备注') ||
      document.querySelector('.complaint-notice'),
  );
  return desk;
}

const buttons = (): HTMLButtonElement[] => [...document.querySelectorAll('button')];
const button = (text: string): Promise<HTMLButtonElement> =>
  until(() => buttons().find((one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').startsWith(text)));
async function press(key: string, held: { ctrlKey?: boolean } = {}): Promise<void> {
  const target = document.activeElement ?? document.body;
  await act(async () =>
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held })),
  );
  await pause();
}
async function click(text: string): Promise<void> {
  const found = await button(text);
  await act(async () => found.click());
  await pause();
}
async function type(element: HTMLTextAreaElement | HTMLInputElement, text: string): Promise<void> {
  const prototype = element instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  await act(async () => {
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, text);
    element.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
const textarea = (): Promise<HTMLTextAreaElement> => until(() => document.querySelector('textarea'));

describe('the complaint', () => {
  it('offers what may be done and says why the rest may not', async () => {
    await show(halfwayStory(), 'sun', 'm');
    expect((await button('核实完毕')).hasAttribute('aria-disabled')).toBe(false);
    const refused = await button('出具结果并答复客户');
    expect(refused.getAttribute('aria-disabled')).toBe('true');
    await until(() => refused.getAttribute('aria-description')?.includes('中国银行大连中山支行'));
    await act(async () => refused.click());
    expect(document.querySelector('.action-form')).toBeNull();
  });

  it('tells in its history who acted for whom', async () => {
    await show(halfwayStory(), 'sun', 'm');
    expect(await says('B 孙伟 代 A 赵红 · 中国银行辽宁省分行')).toBe(true);
  });

  it('explains a clock day by day', async () => {
    await show(halfwayStory(), 'sun', 'm');
    await click('为什么？ “上报结果”');
    await says('第 5 日');
    expect(document.querySelector('.explanation')?.textContent).toContain('第十一条（二）');
  });

  it('opens the next action with Enter', async () => {
    await show(halfwayStory(), 'sun', 'm');
    await press('Enter');
    const heading = await until(() => document.querySelector('.action-form h3'));
    expect(heading.textContent).toBe('核实完毕');
  });

  it('keeps a note that Esc closed, and saves it for the own organisation', async () => {
    const desk = await show(halfwayStory(), 'sun', 'm');
    await press('m');
    await type(await textarea(), '客户希望下午来电');
    await press('Escape');
    await until(() => document.querySelector('textarea') === null);
    await press('m');
    expect((await textarea()).value).toBe('客户希望下午来电');
    await press('Enter', { ctrlKey: true });
    await until(() => document.querySelector('textarea') === null);
    await says('客户希望下午来电');
    const sent = desk.calls.filter((call) => call.name === 'complaint.note');
    expect(sent.map((call) => call.input)).toMatchObject([{ text: '客户希望下午来电', internal: true }]);
  });

  it('corrects only with a change and a reason', async () => {
    const desk = await show(halfwayStory(), 'sun', 'm');
    await press('c');
    await click('保存更正');
    await says('还没有改动任何内容');
    await type(await textarea(), '客户说明：柜员其实姓李。');
    await press('Enter', { ctrlKey: true });
    await says('请写明更正原因');
    expect(desk.calls.filter((call) => call.name === 'complaint.correct')).toEqual([]);
    await type(document.querySelector<HTMLInputElement>('input[placeholder^="例如"]')!, '客户来电');
    await press('Enter', { ctrlKey: true });
    const sent = await until(() => desk.calls.find((call) => call.name === 'complaint.correct'));
    expect(sent.input).toMatchObject({ changes: { narrative: '客户说明：柜员其实姓李。' }, reason: '客户来电' });
  });

  it('lays the working sheet out with P and comes back with Esc', async () => {
    await show(wholeStory(), 'wang', 'a1');
    await press('p');
    const paper = await until(() => document.querySelector('.print-preview'));
    expect(paper.textContent).toContain('客户投诉受理工作表');
    await press('Escape');
    await until(() => document.querySelector('.print-preview') === null);
    expect(document.querySelector('.complaint')).not.toBeNull();
  });

  it('is read only when a newer program wrote it', async () => {
    const story = halfwayStory();
    const { view } = story;
    story.view = (...given) => ({ ...view(...given), newer: true, actions: [] });
    await show(story, 'sun', 'm');
    expect(place.textContent).toContain('由较新版本的程序写入');
    expect(buttons().some((one) => one.textContent?.startsWith('更正'))).toBe(false);
  });

  it('says so when there is none of that number', async () => {
    await show(halfwayStory(), 'sun', 'm', 'complaint', 'SYXH-2026-9999');
    expect(place.textContent).toContain('没有找到这件投诉');
  });
});

describe('duty', () => {
  it('stands with the alarms on top and my unit first', async () => {
    await show(halfwayStory(), 'zhao', 'm', 'duty');
    expect(document.querySelector('.duty-alarm')?.textContent).toContain('在办 12 件，没有人负责');
    expect(document.querySelector('.duty-row')?.textContent).toContain('中国银行辽宁省分行我的单位');
    expect(document.querySelector('.duty-row')?.textContent).toContain('A 赵红 年休假，到 11-27 周五 09:00');
  });

  it('calls somebody back early', async () => {
    const desk = await show(halfwayStory(), 'zhao', 'm', 'duty');
    await click('提前返岗：赵红');
    const sent = await until(() => desk.calls.find((call) => call.name === 'duty.endAbsence'));
    expect(sent.input).toMatchObject({ person: 'zhao', absence: 'b2' });
  });

  it('warns before an absence leaves nobody', async () => {
    const desk = await show(halfwayStory(), 'sun', 'm', 'duty');
    await click('记不在岗：中国银行辽宁省分行');
    const b = await until(() => [...document.querySelectorAll<HTMLInputElement>('.duty-form input[type=radio]')][1]);
    await act(async () => b.click());
    const open = [...document.querySelectorAll('label')].find((one) => one.textContent === '返岗时间未定');
    await act(async () => open?.click());
    await says('其间无人接听：中国银行辽宁省分行');
    await press('Enter', { ctrlKey: true });
    const sent = await until(() => desk.calls.find((call) => call.name === 'duty.recordAbsence'));
    expect(sent.input).toMatchObject({ person: 'sun', to: null });
  });
});
