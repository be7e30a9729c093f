// What the words of an old register stand for here: yes and no, channels, states, categories, units.
import { channels, type Channel } from '../../../shared/complaint/details.ts';
import type { ValueField } from '../../../shared/contract/calls/oldRegister.ts';

/** What the office offers, as plain data: it crosses to another thread. */
export type Offer = { id: string; names: readonly string[] };
export type Offers = Record<
  'complainedUnit' | 'unit' | 'businessChannel' | 'business' | 'reason' | 'severity',
  Offer[]
>;

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}√×✓✗]/gu, '');

const wordsByChannel: Record<Channel, readonly string[]> = {
  phone: ['电话', '来电', '热线', '客服热线', '投诉热线', '电话投诉', '95', '96', 'phone', 'telephone', 'call'],
  visit: ['来访', '上门', '现场', '面访', '走访', '柜面', '网点现场', '到访', 'visit', 'walkin', 'inperson'],
  letter: ['来信', '信件', '信函', '书信', '挂号信', '投诉信', 'letter', 'post', 'postalmail'],
  mail: ['邮件', '电子邮件', '邮箱', '电邮', 'email', 'mail'],
  transfer: ['转办', '转来', '移送', '交办', '监管转办', '上级转办', '12363', '12378', '12345', '市长热线', '信访', 'transfer', 'referral', 'regulator'],
  web: ['网络', '网站', '网上', '互联网', '微信', '公众号', '微博', 'app', '在线', '小程序', 'web', 'website', 'internet', 'online'],
}; // prettier-ignore

const yes = new Set([
  '是',
  '有',
  '对',
  '真',
  '已',
  '√',
  '✓',
  'y',
  'yes',
  'true',
  '1',
  '已解决',
  '解决',
  '已化解',
  '化解',
]);
const no = new Set(['否', '无', '没有', '未', '×', '✗', 'x', 'n', 'no', 'false', '0', '未解决', '没有解决', '未化解']);

/** @returns nothing for an empty cell and for what is neither */
export const yesOrNo = (text: string): boolean | undefined => {
  const word = plain(text);
  return yes.has(word) ? true : no.has(word) ? false : undefined;
};

const stateByPattern: readonly (readonly [RegExp, 'withdrawn' | 'open' | 'finished'])[] = [
  [/撤诉|撤回|撤销|已撤|withdraw/, 'withdrawn'],
  [/未办结|未结|未完成|未处理|未回复|未答复|在办|办理中|处理中|受理中|调查中|进行中|待|跟进|核实中|^否$|^no$|open|pending|progress/, 'open'],
  [/办结|结案|已结|完成|归档|办毕|已处理|处理完毕|已回复|已答复|已解决|关闭|^是$|^yes$|closed|done|resolved|complete/, 'finished'],
]; // prettier-ignore

const satisfactionByPattern: readonly (readonly [RegExp, string])[] = [
  [/^不满意|^非常不满|^很不满|不满$|^否$|unsatisfied|dissatisfied|^no$/, 'unsatisfied'],
  [/基本满意|较满意|比较满意|一般|接受|认可|理解|accepted/, 'accepted'],
  [/无法联系|联系不上|未接通|无人接听|拒访|关机|空号|未回访|unreachable/, 'unreachable'],
  [/满意|^是$|satisfied|^yes$/, 'satisfied'],
];

/** @returns what a word is taken for without being told; nothing where it is not known */
export function matchValue(field: ValueField, text: string, offers: Offers, matcher: UnitMatcher): string | undefined {
  const word = plain(text);
  switch (field) {
    case 'channel':
      return channelOf(word);
    case 'state':
      return stateByPattern.find(([pattern]) => pattern.test(word))?.[1];
    case 'satisfaction':
      return satisfactionByPattern.find(([pattern]) => pattern.test(word))?.[1];
    case 'solved': {
      const answer = yesOrNo(text);
      return answer === undefined ? undefined : answer ? 'yes' : 'no';
    }
    case 'complainedUnit':
    case 'unit':
      return matcher(text);
    default:
      return offerNamed(offers[field], text);
  }
}

function channelOf(word: string): string | undefined {
  const exact = channels.find((channel) => channel === word || wordsByChannel[channel].includes(word));
  if (exact) return exact;
  // 12363 转办 is a transfer, whatever telephone it came by.
  const order: readonly Channel[] = ['transfer', 'mail', 'letter', 'visit', 'web', 'phone'];
  return order.find((channel) => wordsByChannel[channel].some((one) => one.length > 1 && word.includes(one)));
}

