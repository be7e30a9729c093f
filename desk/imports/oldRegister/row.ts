// One row of an old register: what it says as a complaint of this desk, or why it cannot be taken.
import type { Instant } from '../../../shared/base/time.ts';
import type {
  RegisterDefaults,
  RegisterField,
  RejectReason,
  ValueField,
} from '../../../shared/contract/calls/oldRegister.ts';
import { narrativeLimit, type Channel, type Details, type Flag } from '../../../shared/complaint/details.ts';
import type { KnownPast } from '../../../shared/complaint/past.ts';
import { momentOf, readDate, readTime, type DateRules, type PartOrder } from '../dates.ts';
import { matterOf } from '../matter.ts';
import { openValue, unnamed, yesOrNo } from './values.ts';

export type OldComplaint = {
  line: number;
  /** The number it had. */
  number: string | null;
  /** Unit that registered it; the importing one where it is not said. */
  unit: string | null;
  details: Details;
  /** Known of a finished one; nothing for one that goes on here. */
  past: KnownPast | null;
  /** The same matter of the same person on the same day has the same key. */
  matter: string;
};

export type Rejection = { why: RejectReason; detail: string };

export type RowRules = {
  now: Instant;
  is1904: boolean;
  defaults: RegisterDefaults;
  orderByField: Partial<Record<RegisterField, PartOrder>>;
  /** What a word of a column stands for; undefined where it is not known. */
  valueOf: (field: ValueField, text: string) => string | undefined;
};

export type Cell = (field: RegisterField) => string;

const longest = 200;
const longestKept = 2000;

/** @param kept cells without a field of ours, with their headings */
export function readRegisterRow(
  line: number,
  cell: Cell,
  kept: readonly { heading: string; text: string }[],
  rules: RowRules,
): { complaint: OldComplaint } | Rejection {
  const { defaults, valueOf } = rules;
  const remarks = kept.map(({ heading, text }) => ({ heading, text: text.slice(0, longestKept) }));
  const remark = (field: RegisterField, text: string): void => void remarks.push({ heading: field, text });
  const given = (field: ValueField): string | undefined => {
    const text = cell(field);
    const value = text === '' ? undefined : valueOf(field, text);
    // A word that stands for nothing here is not lost.
    if (text !== '' && (value === undefined || value === '')) remark(field, text);
    return value === '' ? undefined : value;
  };

  const narrative = [cell('subject'), cell('narrative')].filter(Boolean).join('\n');
  if (narrative === '') return { why: 'narrativeMissing', detail: '' };
  if (narrative.length > narrativeLimit || cell('demand').length > 2000) return { why: 'tooLong', detail: '' };
  const received = dateOf('receivedAt', cell, rules, readTime(cell('receivedTime')));
  if ('why' in received) return received;
  if (received.at === null) return { why: 'dateMissing', detail: '' };
  const [replied, closed] = [dateOf('repliedAt', cell, rules), dateOf('closedAt', cell, rules)];
  if ('why' in replied) return replied;
  if ('why' in closed) return closed;
  const end = closed.at ?? replied.at;
  // Same day counts: many registers keep the day alone.
  if (end !== null && end < received.at - 86_400_000)
    return { why: 'endBeforeBegin', detail: cell('closedAt') || cell('repliedAt') };

  const reason = given('reason') ?? defaults.reason;
  if (reason === undefined) return { why: 'reasonUnknown', detail: cell('reason') };
  const channel = given('channel') ?? defaults.channel;
  if (channel === undefined) return { why: 'channelUnknown', detail: cell('channel') };
  const unit = given('unit') ?? null;
  if (unit === null && cell('unit') !== '') return { why: 'unitUnknown', detail: cell('unit') };
  const state = stateOf(cell, given('state'), closed.at !== null, defaults);
  if (state === undefined) return { why: 'stateUnknown', detail: cell('state') };
  const amount = cell('amount') === '' ? undefined : fenOf(cell('amount'));
  if (amount === 'unreadable') return { why: 'amountUnreadable', detail: cell('amount') };

  const name = cell('complainant');
  const open = openValue(name);
  if (name !== '' && open !== name) remark('complainant', name);
  const contact = (field: 'phone' | 'mail' | 'address' | 'identity'): string | undefined => {
    const text = cell(field);
    if (text === '') return undefined;
    // Covered by whoever kept the register: it must never be taken for the real one.
    if (!text.includes('*') && text.length <= longest) return text;
    remark(field, text);
    return undefined;
  };
  const [phone, mail, address, identity] = (['phone', 'mail', 'address', 'identity'] as const).map(contact);
  const flags = (['repeat', 'media', 'vulnerable', 'group'] as const).filter(
    (flag): flag is Flag => yesOrNo(cell(flag)) === true,
  );
  const [complainedUnit, business, businessChannel, severity] = [
    given('complainedUnit'),
    given('business'),
    given('businessChannel'),
    given('severity'),
  ];
  if (cell('number').length > 60 || name.length > longest) return { why: 'tooLong', detail: '' };
  if (/\p{Cc}/u.test(cell('number') + name)) return { why: 'controlCharacters', detail: '' };
  const persons = cell('complainedPerson')
    .split(/[、,，;；/]/)
    .map((one) => one.trim().slice(0, longest))
    .filter(Boolean);
  const details: Details = {
    channel: channel as Channel,
    receivedAt: received.at,
    complainants: [
      {
        kind: isOrganisation(name) ? 'organisation' : 'person',
        name: open === '' ? unnamed : open,
        ...(phone !== undefined && { phone }),
        ...(mail !== undefined && { mail }),
        ...(address !== undefined && { address }),
        ...(identity !== undefined && { identity }),
      },
    ],
    complainedPersons: persons.slice(0, 20).map((person) => ({ name: person })),
    reason,
    narrative,
    demand: cell('demand'),
    flags,
    ...(complainedUnit !== undefined && { complainedUnit }),
    ...(business !== undefined && { business }),
    ...(businessChannel !== undefined && { businessChannel }),
    ...(amount !== undefined && { amount }),
    ...(severity !== undefined && { extra: { severity } }),
  };
  const solved = given('solved');
  const past: KnownPast = {
    ended: state === 'withdrawn' ? 'withdrawn' : 'archived',
    endedAt: closed.at,
    repliedAt: replied.at,
    result: cell('result').slice(0, narrativeLimit),
    handler: cell('handler').slice(0, longest),
    solved: solved === undefined ? null : solved === 'yes',
    satisfaction: given('satisfaction') ?? null,
    kept: remarks,
  };
  const number = cell('number') === '' ? null : cell('number');
  return {
    complaint: { line, number, unit, details, past: state === 'open' ? null : past, matter: matterOf(details) },
  };
}

