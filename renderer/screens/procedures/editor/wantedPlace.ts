import { useEffect, useRef } from 'react';
import { useEditing } from './store.ts';

/** Takes the focus to the place that was asked for, or the nearest form around it. */
export function useWantedPlace(): React.RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  const wanted = useEditing((state) => state.editing?.wanted);
  useEffect(() => {
    if (!wanted) return;
    for (let length = wanted.path.length; length > 0; length--) {
      const place = wanted.path.slice(0, length).join('.');
      const found = frame.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(place)}"]`);
      if (!found) continue;
      for (let around = found.closest('details'); around; around = around.parentElement?.closest('details') ?? null) {
        around.open = true;
      }
      found.scrollIntoView({ block: 'center' });
      const control = found.matches('input, textarea, button')
        ? found
        : found.querySelector<HTMLElement>('input, textarea, button');
      (control ?? found).focus({ preventScroll: true });
      return;
    }
  }, [wanted]);
  return frame;
}
