// One listener for all keys of the page. Parts hang up maps of keys while they are shown; the one hung up last answers first.
import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import { useSessionState } from '../state/session.ts';

/** `Ctrl+K`, `F6`, `J`, `Space`, `Shift+Tab`, or two keys one after the other: `G T`. Cmd counts as Ctrl. */
export type KeyName = string;
export type KeyAction = {
  run: (event: KeyboardEvent) => void;
  /** What the key does, for the list behind `?`; keys without it are not listed. */
  what?: string;
  /** Also while somebody types in a field. Keys with Ctrl, Alt and function keys always do. */
  whileTyping?: boolean;
};
export type KeyMap = Record<KeyName, KeyAction>;

type Layer = { scope: string; isModal: boolean; keys: { current: KeyMap } };
const layers: Layer[] = [];

/** Layers that answer now, the nearest first: those of the screen before those that work anywhere. What floats over the page
 *  (`modal`) leaves the keys behind it no say. */
function layersInForce(): Layer[] {
  const modal = layers.findLast((layer) => layer.isModal);
  if (modal) return [modal];
  const nearest = layers.toReversed();
  return [
    ...nearest.filter(({ scope }) => scope !== 'anywhere'),
    ...nearest.filter(({ scope }) => scope === 'anywhere'),
  ];
}

/** Grows with every change of the layers, so that the list behind `?` can re-read. */
export const useKeyLayers = create<{ version: number }>(() => ({ version: 0 }));
const changed = (): void => useKeyLayers.setState(({ version }) => ({ version: version + 1 }));

/** Everything that answers to a key on this page, each key once; asked by the list behind `?`, which is modal itself. */
export function keysInForce(): { scope: string; key: KeyName; what: string }[] {
  const seen = new Set<KeyName>();
  const all = layers.filter(({ isModal }) => !isModal).toReversed();
  return all.flatMap(({ scope, keys }) =>
    Object.entries(keys.current).flatMap(([key, { what }]) => {
      if (seen.has(key) || what === undefined) return [];
      seen.add(key);
      return [{ scope, key, what }];
    }),
  );
}

const named: Record<string, string> = {
  ' ': 'Space',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

export function nameOfKey(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): KeyName {
  const base = named[event.key] ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key);
  // Shift is part of the sign already (`?`); it only counts beside keys that have no second sign.
  const shift = event.shiftKey && (base.length > 1 || /[A-Z]/.test(base));
  const held = [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : '', shift ? 'Shift' : ''];
  return [...held.filter((part) => part !== ''), base].join('+');
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
}

/** Keys that a focused control uses itself. */
function isForControl(name: KeyName, target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (name === 'Enter' || name === 'Space') return target.closest('button,a,[role=menuitem],[role=tab]') !== null;
  const arrows = ['Up', 'Down', 'Left', 'Right', 'Home', 'End'];
  return (
    arrows.includes(name) && target.closest('[role=menu],[role=radiogroup],[role=listbox],input[type=radio]') !== null
  );
}

let prefix = '';
let prefixTimer: ReturnType<typeof setTimeout> | undefined;

function rememberPrefix(name: string): void {
  prefix = name;
  clearTimeout(prefixTimer);
  prefixTimer = setTimeout(() => (prefix = ''), 1200);
}

function find(name: KeyName, typing: boolean): KeyAction | undefined {
  for (const { keys } of layersInForce()) {
    const found = keys.current[name];
    if (found && (!typing || (found.whileTyping ?? /Ctrl\+|Alt\+|^F\d/.test(name)))) return found;
  }
  return undefined;
}

function answer(event: KeyboardEvent): void {
  // A key that finishes a Chinese word in the input method is not a command.
  if (useSessionState.getState().locked || event.defaultPrevented || event.isComposing || event.key === 'Process')
    return;
  const name = nameOfKey(event);
  const typing = isTyping(event.target);
  if (!typing && isForControl(name, event.target)) return;
  const sequence = prefix === '' ? undefined : find(`${prefix} ${name}`, typing);
  const action = sequence ?? find(name, typing);
  if (prefix !== '') prefix = '';
  if (action) {
    event.preventDefault();
    action.run(event);
    return;
  }
  const begins = (key: KeyName): boolean => key.startsWith(`${name} `);
  if (!typing && layersInForce().some(({ keys }) => Object.keys(keys.current).some(begins))) rememberPrefix(name);
}

/** A picker opens its list at any Enter, whatever is held with it: saving is heard before it. */
function saveFirst(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  answer(event);
  if (event.defaultPrevented) event.stopPropagation();
}

function listen(): void {
  window.addEventListener('keydown', saveFirst, true);
  window.addEventListener('keydown', answer);
}

function stopListening(): void {
  window.removeEventListener('keydown', saveFirst, true);
  window.removeEventListener('keydown', answer);
}

/** Hangs up keys while the part is shown. `scope` is the heading under which the list behind `?` shows them. */
export function useKeys(
  keys: KeyMap,
  { scope = 'here', enabled = true, modal = false }: { scope?: string; enabled?: boolean; modal?: boolean } = {},
): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const layer: Layer = { scope, isModal: modal, keys: current };
    if (layers.length === 0) listen();
    layers.push(layer);
    changed();
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length === 0) stopListening();
      changed();
    };
  }, [scope, enabled, modal]);
}
