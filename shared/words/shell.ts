import { dictionary } from './dictionary.ts';

// Words of the desktop shell: its menu, and what it says when the desk cannot be opened. The shell starts before anybody
// has signed in, so it goes by the language of the operating system.

const words = dictionary({
  zh: {
    title: '首问 · 投诉工作台',
    file: '文件',
    quit: '退出',
    edit: '编辑',
    undo: '撤销',
    redo: '重做',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    selectAll: '全选',
    view: '视图',
    reload: '重新载入',
    actualSize: '实际大小',
    zoomIn: '放大',
    zoomOut: '缩小',
    fullScreen: '全屏',
    developerTools: '开发者工具',
    window: '窗口',
    minimize: '最小化',
    close: '关闭窗口',
    help: '帮助',
    about: '关于首问',
    deskCannotOpen: '投诉工作台没有打开',
    deskCannotOpenDetail: (reason: string): string => `原因：${reason}\n已保存的内容没有改动。`,
    deskEnded: '投诉工作台意外停止',
    deskEndedDetail: '已保存的内容没有丢失。窗口将重新载入。',
    deskKeepsEnding: '投诉工作台多次意外停止，程序将退出。已保存的内容没有丢失。',
  },
  en: {
    title: 'Shouwen · Complaint desk',
    file: 'File',
    quit: 'Quit',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: 'View',
    reload: 'Reload',
    actualSize: 'Actual size',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fullScreen: 'Full screen',
    developerTools: 'Developer tools',
    window: 'Window',
    minimize: 'Minimise',
    close: 'Close window',
    help: 'Help',
    about: 'About Shouwen',
    deskCannotOpen: 'The complaint desk did not open',
    deskCannotOpenDetail: (reason) => `Reason: ${reason}\nNothing that was saved has been changed.`,
    deskEnded: 'The complaint desk stopped unexpectedly',
    deskEndedDetail: 'Nothing that was saved is lost. The window loads again.',
    deskKeepsEnding:
      'The complaint desk stopped unexpectedly several times, so the program ends. Nothing that was saved is lost.',
  },
});

export type ShellWords = typeof words.zh;

/** Chinese unless the system speaks English: the program is made for Chinese offices. */
export const shellWords = (locale: string): ShellWords => (/^en\b/i.test(locale) ? words.en : words.zh);
