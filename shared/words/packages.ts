import { dictionary, type Language } from './dictionary.ts';

/** What happened · what is safe · what to do, for everything that can be wrong with a file of another desk. */
const problemWords: Record<Language, Record<string, string>> = {
  zh: {
    notAPackage: '这不是首问的数据包。没有读入任何内容。请选择扩展名为 .shouwen 的文件。',
    truncated: '数据包不完整，可能没有复制完。没有读入任何内容。请重新复制，或请对方重新发一份。',
    damaged: '数据包已损坏或被改动过。没有读入任何内容。请对方重新发一份。',
    newerVersion: '数据包由更新版本的首问生成，本机读不懂。没有读入任何内容。请先升级本机程序。',
    notForThisDesk: '数据包是给另一台电脑的，本机打不开。没有读入任何内容。请交给收件的单位。',
    unknownSender: '本机还不认识发件的电脑。没有读入任何内容。请先电话核对指纹。',
    wrongSender: '数据包的签名与登记的不一致，可能有人冒充。没有读入任何内容。请电话联系发件单位。',
    alreadyTaken: '这个数据包已经读过，或有更新的已经读过。内容没有变化，不必再办。',
    gap: '缺少前面的数据包。没有读入任何内容。请先把本机的数据包发给对方，再请对方重新生成。',
    otherHub: '对方与本机不在同一个中心服务器。没有读入任何内容。请管理员核对。',
    tooLarge: '数据包太大。没有读入任何内容。请对方核对后重新生成。',
    isInvitation: '这是给新电脑的邀请文件，不是数据包。没有读入任何内容。请在新电脑首次打开时使用。',
    isCard: '这是一张名片，不是邀请。没有加入。请上级单位重新生成邀请文件。',
    revoked: '已停用与这台电脑的文件交换。没有读入任何内容。需要时由管理员恢复。',
    unknownUnit: '本机没有发件单位的资料。没有建立联系。请先登记这个单位。',
    hasHub: '本机已加入中心服务器，新电脑用邀请码加入。没有生成文件。',
    hasContacts: '本机已用文件与别的单位交换，不能再加入中心服务器。没有加入，内容没有受损。请联系上级管理员。',
    folderAway: '共享文件夹现在不能读写。内容都在本机，接上后自动继续。请检查文件夹或权限。',
    rebuilding: '本机正在整理数据。没有读入任何内容，请稍后再试。',
  },
  en: {
    notAPackage: 'This is no package of Shouwen. Nothing was taken in. Choose a file that ends in .shouwen.',
    truncated:
      'The package is incomplete; it may not have been copied to its end. Nothing was taken in. Copy it again, or ask for it anew.',
    damaged: 'The package is damaged or was changed. Nothing was taken in. Ask for it anew.',
    newerVersion:
      'The package was made by a newer version, which this desk cannot read. Nothing was taken in. Upgrade this desk first.',
    notForThisDesk:
      'The package is for another desk and cannot be opened here. Nothing was taken in. Hand it to the unit it is for.',
    unknownSender:
      'This desk does not know the sender yet. Nothing was taken in. Compare the fingerprint over the telephone first.',
    wrongSender:
      'The signature is not that of the known sender; somebody may pose as it. Nothing was taken in. Call the unit.',
    alreadyTaken: 'This package, or a later one, has been taken in before. Nothing changed and nothing is to be done.',
    gap: 'An earlier package is missing. Nothing was taken in. Send a package from here first, then ask for a new one.',
    otherHub: 'The sender belongs to another hub. Nothing was taken in. Ask the administrator.',
    tooLarge: 'The package is too large. Nothing was taken in. Ask for it anew.',
    isInvitation:
      'This is an invitation for a new PC, not a package. Nothing was taken in. Use it when the new PC is first opened.',
    isCard: 'This is a card, not an invitation. Nothing was joined. Ask the unit above for an invitation.',
    revoked:
      'Exchange of files with that desk has been ended. Nothing was taken in. An administrator can allow it again.',
    unknownUnit: 'The unit of the sender is not known here. No contact was made. Register the unit first.',
    hasHub: 'This desk belongs to a hub; a new PC joins with a code. No file was made.',
    hasContacts:
      'This desk exchanges by files and cannot join a hub as well. Nothing was joined and nothing is harmed. Ask the administrator above.',
    folderAway:
      'The shared folder cannot be read or written now. Everything is kept here and goes on when it is back. Check the folder.',
    rebuilding: 'The data of this desk is being put in order. Nothing was taken in; try again soon.',
  },
};

export const packageProblemSentence = (language: Language, kind: string): string =>
  problemWords[language][kind] ?? problemWords[language]['damaged'] ?? '';

