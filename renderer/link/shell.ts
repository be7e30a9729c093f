import { isDesktopWindow } from './portLink.ts';

/** What the desktop shell is told for its tray: how much is unread, and that the window is to come to the front. The preload
 *  script hands it on; the same shapes stand in the shell's channel file, which the page may not import. */
export type ToShell = { shouwen: 'unread'; count: number; hint: string } | { shouwen: 'show' };

export function tellShell(message: ToShell): void {
  if (isDesktopWindow()) window.postMessage(message, location.origin === 'null' ? '*' : location.origin);
}
