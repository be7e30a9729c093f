import { dictionary, type Language } from './dictionary.ts';

// Why an office does not open, and what the browser host says in the terminal. Each sentence says what happened, what is
// safe and what to do. `file` is the file or folder concerned.

export const hostWords = dictionary({
  zh: {
    usage: '用法：host --folder 目录 --port 端口 --page 页面目录 [--demo]',
    badOption: (option: string): string => `无法识别的选项：${option}`,
    heldSilently: (folder: string): string =>
      `另一个首问程序正在使用 ${folder}。请切换到已打开的窗口；如果找不到，请先结束那个程序再重新打开。`,
    portTaken: (port: string): string => `端口 ${port} 已被占用。请换一个端口，或使用 --port 0 由系统选择。`,
    findings: '自上次打开以来，历史记录与校验头不一致。记录可能被截断、替换或改动，请先核验再继续使用。',
    problems: {
      wrongPassPhrase: (_file: string): string => '口令不正确。没有改动任何内容，请重新输入。',
      passPhraseTooShort: (_file: string): string => '口令至少需要 8 个字符。',
      keyFileMissing: (file: string): string =>
        `找不到密钥文件 ${file}。数据库没有改动，但没有密钥无法打开；请从备份中取回该文件。`,
      keyFileExists: (file: string): string => `密钥文件 ${file} 已存在，没有覆盖。`,
      keyFileDamaged: (file: string): string => `密钥文件 ${file} 已损坏。数据库没有改动；请从备份中取回该文件。`,
      keyFileNewer: (file: string): string => `密钥文件 ${file} 由更新版本的首问写成。没有改动任何内容，请升级程序。`,
      noSuchWay: (file: string): string =>
        `密钥文件 ${file} 不支持这种打开方式：它在桌面程序中建立，或需要另一种口令。没有改动任何内容。`,
      keeperRefused: (_file: string): string =>
        '操作系统的密钥库没有交出密钥：可能换了用户、电脑或重装了系统。数据没有改动；请用备份的口令打开备份。',
      missing: (file: string): string => `找不到 ${file}。`,
      wrongKey: (file: string): string =>
        `密钥与 ${file} 不符。没有改动任何内容；请检查目录是否混放了两个工作台的文件。`,
      notAStore: (file: string): string => `${file} 不是首问的数据库。没有改动任何内容。`,
      newerVersion: (file: string): string => `${file} 由更新版本的首问写成。没有改动任何内容，请升级程序。`,
      readOnly: (file: string): string => `${file} 不可写入。已保存的内容没有丢失；请检查文件夹的权限。`,
      locked: (file: string): string =>
        `${file} 正被其他程序占用（例如备份或杀毒软件）。已保存的内容没有丢失，请稍后重试。`,
      diskFull: (file: string): string => `磁盘已满，无法写入 ${file}。已保存的内容没有丢失；请腾出空间后重试。`,
      damaged: (file: string): string => `${file} 已损坏。请不要删除它；请从最近的备份恢复。`,
      unreachable: (file: string): string => `无法访问 ${file}。请检查磁盘或网络位置是否已连接。`,
      held: (file: string): string => `另一个首问程序正在使用 ${file}。`,
      rebuilding: (_file: string): string =>
        '列表正在由原始记录重建，这一步没有保存。已保存的内容是安全的；请等重建完成后再提交。',
      targetExists: (file: string): string => `${file} 已经存在，没有覆盖，也没有备份。请换一个名称。`,
      insideOffice: (file: string): string =>
        `${file} 在数据文件夹里面，没有备份：备份要放在别处，才不会与数据一起丢失。请选择另一块硬盘或U盘。`,
      notABackup: (_file: string): string => '所选文件夹不是首问的备份。没有改动任何内容。',
      backupNewer: (_file: string): string => '这份备份由更新版本的首问写成。没有改动任何内容，请升级程序。',
      backupDamaged: (_file: string): string => '这份备份不完整或已被改动。没有改动任何内容，请选择另一份备份。',
      officeExists: (_file: string): string => '这里已经有一个工作台，没有覆盖。',
      cancelled: (_file: string): string => '已取消。没有改动任何内容。',
      other: (_file: string): string => '工作台没有打开。已保存的内容没有改动。',
    },
  },
  en: {
    usage: 'Usage: host --folder DIR --port N --page DIR [--demo]',
    badOption: (option) => `Unknown option: ${option}`,
    heldSilently: (folder) =>
      `Another Shouwen is using ${folder}. Please go to its window; if there is none, end that program and open it again.`,
    portTaken: (port) => `Port ${port} is taken. Choose another one, or --port 0 to let the system choose.`,
    findings:
      'The history no longer fits the record kept of it: it was cut off, replaced or edited since it was last open. Please verify it before you go on.',
    problems: {
      wrongPassPhrase: () => 'The pass phrase is not right. Nothing was changed; please type it again.',
      passPhraseTooShort: () => 'A pass phrase has at least 8 characters.',
      keyFileMissing: (file) =>
        `The key file ${file} is missing. The store was not changed, but does not open without it; please bring the file back from a backup.`,
      keyFileExists: (file) => `There is a key file ${file} already; it was not overwritten.`,
      keyFileDamaged: (file) =>
        `The key file ${file} is damaged. The store was not changed; please bring the file back from a backup.`,
      keyFileNewer: (file) =>
        `The key file ${file} was written by a newer Shouwen. Nothing was changed; please upgrade the program.`,
      noSuchWay: (file) =>
        `The key file ${file} does not open this way: it was made by the desktop program, or with another kind of pass phrase. Nothing was changed.`,
      keeperRefused: () =>
        "The system's key store did not give the key back: another user, another PC or a new installation. Nothing was changed; please open a backup with its pass phrase.",
      missing: (file) => `${file} is not there.`,
      wrongKey: (file) =>
        `The key does not fit ${file}. Nothing was changed; please check whether files of two offices were mixed.`,
      notAStore: (file) => `${file} is not a store of Shouwen. Nothing was changed.`,
      newerVersion: (file) =>
        `${file} was written by a newer Shouwen. Nothing was changed; please upgrade the program.`,
      readOnly: (file) =>
        `${file} cannot be written. Nothing that was saved is lost; please check the rights of the folder.`,
      locked: (file) =>
        `${file} is held by another program, such as a backup or a virus scanner. Nothing that was saved is lost; please try again in a moment.`,
      diskFull: (file) =>
        `The disk is full, so ${file} cannot be written. Nothing that was saved is lost; please make room and try again.`,
      damaged: (file) => `${file} is damaged. Please do not delete it; restore the latest backup.`,
      unreachable: (file) => `${file} cannot be reached. Please check whether the disk or network place is connected.`,
      held: (file) => `Another Shouwen is using ${file}.`,
      rebuilding: () =>
        'The lists are being made anew from the entries, so this step was not saved. What was saved is safe; please submit it again when they are ready.',
      targetExists: (file) =>
        `${file} is there already; it was not overwritten and nothing was backed up. Please choose another name.`,
      insideOffice: (file) =>
        `${file} lies inside the data folder, so nothing was backed up: a backup must lie elsewhere, or it is lost together with the data. Please choose another disk.`,
      notABackup: () => 'The chosen folder is not a backup of Shouwen. Nothing was changed.',
      backupNewer: () => 'This backup was written by a newer Shouwen. Nothing was changed; please upgrade the program.',
      backupDamaged: () =>
        'This backup is not whole or was changed. Nothing was changed here; please choose another backup.',
      officeExists: () => 'There is an office here already; it was not overwritten.',
      cancelled: () => 'Cancelled. Nothing was changed.',
      other: () => 'The office did not open. Nothing that was saved was changed.',
    },
  },
});

/** A sentence for why an office does not open, or a backup is not restored. */
export const problemSentence = (
  language: Language,
  problem: { kind: string; file?: unknown; folder?: unknown },
): string => {
  const sentences: Partial<Record<string, (file: string) => string>> = hostWords[language].problems;
  const place = typeof problem.file === 'string' ? problem.file : problem.folder;
  return (sentences[problem.kind] ?? hostWords[language].problems.other)(typeof place === 'string' ? place : '');
};

/** Chinese unless the system speaks English: the program is made for Chinese offices. */
export const languageOf = (locale: string): Language => (/^en\b|^en_/i.test(locale) ? 'en' : 'zh');
