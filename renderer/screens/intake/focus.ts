import { useEffect, useEffectEvent, type RefObject } from 'react';
import type { Problems } from './form.ts';

const focusable = 'input:not([type=hidden],[type=file],[disabled]),textarea:not([disabled]),button:not([disabled])';

function focusFirst(page: HTMLElement | null): void {
  page?.querySelector<HTMLElement>('[data-first]')?.focus();
}

/** First in the order of the page, which need not be the order in which the problems were found. */
export function focusFirstProblem(page: HTMLElement | null, problems: Problems): void {
  const places = page?.querySelectorAll<HTMLElement>('[data-place]') ?? [];
  const wrong = [...places].find((place) => problems[place.dataset['place'] ?? ''] !== undefined);
  wrong?.querySelector<HTMLElement>(focusable)?.focus();
  wrong?.scrollIntoView({ block: 'nearest' });
}

/** Enter in a single-line field goes on to the next one. Lists keep it to choose, the input method to finish a word.
 *  @returns whether it went anywhere */
function goToNextField(page: HTMLElement | null, event: KeyboardEvent): boolean {
  const { target } = event;
  const isPlain = !event.ctrlKey && !event.altKey && !event.shiftKey && !event.metaKey && !event.isComposing;
  if (event.key !== 'Enter' || !isPlain || event.defaultPrevented || !(target instanceof HTMLInputElement))
    return false;
  const chooses = target.role === 'combobox' || target.type !== 'text';
  if (!page || chooses) return false;
  const fields = [...page.querySelectorAll<HTMLElement>('[data-place] :is(input,textarea):not([disabled])')];
  const next = fields[fields.indexOf(target) + 1];
  next?.focus();
  return next !== undefined;
}

/** Follows the clerk through the form: which part he is in, and Enter as the way on. */
export function useWayThrough(
  form: RefObject<HTMLElement | null>,
  onSection: (section: string) => void,
  onSave: () => void,
): void {
  const save = useEffectEvent(onSave);
  useEffect(() => {
    const element = form.current;
    if (!element) return undefined;
    const enter = (event: FocusEvent): void => {
      const at = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-section]') : null;
      const section = at?.dataset['section'];
      if (section !== undefined) onSection(section);
    };
    // Heard before the lists hear it: an open list would take Enter for its own, whatever is held with it.
    const saveFirst = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      save();
    };
    const moveOn = (event: KeyboardEvent): void => {
      if (goToNextField(element, event) || clearChoice(event)) event.preventDefault();
      if (event.key === 'Tab') skipClearButtons(element);
    };
    element.addEventListener('focusin', enter);
    element.addEventListener('keydown', saveFirst, true);
    element.addEventListener('keydown', moveOn);
    focusFirst(element);
    return () => {
      element.removeEventListener('focusin', enter);
      element.removeEventListener('keydown', saveFirst, true);
      element.removeEventListener('keydown', moveOn);
    };
  }, [form, onSection]);
}

/** A filled list has a button that empties it. As a stop of its own it would lie in wait behind every choice, and the next
 *  Enter would undo it; Delete in the list does the same on purpose. */
function skipClearButtons(form: HTMLElement): void {
  for (const button of form.querySelectorAll<HTMLElement>('.ant-select-clear')) button.tabIndex = -1;
}

function clearChoice({ key, target }: KeyboardEvent): boolean {
  if (key !== 'Delete' || !(target instanceof HTMLInputElement) || target.role !== 'combobox') return false;
  const button = target.closest('.ant-select')?.querySelector<HTMLElement>('.ant-select-clear');
  if (!button || target.value !== '') return false;
  button.click();
  return true;
}