const earliest = Date.UTC(1980, 0, 1);

function dateOf(
  field: 'receivedAt' | 'repliedAt' | 'closedAt',
  cell: Cell,
  { now, is1904, orderByField, defaults }: RowRules,
  time?: number,
): { at: Instant | null } | Rejection {
  const text = cell(field);
  if (text === '' || /^[-—/无]+$/.test(text)) return { at: null };
  const order = orderByField[field] ?? defaults.dateOrder;
  const rules: DateRules = { is1904, order, year: new Date(now).getUTCFullYear() };
  const read = readDate(text, rules);
  if (read === 'unclear') return { why: 'dateUnclear', detail: text };
  if (read === 'unreadable') return { why: 'dateUnreadable', detail: text };
  // Without a time the day is known, not the hour: its beginning, so that no reply comes before it.
  const at = momentOf(read.date, read.minutes ?? time ?? 0);
  if (at > now + 60_000) return { why: 'dateInFuture', detail: text };
  if (at < earliest) return { why: 'dateTooOld', detail: text };
  return { at };
}

function stateOf(
  cell: Cell,
  said: string | undefined,
  hasEnd: boolean,
  defaults: RegisterDefaults,
): 'withdrawn' | 'open' | 'finished' | undefined {
  if (said === 'withdrawn' || said === 'open' || said === 'finished') return said;
  if (cell('state') !== '') return undefined;
  return hasEnd ? 'finished' : defaults.state;
}

/** Yuan, with or without a unit, as whole fen. */
function fenOf(text: string): number | 'unreadable' {
  const plain = text.normalize('NFKC').replaceAll(/[\s,，¥￥$]|人民币|rmb|cny/gi, '');
  if (/^[-—无]+$/.test(plain)) return 0;
  const found = /^(\d+(?:\.\d+)?)(万|亿|千)?元?整?$/.exec(plain);
  if (!found) return 'unreadable';
  const scale = { 千: 1000, 万: 10_000, 亿: 100_000_000 }[found[2] ?? ''] ?? 1;
  const fen = Math.round(Number(found[1]) * scale * 100);
  return fen <= 1e15 ? fen : 'unreadable';
}

const isOrganisation = (name: string): boolean =>
  /(公司|银行|支行|单位|委员会|学校|医院|商店|集团|合作社|协会|厂)$/.test(name);
