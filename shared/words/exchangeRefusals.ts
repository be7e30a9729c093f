import type { Language } from './dictionary.ts';
import { packageProblemSentence } from './packages.ts';

export type ExchangeRefusal =
  /** what was done here cannot be decided a second time by the program */
  | { code: 'CannotRepeat' }
  | { code: 'AlreadyJoined' }
  | { code: 'NotJoined' }
  | { code: 'UnknownConflict' }
  | { code: 'UnknownContact' }
  | { code: 'NotBelow' }
  /** `kind`: what is wrong with a file (shared/exchange/package.ts: packageProblems, and what stands in its way here) */
  | { code: 'PackageProblem'; kind: string }
  /** `kind`: a problem of the hub or of the way to it (shared/exchange/protocol.ts: problemCodes; unreachable, notAHub) */
  | { code: 'ExchangeProblem'; kind: string };

/** What happened · what is safe · what to do, for everything that can stand between this desk and the hub. */
const hubProblemWords: Record<Language, { byCode: Partial<Record<string, string>>; other: string }> = {
  zh: {
    byCode: {
      unreachable: '连不上中心服务器。本机照常可用，新的内容都已保存，网络恢复后自动送出。',
      notAHub: '这个地址上答话的不是首问中心服务器。没有送出任何内容。请核对地址，或检查是否需要先登录上网。',
      unavailable: '中心服务器正在维护。本机照常可用，稍后自动再试。',
      tooMany: '中心服务器请各单位放慢一些。本机照常可用，稍后自动再试。',
      broken: '交换时程序出了故障，已记入日志。本机内容没有受损，稍后自动再试。',
      rebuilding: '本机正在整理数据，整理完成后自动继续交换。',
      diskFull: '本机磁盘已满，收到的内容没有存下，会再取一次。已保存的内容没有丢失。请腾出空间，或点“立即同步”。',
      officeOutOfReach:
        '本机的数据文件暂时写不进去（可能被占用、没有权限或磁盘断开）。已保存的内容没有丢失，稍后自动再试；仍不行请联系管理员。',
      deskRevoked: '管理员已停用本机与中心服务器的连接。本机内容没有受损，可以继续在本机办公。请联系上级管理员。',
      deskKnown: '中心服务器上已有这台电脑的登记，但密钥不同：数据文件夹可能被复制过。没有加入。请联系管理员重新登记。',
      badInvitation: '邀请码不对、已被使用或已过期。没有加入。请核对邀请码，或请管理员重新开一份。',
      badAssertion: '中心服务器不认本机的身份。本机内容没有受损。请核对电脑的日期时间，仍不行请联系管理员。',
      unitNotFitting: '这份邀请与本机的单位不符。没有加入。本机已有自己的单位，请管理员开一份“带单位加入”的邀请。',
      hubTooOld: '中心服务器的程序版本太旧，读不懂本机的内容。内容都在本机。请中心服务器的管理员升级。',
      hubRestored: '中心服务器从备份恢复过，本机正从头核对。本机内容没有受损。',
      badInput: '中心服务器看不懂本机的请求。内容都在本机。请升级程序，仍不行请联系管理员。',
      signedOut: '与中心服务器的登录已失效，自动重新登录。',
    },
    other: '与中心服务器交换时遇到问题。本机照常可用，内容都已保存，稍后自动再试。',
  },
  en: {
    byCode: {
      unreachable:
        'The hub cannot be reached. Everything works here and is saved; it is sent by itself when the network is back.',
      notAHub:
        'What answers at this address is not a hub. Nothing was sent. Check the address and your network sign-in.',
      unavailable: 'The hub is being looked after. Everything works here; it is tried again soon.',
      tooMany: 'The hub asks to be called less often. Everything works here; it is tried again soon.',
      broken:
        'The program failed while exchanging; it stands in the log. Nothing here is harmed; it is tried again soon.',
      rebuilding: 'The data of this desk is being put in order; the exchange goes on by itself afterwards.',
      diskFull:
        'The disk of this PC is full. What came was not kept and is fetched again; whatever was saved is safe. Free some space, or choose “Exchange now”.',
      officeOutOfReach:
        'The data files of this PC cannot be written (in use, not permitted, or the disk is gone). Whatever was saved is safe; it is tried again soon. Ask the administrator if it stays so.',
      deskRevoked:
        'The administrator ended this desk’s right to exchange. Nothing here is harmed and work goes on. Ask the administrator.',
      deskKnown:
        'The hub knows this desk with another key: its folder may have been copied. Nothing was joined. Ask the administrator.',
      badInvitation: 'The invitation is wrong, used or over. Nothing was joined. Check it, or ask for a new one.',
      badAssertion:
        'The hub does not recognise this desk. Nothing here is harmed. Check date and time of the PC, or ask the administrator.',
      unitNotFitting:
        'The invitation does not fit the unit of this desk. Nothing was joined. Ask for an invitation that lets a desk bring its unit along.',
      hubTooOld:
        'The hub runs too old a version for this desk. Everything is kept here. Its administrator should upgrade.',
      hubRestored: 'The hub was restored from a backup; this desk compares everything. Nothing here is harmed.',
      badInput: 'The hub does not understand this desk. Everything is kept here. Upgrade, or ask the administrator.',
      signedOut: 'The sign-in at the hub is over; it is renewed by itself.',
    },
    other: 'Something went wrong while exchanging. Everything works here and is saved; it is tried again soon.',
  },
};

export const hubProblemSentence = (language: Language, code: string): string =>
  hubProblemWords[language].byCode[code] ?? hubProblemWords[language].other;

type Sentences = {
  [Code in ExchangeRefusal['code']]: (refusal: ExchangeRefusal & { code: Code }) => string;
};

export const exchangeRefusalWords: Record<Language, Sentences> = {
  zh: {
    CannotRepeat: () => '别的单位先改了同一件事，这一步无法自动重办。原来的内容都保留着。请核对后由人工决定。',
    AlreadyJoined: () => '本机已经加入了一个中心服务器，没有改动。要换一个，请先退出。',
    NotJoined: () => '本机没有加入中心服务器，没有可以交换的对象。请先用邀请码加入。',
    UnknownConflict: () => '这一项已经处理过，或不在您的查阅范围内。没有改动，请刷新。',
    UnknownContact: () => '还没有与这台电脑建立联系。没有生成文件。请先互换邀请或名片。',
    NotBelow: () => '只能邀请本单位的下级。没有生成邀请。请选择下级单位。',
    PackageProblem: ({ kind }) => packageProblemSentence('zh', kind),
    ExchangeProblem: ({ kind }) => hubProblemSentence('zh', kind),
  },
  en: {
    CannotRepeat: () =>
      'Another unit changed the same matter first, and this step cannot be repeated by itself. Everything is kept; a person decides.',
    AlreadyJoined: () => 'This desk belongs to a hub already; nothing changed. Leave it first to join another.',
    NotJoined: () => 'This desk belongs to no hub, so there is nobody to exchange with. Join with an invitation first.',
    UnknownConflict: () =>
      'This has been settled already, or it is not yours to see. Nothing changed; refresh the page.',
    UnknownContact: () => 'That desk is not known here yet. No file was made. Exchange an invitation or cards first.',
    NotBelow: () => 'Only units below this one are invited. No invitation was made. Choose a unit below.',
    PackageProblem: ({ kind }) => packageProblemSentence('en', kind),
    ExchangeProblem: ({ kind }) => hubProblemSentence('en', kind),
  },
};
