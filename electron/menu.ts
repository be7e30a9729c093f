import type { MenuItemConstructorOptions } from 'electron';
import type { ShellWords } from '../shared/words/shell.ts';

/** The menu bar. Developer tools are offered in a development tree only. */
export function menuTemplate(words: ShellWords, packaged: boolean): MenuItemConstructorOptions[] {
  const line: MenuItemConstructorOptions = { type: 'separator' };
  return [
    { label: words.file, submenu: [{ label: words.quit, role: 'quit', accelerator: 'CmdOrCtrl+Q' }] },
    {
      label: words.edit,
      submenu: [
        { label: words.undo, role: 'undo' },
        { label: words.redo, role: 'redo' },
        line,
        { label: words.cut, role: 'cut' },
        { label: words.copy, role: 'copy' },
        { label: words.paste, role: 'paste' },
        { label: words.selectAll, role: 'selectAll' },
      ],
    },
    {
      label: words.view,
      submenu: [
        { label: words.reload, role: 'reload' },
        line,
        { label: words.actualSize, role: 'resetZoom' },
        { label: words.zoomIn, role: 'zoomIn' },
        { label: words.zoomOut, role: 'zoomOut' },
        line,
        { label: words.fullScreen, role: 'togglefullscreen' },
        ...(packaged ? [] : [{ label: words.developerTools, role: 'toggleDevTools' as const }]),
      ],
    },
    {
      label: words.window,
      submenu: [
        { label: words.minimize, role: 'minimize' },
        { label: words.close, role: 'close' },
      ],
    },
    { label: words.help, submenu: [{ label: words.about, role: 'about' }] },
  ];
}
