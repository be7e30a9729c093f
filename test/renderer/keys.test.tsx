import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keysInForce, nameOfKey, useKeys, type KeyMap } from '../../renderer/parts/useKeys.ts';

let root: Root;
let place: HTMLElement;

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
});
afterEach(() => {
  act(() => root.unmount());
  place.remove();
});

const show = (part: ReactNode): void => act(() => root.render(part));
const press = (key: string, options: KeyboardEventInit = {}, target: EventTarget = document.body): boolean =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options }));

function Keys({ keys, scope, modal }: { keys: KeyMap; scope?: string; modal?: boolean }) {
  useKeys(keys, { ...(scope === undefined ? {} : { scope }), modal: modal ?? false });
  return null;
}

describe('keys', () => {
  it('are named as they are printed', () => {
    const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
    expect(nameOfKey({ ...plain, key: 'k', ctrlKey: true })).toBe('Ctrl+K');
    expect(nameOfKey({ ...plain, key: 'k', metaKey: true })).toBe('Ctrl+K');
    expect(nameOfKey({ ...plain, key: '?', shiftKey: true })).toBe('?');
    expect(nameOfKey({ ...plain, key: 'Tab', shiftKey: true })).toBe('Shift+Tab');
    expect(nameOfKey({ ...plain, key: ' ' })).toBe('Space');
  });

  it('of the screen answer before those that work anywhere, whichever was hung up first', () => {
    const heard: string[] = [];
    const say = (what: string) => ({ run: () => void heard.push(what) });
    show([
      <Keys key="screen" keys={{ E: say('screen') }} />,
      <Keys key="frame" keys={{ E: say('frame'), N: say('register') }} scope="anywhere" />,
    ]);
    press('e');
    press('n');
    expect(heard).toEqual(['screen', 'register']);
  });

  it('without Ctrl are letters while somebody types, and nothing while a Chinese word is composed', () => {
    const heard: string[] = [];
    show([
      <input key="field" aria-label="name" />,
      <Keys
        key="keys"
        keys={{ N: { run: () => void heard.push('N') }, 'Ctrl+Enter': { run: () => void heard.push('save') } }}
      />,
    ]);
    const field = place.querySelector('input')!;
    press('n', {}, field);
    press('Enter', { ctrlKey: true }, field);
    press('n', { isComposing: true });
    expect(heard).toEqual(['save']);
  });

  it('may follow one another: G, then a letter', () => {
    const heard: string[] = [];
    show(
      <Keys keys={{ 'G T': { run: () => void heard.push('today') }, T: { run: () => void heard.push('plain') } }} />,
    );
    press('g');
    press('t');
    press('t');
    expect(heard).toEqual(['today', 'plain']);
  });

  it('behind something that floats over the page are silent, and still listed', () => {
    const heard: string[] = [];
    show([
      <Keys key="page" keys={{ N: { run: () => void heard.push('page'), what: 'register' } }} />,
      <Keys key="float" modal keys={{ Escape: { run: () => void heard.push('closed') } }} />,
    ]);
    press('n');
    press('Escape');
    expect(heard).toEqual(['closed']);
    expect(keysInForce()).toEqual([{ scope: 'here', key: 'N', what: 'register' }]);
  });

  it('that a focused button uses itself stay with the button', () => {
    const heard: string[] = [];
    show([
      <button key="button" type="button" aria-label="one" />,
      <Keys key="keys" keys={{ Enter: { run: () => void heard.push('next') } }} />,
    ]);
    press('Enter', {}, place.querySelector('button')!);
    press('Enter');
    expect(heard).toEqual(['next']);
  });
});