/** By id, official code or title; a title written as a path (服务/态度) by its last part. */
function offerNamed(offers: readonly Offer[], text: string): string | undefined {
  const word = plain(text);
  if (word === '') return undefined;
  const named = (wanted: string): Offer | undefined =>
    offers.find(({ id, names }) => plain(id) === wanted || names.some((name) => plain(name) === wanted));
  const whole = named(word);
  if (whole) return whole.id;
  const last =
    text
      .split(/[/\\>＞→|-]/)
      .map(plain)
      .filter(Boolean)
      .at(-1) ?? word;
  const short = named(last) ?? named(last.replace(/^[a-z]?\d+(\.\d+)*/, ''));
  if (short) return short.id;
  // Registers shorten the long names of the standard: what only one of them begins with.
  const begun = word.length < 3 ? [] : offers.filter(({ names }) => names.some((name) => plain(name).startsWith(word)));
  return begun.length === 1 ? begun[0]?.id : undefined;
}

const shortBanks: readonly (readonly [RegExp, string])[] = [
  [/中国工商银行|工商银行|工行/g, '工商'],
  [/中国农业银行|农业银行|农行/g, '农业'],
  [/中国建设银行|建设银行|建行/g, '建设'],
  [/中国邮政储蓄银行|邮政储蓄银行|邮储银行|邮储/g, '邮储'],
  [/交通银行|交行/g, '交通'],
  [/招商银行|招行/g, '招商'],
  [/上海浦东发展银行|浦东发展银行|浦发银行|浦发/g, '浦发'],
  [/中国光大银行|光大银行|光大/g, '光大'],
  [/中国民生银行|民生银行|民生/g, '民生'],
  [/兴业银行|兴业/g, '兴业'],
  [/中信银行|中信/g, '中信'],
  [/华夏银行|华夏/g, '华夏'],
  [/平安银行|平安/g, '平安'],
  [/广发银行|广发/g, '广发'],
  [/国家开发银行|国开行/g, '国开'],
  [/中国银行股份有限公司|中国银行|中行/g, '中银'],
];

/** One spelling for the many of a bank's name: 工行沈阳和平支行 and 中国工商银行股份有限公司沈阳和平支行 are one. */
const unitKey = (text: string): string =>
  shortBanks
    .reduce((name, [pattern, short]) => name.replaceAll(pattern, short), text.normalize('NFKC'))
    .toLowerCase()
    .replaceAll(/股份有限公司|有限责任公司|有限公司|股份公司/g, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

export type UnitMatcher = (text: string) => string | undefined;

/** Finds units by code, by name however the bank is written, and by pinyin initials; an answer only where there is one.
 *  @param spell initials of a text, where they are wanted */
export function unitMatcher(units: readonly Offer[], spell: ((text: string) => string) | undefined): UnitMatcher {
  const idsByKey = new Map<string, Set<string>>();
  const add = (key: string, id: string): void => {
    if (key !== '') idsByKey.set(key, (idsByKey.get(key) ?? new Set()).add(id));
  };
  for (const { id, names } of units) {
    add(id, id);
    for (const name of names) {
      add(unitKey(name), id);
      if (spell) add(`~${spell(name)}`, id);
    }
  }
  const keys = [...idsByKey.keys()].filter((key) => !key.startsWith('~'));
  const only = (key: string): string | undefined => {
    const ids = idsByKey.get(key);
    return ids?.size === 1 ? [...ids][0] : undefined;
  };
  return (text) => {
    const key = unitKey(text);
    if (key === '') return undefined;
    const exact = only(key);
    if (exact) return exact;
    if (/^[a-z]+$/.test(key)) return only(`~${key}`);
    if (key.length < 4) return undefined;
    // The province or the bank is often left out; a name that says more than ours may be that of another bank.
    const near = keys.filter((one) => one.endsWith(key));
    const ids = new Set(near.flatMap((one) => [...(idsByKey.get(one) ?? [])]));
    return ids.size === 1 ? [...ids][0] : undefined;
  };
}

/** As registers call whoever did not give a name. */
export const unnamed = '未留姓名';

/** 张** is written 张某某: the star stands for what nobody here knows, and is never a real name. */
export const openValue = (name: string): string => name.replaceAll('*', '某');
