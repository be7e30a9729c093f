import { join } from 'node:path';
import { BrowserWindow, screen } from 'electron';
import { guardContents } from './guards.ts';
import { startAddress } from './page.ts';
import { fitToScreens, readWindowState, smallest, writeWindowState } from './windowState.ts';

/** Settings of the page's process: no Node, no shared world, no way around the sandbox. */
export const pageSettings = (shellFolder: string): Electron.WebPreferences => ({
  preload: join(shellFolder, 'preload.cjs'),
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  // The only plugin there is: the PDF viewer, for the preview of attachments.
  plugins: true,
});

export function createWindow({
  shellFolder,
  stateFile,
  title,
}: {
  shellFolder: string;
  stateFile: string;
  title: string;
}): BrowserWindow {
  const { maximized, ...bounds } = fitToScreens(
    readWindowState(stateFile),
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    title,
    show: false,
    backgroundColor: '#ffffff',
    webPreferences: pageSettings(shellFolder),
  });
  guardContents(window.webContents);
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  window.on('close', () => {
    writeWindowState(stateFile, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  void window.loadURL(startAddress);
  return window;
}

/** Brings the window of the running desk to the front when somebody starts the program again. */
export function showAgain(window: BrowserWindow | undefined): void {
  if (window === undefined) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
