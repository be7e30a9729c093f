import { useEffect, useRef, useState } from 'react';

/** Files dropped or pasted anywhere on the screen. Text stays text: a paste without files goes where it was meant.
 *  @returns whether files are being dragged over the page */
export function useFilesAnywhere(add: (files: File[]) => void, enabled: boolean): boolean {
  const [isDragging, setDragging] = useState(false);
  const latest = useRef(add);
  useEffect(() => {
    latest.current = add;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const ends = new AbortController();
    const listen = { signal: ends.signal };
    const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    document.addEventListener(
      'dragover',
      (event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setDragging(true);
      },
      listen,
    );
    document.addEventListener('dragleave', (event) => event.relatedTarget === null && setDragging(false), listen);
    document.addEventListener(
      'drop',
      (event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setDragging(false);
        latest.current([...(event.dataTransfer?.files ?? [])]);
      },
      listen,
    );
    document.addEventListener(
      'paste',
      (event) => {
        const files = [...(event.clipboardData?.files ?? [])];
        if (files.length === 0) return;
        event.preventDefault();
        latest.current(files);
      },
      listen,
    );
    return () => ends.abort();
  }, [enabled]);
  return isDragging;
}
