import { useEffect } from 'react';
import { useGo } from '../state/go.ts';
import { dropMail, isMailFile } from '../state/mailDrop.ts';
import { useMay } from '../state/session.ts';

/** A message dropped anywhere becomes a new registration. Screens with a place for files of their own come first: what they
 *  have taken is not taken again. Other files dropped beside such a place do not make the browser leave the page. */
export function useMailDropped(): void {
  const go = useGo();
  const may = useMay()('register');
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      const message = [...event.dataTransfer.files].find(isMailFile);
      if (!message || !may) return;
      dropMail(message);
      go('intake');
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  });
}