/** Names of files, the same in both languages: they go between offices. */
export const packageNames = {
  invitation: (unit: string): string => `邀请-${unit}.shouwen`,
  card: (desk: string, unit: string): string => `${desk}-${unit}-名片.shouwen`,
};

/** Exchange by files: the part of the Exchange screen, and the first start from an invitation. */
export const packageWords = dictionary({
  zh: {
    title: '用文件交换',
    intro: '没有网络时，用 U 盘、邮件或共享文件夹传递数据包。数据包已签名并加密，只有收件的电脑能打开。',
    notReadIn: '文件没有读入',
    noFileMade: '文件没有生成',
    folderNotUsed: '没有启用共享文件夹',
    notJoined: '没有加入',
    fingerprint: '本机指纹',
    fingerprintHint: '建立联系时，在电话里与对方逐组核对。',
    contacts: '可以交换的电脑',
    noContacts: '还没有。先给下级单位生成一份邀请文件，或读入对方的文件。',
    make: '生成数据包',
    take: '读入文件',
    invite: '邀请下级单位',
    card: '导出本机名片',
    cardHint: '给同一中心服务器上的另一台电脑，网络不通时用文件交换。',
    chooseUnit: '要邀请的下级单位',
    makeInvitation: '生成邀请文件',
    invited: (name: string): string =>
      `已生成“${name}”。把它交给对方，在新电脑首次打开时使用；对方发回第一个数据包后，请核对指纹。`,
    made: (name: string): string => `已生成“${name}”，请交给对方。`,
    sent: (number: number, at: string): string => `发出第${number}个（${at}）`,
    neverSent: '还没有发出',
    acknowledged: '对方已读入',
    waitingFor: '等对方回执',
    tookIn: (number: number, at: string): string => `读入第${number}个（${at}）`,
    neverTook: '还没有读入',
    taken: (from: string, fresh: number): string =>
      fresh === 0 ? `已读入“${from}”的文件，没有新的内容。` : `已读入“${from}”的文件，新增${fresh}条记录。`,
    behind: (count: number): string =>
      `对方有${count}步是在看到本机的最新情况之前办的，暂未生效。请给对方生成数据包，对方读入后会重新办理；两台电脑同属一个中心服务器的，都连上后自动重新办理。`,
    notTaken: (count: number): string =>
      `${count}步没有被接收：对方无权办理，或人员尚未登记。已随下一个数据包告知对方。`,
    newConflicts: (count: number): string => `有${count}项需要您决定，见上方。`,
    unknownTitle: '第一次收到这台电脑的文件',
    unknownHint: '请打电话给这个单位，逐组核对指纹。完全一致才能读入；不一致请立即联系对方。',
    agree: '指纹一致，建立联系',
    cancel: '取消',
    revoke: '停用',
    restore: '恢复',
    revoked: '已停用',
    revokeAsk: '停用后，这台电脑的文件不再读入，也不再给它生成文件。电脑丢失时请立即停用。',
    folder: '共享文件夹',
    folderHint: '选定后，给各单位的数据包自动放入，收到的自动读入。',
    folderPlace: '例如 D:\\首问交换',
    useFolder: '启用',
    leaveFolder: '不再使用',
    folderOn: (path: string): string => `正在使用：${path}`,
    onlyAdministrator: '文件交换由管理员办理。',
    cli: {
      unknownVerb: (verb: string): string => `package 没有“${verb}”这一项。可选：list、invite、export、import。`,
      unknownUnit: (name: string): string => `没有名为“${name}”的单位，或有几个同名的（请改用编号）。没有生成文件。`,
      whichDesk: (name: string, names: string): string =>
        names === ''
          ? `还没有与“${name}”的电脑建立联系。没有生成文件。`
          : `“${name}”有几台电脑，请写明其中一台：${names}。`,
      compare: (from: string, fingerprint: string): string =>
        `第一次收到“${from}”的文件，没有读入任何内容。请电话核对指纹 ${fingerprint}，一致后加 --trust "${fingerprint}" 再读入。`,
      written: (file: string): string => `已写入 ${file}。`,
      line: (number: number, acknowledged: number, taken: number): string =>
        `发出${number}个（对方已读到第${acknowledged}个），读入到第${taken}个`,
      conflicts: (count: number): string => `有${count}项需要人决定，请打开“同步”。`,
    },
    fresh: {
      choice: '用邀请文件加入',
      choiceHint: '没有网络：上级单位给了一个邀请文件（.shouwen）。',
      title: '用邀请文件加入',
      pick: '选择邀请文件',
      from: (unit: string): string => `邀请来自：${unit}`,
      invited: (unit: string): string => `本机将属于：${unit}`,
      fingerprint: '对方指纹',
      compare: '请打电话给上级单位，逐组核对指纹，完全一致再继续。',
      agree: '指纹一致',
      missing: '请先选择邀请文件。',
      mustAgree: '请先核对指纹。',
      done: '加入并登录',
    },
  },
  en: {
    title: 'Exchange by files',
    intro:
      'Without a network packages travel by stick, mail or a shared folder. They are signed and sealed; only the desk they are for can open them.',
    notReadIn: 'The file was not taken in',
    noFileMade: 'No file was made',
    folderNotUsed: 'The shared folder is not in use',
    notJoined: 'Not joined',
    fingerprint: 'Fingerprint of this desk',
    fingerprintHint: 'Read it aloud over the telephone, group by group, when a contact is made.',
    contacts: 'Desks to exchange with',
    noContacts: 'None yet. Make an invitation for a unit below, or take in a file of another desk.',
    make: 'Make a package',
    take: 'Take in a file',
    invite: 'Invite a unit below',
    card: 'Export this desk’s card',
    cardHint: 'For another desk of the same hub, to exchange by files while the network is away.',
    chooseUnit: 'Unit to invite',
    makeInvitation: 'Make the invitation',
    invited: (name) =>
      `“${name}” was made. Hand it over; it is used when the new PC is first opened. Compare the fingerprint when its first package comes.`,
    made: (name) => `“${name}” was made. Hand it over.`,
    sent: (number, at) => `No. ${number} sent (${at})`,
    neverSent: 'nothing sent yet',
    acknowledged: 'taken in there',
    waitingFor: 'not heard of yet',
    tookIn: (number, at) => `No. ${number} taken in (${at})`,
    neverTook: 'nothing taken in yet',
    taken: (from, fresh) =>
      fresh === 0
        ? `The file of “${from}” was taken in; it held nothing new.`
        : `The file of “${from}” was taken in: ${fresh} new entries.`,
    behind: (count) =>
      `${count} steps were done there before the state of this desk was known and do not count yet. Make a package for them; they are done again there. Between desks of one hub they are done again by themselves once both have reached it.`,
    notTaken: (count) =>
      `${count} steps were not taken: no right to them, or a person not known yet. The next package says so.`,
    newConflicts: (count) => `${count} matters are yours to decide; see above.`,
    unknownTitle: 'First file from this desk',
    unknownHint: 'Call the unit and compare the fingerprint group by group. Take it in only when all of it agrees.',
    agree: 'It agrees: make the contact',
    cancel: 'Cancel',
    revoke: 'End',
    restore: 'Allow again',
    revoked: 'ended',
    revokeAsk: 'Files of this desk are no longer taken in and none are made for it. Do this at once when a PC is lost.',
    folder: 'Shared folder',
    folderHint: 'Packages for the units are put there and those for this desk are taken in, by themselves.',
    folderPlace: 'such as D:\\exchange',
    useFolder: 'Use it',
    leaveFolder: 'Stop using it',
    folderOn: (path) => `In use: ${path}`,
    onlyAdministrator: 'An administrator exchanges files.',
    cli: {
      unknownVerb: (verb) => `package does not know "${verb}". It knows: list, invite, export, import.`,
      unknownUnit: (name) => `There is no unit "${name}", or several of that name (use its id). No file was made.`,
      whichDesk: (name, names) =>
        names === ''
          ? `No desk of "${name}" is known yet. No file was made.`
          : `"${name}" has several desks; name one of them: ${names}.`,
      compare: (from, fingerprint) =>
        `This is the first file from "${from}". Nothing was taken in. Compare the fingerprint ${fingerprint} over the telephone, then add --trust "${fingerprint}".`,
      written: (file) => `Written to ${file}.`,
      line: (number, acknowledged, taken) =>
        `sent ${number} (taken in there up to ${acknowledged}), taken in up to ${taken}`,
      conflicts: (count) => `${count} matters wait for a person; open Exchange.`,
    },
    fresh: {
      choice: 'Join with an invitation file',
      choiceHint: 'Without a network: the unit above gave you a file (.shouwen).',
      title: 'Join with an invitation file',
      pick: 'Choose the invitation',
      from: (unit) => `Invited by: ${unit}`,
      invited: (unit) => `This desk will be of: ${unit}`,
      fingerprint: 'Their fingerprint',
      compare: 'Call the unit above and compare the fingerprint group by group before you go on.',
      agree: 'The fingerprint agrees',
      missing: 'Choose the invitation first.',
      mustAgree: 'Compare the fingerprint first.',
      done: 'Join and sign in',
    },
  },
});
