import { dictionary } from './dictionary.ts';

type Counts = {
  complaints: number;
  entries: number;
  commands: number;
  desks: number;
  attachments: number;
  attachmentBytes: number;
  databaseBytes: number;
};

const mebibytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);

/** What the hub says to its administrator, on its start and on the command line. */
export const hubWords = dictionary({
  zh: {
    name: '首问中心',
    joinHere: '收到邀请的同事：请在首问里打开“同步”，输入邀请代码和本页网址。',
    usage:
      '用法：npm run hub -- --folder 目录 --port 端口 [--host 地址] [--name 名称] [--cert 证书 --key 私钥] [--trust-proxy]\n环境变量：DATABASE_URL（PostgreSQL，不写则用目录内嵌的数据库）；HUB_S3_ADDRESS、HUB_S3_REGION、HUB_S3_KEY、HUB_S3_SECRET（附件放对象存储）；HUB_METRICS_TOKEN（允许远程读取指标）；HUB_REQUESTS_PER_MINUTE（每个工作台每分钟的请求上限）',
    badOption: (detail: string): string => `选项不对：${detail}`,
    certAndKey: '--cert 和 --key 要一起给出。没有启动。',
    folderHeld: (folder: string): string =>
      `另一个中心正在使用 ${folder}。没有改动任何内容；请先结束它，或换一个目录。`,
    embedded: '使用内嵌数据库：适合一个单位，占用约 0.9 GB 内存。单位多时请用 DATABASE_URL 接入 PostgreSQL。',
    withoutTls: '没有给出证书：数据在网络上不加密。请用 --cert 和 --key，或放在有证书的代理后面。',
    portTaken: (port: string): string => `端口 ${port} 已被占用。请换一个端口。`,
    noDatabase: (code: string): string =>
      `连不上数据库（${code}）。没有改动任何内容；请检查 DATABASE_URL 和数据库是否已启动。`,
    databaseNewer: '数据库由更新版本的中心写成。没有改动任何内容，请升级程序。',
    adminUsage: [
      '用法：npm run -s shouwen-hub -- <命令> [--folder 目录] [--json] [--lang zh|en]',
      '  units                              列出单位',
      '  invite --unit 单位编号 [--hours 72] [--address 中心网址]   为已有单位发邀请（代码和二维码）',
      '  invite --new [--parent 单位编号]     邀请一个自带单位的工作台，放在某单位之下（不写则为最上级）',
      '  desks                              列出工作台',
      '  revoke 工作台编号                    立即停用一台工作台（例如电脑丢失）',
      '  usage                              用量',
      '  backup --to 目录                    备份',
      '  restore 备份目录                     恢复到空数据库',
      '数据库由 DATABASE_URL 或 --folder 指定。退出码：0 完成；1 被拒绝或输入有误；2 程序出错。',
    ].join('\n'),
    unknownCommand: (name: string): string => `没有“${name}”这个命令。用 --help 查看全部命令。`,
    missing: (command: string): string => `${command} 缺少参数。用 --help 查看写法。没有改动任何内容。`,
    broken: (detail: string): string => `没有完成：${detail}`,
    problems: {
      unknownUnit: (unit: string): string => `没有编号为 ${unit} 的单位。没有发出邀请；用 units 查看。`,
      unknownDesk: (desk: string): string => `没有编号为 ${desk} 的工作台。没有改动任何内容；用 desks 查看。`,
      targetExists: (folder: string): string => `${folder} 已经存在，没有覆盖，也没有备份。请换一个名称。`,
      badInput: (command: string): string => `${command} 的参数不对。用 --help 查看写法。没有改动任何内容。`,
      notABackup: (folder: string): string => `${folder} 不是中心的备份，或没有备份完。没有改动任何内容。`,
      backupNewer: (folder: string): string => `备份 ${folder} 由更新版本的中心写成。没有改动任何内容，请升级程序。`,
      backupDamaged: (folder: string): string =>
        `备份 ${folder} 不完整或已被改动。没有改动任何内容，请选择另一份备份。`,
      notEmpty: (_folder: string): string => '这里的数据库已经在用，没有覆盖。请恢复到空的目录或数据库。',
    },
    invitation: (code: string, until: string): string => `邀请代码：${code}（一次有效，${until} UTC 前使用）`,
    giveAddress: '加上 --address 中心网址，可同时得到二维码。',
    revoked: (desk: string): string => `已停用“${desk}”：它从现在起不能再上传或下载。`,
    usageOf: (counts: Counts): string =>
      `投诉 ${counts.complaints} 件，记录 ${counts.entries} 条（操作 ${counts.commands} 次），工作台 ${counts.desks} 个，附件 ${counts.attachments} 个（${mebibytes(counts.attachmentBytes)} MB），数据库 ${mebibytes(counts.databaseBytes)} MB`,
    backedUp: (folder: string, rows: number, contents: number): string =>
      `已备份到 ${folder}：${rows} 行，附件 ${contents} 个。`,
    restored: (entries: number, contents: number): string =>
      `已恢复：记录 ${entries} 条，附件 ${contents} 个。各工作台下次连接时会从头核对。`,
    noUnits: '还没有单位。用 invite --new 邀请第一个工作台。',
    noDesks: '还没有工作台加入。',
    kinds: { association: '协会', member: '会员单位', department: '部门', outlet: '网点' },
    desks: (count: number): string => (count === 0 ? '未接入' : `工作台 ${count} 个`),
    closed: '已撤销',
    seen: (moment: string): string => `最近登录 ${moment} UTC`,
    shutOut: (moment: string): string => `已于 ${moment} UTC 停用`,
  },
  en: {
    name: 'Shouwen hub',
    joinHere:
      'If you were invited: open Exchange in Shouwen, and enter the invitation code and the address of this page.',
    usage:
      'Usage: npm run hub -- --folder DIR --port N [--host ADDRESS] [--name NAME] [--cert FILE --key FILE] [--trust-proxy]\nEnvironment: DATABASE_URL (PostgreSQL; without it the database embedded in the folder); HUB_S3_ADDRESS, HUB_S3_REGION, HUB_S3_KEY, HUB_S3_SECRET (attachments in an object store); HUB_METRICS_TOKEN (lets others read the figures); HUB_REQUESTS_PER_MINUTE (most requests of one desk in a minute)',
    badOption: (detail) => `Wrong option: ${detail}`,
    certAndKey: '--cert and --key belong together. Nothing was started.',
    folderHeld: (folder) =>
      `Another hub is using ${folder}. Nothing was changed; please end it first, or choose another folder.`,
    embedded:
      'The embedded database is in use: good for one office, with about 0.9 GB of memory. For more units give DATABASE_URL and use PostgreSQL.',
    withoutTls:
      'No certificate was given: data crosses the network in the clear. Please use --cert and --key, or a proxy that has a certificate.',
    portTaken: (port) => `Port ${port} is taken. Please choose another one.`,
    noDatabase: (code) =>
      `The database cannot be reached (${code}). Nothing was changed; please check DATABASE_URL and whether the database is running.`,
    databaseNewer: 'The database was written by a newer hub. Nothing was changed; please upgrade the program.',
    adminUsage: [
      'Usage: npm run -s shouwen-hub -- <command> [--folder DIR] [--json] [--lang zh|en]',
      '  units                              list the units',
      '  invite --unit ID [--hours 72] [--address URL]   invite a desk of a known unit (code and QR picture)',
      '  invite --new [--parent ID]         invite a desk that brings its unit along, to stand under a unit or at the top',
      '  desks                              list the desks',
      '  revoke DESK                        shut a desk out at once, such as a lost laptop',
      '  usage                              how much is kept',
      '  backup --to DIR                    make a backup',
      '  restore DIR                        put a backup into an empty database',
      'DATABASE_URL or --folder says which hub. Exit codes: 0 done; 1 refused or wrong input; 2 broken.',
    ].join('\n'),
    unknownCommand: (name) => `There is no command "${name}". --help lists all of them.`,
    missing: (command) => `${command} lacks an argument; --help shows how it is written. Nothing was changed.`,
    broken: (detail) => `Not done: ${detail}`,
    problems: {
      unknownUnit: (unit) => `There is no unit ${unit}. No invitation was made; "units" lists them.`,
      unknownDesk: (desk) => `There is no desk ${desk}. Nothing was changed; "desks" lists them.`,
      targetExists: (folder) =>
        `${folder} exists already; nothing was overwritten or backed up. Please choose another name.`,
      badInput: (command) => `The arguments of ${command} are not right; --help shows how. Nothing was changed.`,
      notABackup: (folder) => `${folder} is not a backup of a hub, or it was never finished. Nothing was changed.`,
      backupNewer: (folder) =>
        `The backup ${folder} was written by a newer hub. Nothing was changed; please upgrade the program.`,
      backupDamaged: (folder) =>
        `The backup ${folder} is incomplete or was changed. Nothing was changed here; please choose another one.`,
      notEmpty: () =>
        'The database here is in use and was not overwritten. Please restore into an empty folder or database.',
    },
    invitation: (code, until) => `Invitation code: ${code} (good once, until ${until} UTC)`,
    giveAddress: 'With --address and the address of the hub you also get a QR picture.',
    revoked: (desk) => `"${desk}" is shut out: from now on it can neither send nor fetch.`,
    usageOf: (counts) =>
      `${counts.complaints} complaints, ${counts.entries} entries (${counts.commands} commands), ${counts.desks} desks, ${counts.attachments} attachments (${mebibytes(counts.attachmentBytes)} MB), database ${mebibytes(counts.databaseBytes)} MB`,
    backedUp: (folder, rows, contents) => `Backed up to ${folder}: ${rows} rows, ${contents} attachments.`,
    restored: (entries, contents) =>
      `Restored: ${entries} entries, ${contents} attachments. Each desk looks again from the beginning when it next connects.`,
    noUnits: 'There are no units yet. Invite the first desk with invite --new.',
    noDesks: 'No desk has joined yet.',
    kinds: { association: 'association', member: 'member', department: 'department', outlet: 'outlet' },
    desks: (count) => (count === 0 ? 'no desk' : count === 1 ? '1 desk' : `${count} desks`),
    closed: 'closed',
    seen: (moment) => `last here ${moment} UTC`,
    shutOut: (moment) => `shut out ${moment} UTC`,
  },
});
