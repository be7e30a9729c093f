// The desktop shell: life cycle, one window, one desk process, one port between them.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, ipcMain, Menu, session } from 'electron';
import { languageOf } from '../shared/words/host.ts';
import { shellWords } from '../shared/words/shell.ts';
import { connectMessage, isPageTelling, portMessage, shellMessage } from './channel.ts';
import { type DeskLink, startDesk } from './deskLink.ts';
import { comesFromPage, guardSession } from './guards.ts';
import { createKeyKeeper } from './keyKeeper.ts';
import { menuTemplate } from './menu.ts';
import { officeFolder, readShellOptions } from './options.ts';
import { announceScheme, servePage } from './pageFiles.ts';
import { createTray } from './tray.ts';
import { createWindow, showAgain } from './window.ts';

const shellFolder = import.meta.dirname;
const options = readShellOptions(process.argv);
const folder = options.folder ?? officeFolder(options.demo, process.platform, process.env, app.getPath('home'));

// The browser's own files lie beside the desk's, and the lock of the single instance counts per folder.
mkdirSync(join(folder, 'shell'), { recursive: true });
app.setPath('userData', join(folder, 'shell'));

// A desk that dies again and again within a run will not get better by starting it once more.
const mostRestarts = 3;

if (!app.requestSingleInstanceLock()) {
  app.quit();
} else {
  announceScheme();
  app.enableSandbox();
  void app.whenReady().then(run);
}

function run(): void {
  const language = languageOf(app.getLocale());
  const words = shellWords[language];
  let window: BrowserWindow | undefined;
  let desk: DeskLink | undefined;
  let restarts = 0;

  const startDeskProcess = (): DeskLink =>
    startDesk({
      shellFolder,
      folder,
      demo: options.demo,
      version: app.getVersion(),
      language,
      keyKeeper: createKeyKeeper(),
      onFailed: (reason) => {
        dialog.showErrorBox(words.deskCannotOpen, reason);
        app.exit(1);
      },
      onDied: () => {
        restarts += 1;
        if (restarts > mostRestarts) {
          dialog.showErrorBox(words.deskEnded, words.deskKeepsEnding);
          app.exit(1);
          return;
        }
        dialog.showErrorBox(words.deskEnded, words.deskEndedDetail);
        desk = startDeskProcess();
        window?.webContents.reload();
      },
    });

  guardSession(session.defaultSession);
  servePage(session.defaultSession, join(shellFolder, '..', 'renderer'));
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(words, app.isPackaged)));

  ipcMain.on(connectMessage, (event) => {
    if (desk === undefined || !comesFromPage(event.senderFrame)) return;
    event.sender.postMessage(portMessage, null, [desk.connect()]);
  });

  const tray = createTray(join(shellFolder, 'icon.png'), words.title, () => showAgain(window));
  ipcMain.on(shellMessage, (event, message: unknown) => {
    if (!comesFromPage(event.senderFrame) || !isPageTelling(message)) return;
    if (message.shouwen === 'show') showAgain(window);
    else tray.tell(message);
  });

  app.on('second-instance', () => showAgain(window));
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    const closing = desk;
    if (closing === undefined) return;
    desk = undefined;
    event.preventDefault();
    void closing.close(5000).then(() => app.quit());
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());

  desk = startDeskProcess();
  window = createWindow({ shellFolder, stateFile: join(folder, 'shell', 'window.json'), title: words.title });
}
