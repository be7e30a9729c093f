// What the page cannot do, whatever it contains.
import { type Session, shell, type WebContents, type WebFrameMain } from 'electron';
import { isOwnPage, mayHavePermission, mayNavigate, mayOpenOutside } from './page.ts';

export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(mayHavePermission(permission)));
  session.setPermissionCheckHandler((_contents, permission) => mayHavePermission(permission));
  session.setDevicePermissionHandler(() => false);
}

export function guardContents(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => {
    if (!mayNavigate(event.url, event.isMainFrame)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!mayNavigate(event.url, event.isMainFrame)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
}

/** A message counts only when our page sent it from its main frame: a frame with somebody's PDF gets nothing. */
export const comesFromPage = (frame: WebFrameMain | null): boolean =>
  frame !== null && frame.parent === null && isOwnPage(frame.url);
