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
    reasons: {
      held: '另一个投诉工作台正在使用这个文件夹。',
      noKeeper: '操作系统没有可用的密钥库。请设置 SHOUWEN_PASSPHRASE，或用浏览器方式打开。',
      noSuchWay: '这个办公室用口令保护。请设置 SHOUWEN_PASSPHRASE，或用浏览器方式打开并输入口令。',
      wrongPassPhrase: '口令不对。',
      keeperRefused: '操作系统没有交还密钥：换了用户、换了电脑或重装过系统。请用口令打开。',
      readOnly: '文件夹不能写入。',
      diskFull: '磁盘已满。',
      newerVersion: '这些数据来自更新版本的首问，请先升级程序。',
      damaged: '数据文件已损坏，请从备份恢复。',
    },
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
    reasons: {
      held: 'Another complaint desk is using this folder.',
      noKeeper: 'The operating system keeps no keys. Set SHOUWEN_PASSPHRASE, or open it in the browser.',
      noSuchWay: 'This office is protected by a pass phrase. Set SHOUWEN_PASSPHRASE, or open it in the browser.',
      wrongPassPhrase: 'The pass phrase is wrong.',
      keeperRefused: 'The operating system did not give the key back: another user, another PC or a new installation.',
      readOnly: 'The folder cannot be written.',
      diskFull: 'The disk is full.',
      newerVersion: 'The data comes from a newer version of Shouwen. Please upgrade the program first.',
      damaged: 'The data is damaged. Please restore it from a backup.',
    },
    deskEnded: 'The complaint desk stopped unexpectedly',
    deskEndedDetail: 'Nothing that was saved is lost. The window loads again.',
    deskKeepsEnding:
      'The complaint desk stopped unexpectedly several times, so the program ends. Nothing that was saved is lost.',
  },
});

export type ShellWords = typeof words.zh;

/** Chinese unless the system speaks English: the program is made for Chinese offices. */
export const shellWords = (locale: string): ShellWords => (/^en\b/i.test(locale) ? words.en : words.zh);

/** A sentence for the kind of problem that kept the desk from opening; an unknown one is named as it is. */
export function reasonOf(problem: string, { reasons }: ShellWords): string {
  const sentences: Readonly<Record<string, string>> = reasons;
  return Object.hasOwn(sentences, problem) ? (sentences[problem] ?? problem) : problem;
}
