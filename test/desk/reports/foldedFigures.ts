/** The second computation: the same figures from the entries of the log alone, one complaint after the other, with none of the
 *  program's own counting. */
import type { DeskParts } from '../../../desk/parts.ts';
import { at } from '../calendar/office.ts';
import type { RandomOffice } from './randomOffice.ts';

type Clock = {
  rule: string;
  owner: string;
  unit: string;
  due: number;
  met: number | null;
  late: boolean;
  broken: boolean;
  gone: boolean;
};
export type Told = {
  received: number;
  unit: string | null;
  bank: string;
  region: string;
  reason: string;
  business: string;
  group: string;
  channel: string;
  replied: number | null;
  ended: number | null;
  withdrawn: boolean;
  valid: boolean | null;
  solved: boolean;
  satisfied: boolean | null;
  repeated: boolean;
  returned: boolean;
  paid: number;
  clocks: Clock[];
};

/** What the entries of these offices hold, read as written. */
type Fact = {
  details: {
    receivedAt: number;
    complainedUnit?: string;
    reason: string;
    business?: string;
    businessChannel?: string;
    channel: string;
    flags: string[];
  };
  facts: Record<string, unknown>;
  milestones: string[];
  at: number;
  entry: { amount: number };
  clock: string;
  rule: string;
  owner: string;
  party: string;
  unit: string;
  due: number;
  late: boolean;
  how: string;
};

const groups: Record<string, string> = {
  'A1.outlet': 'outlet',
  'A1.app': 'electronic',
  'A1.web': 'electronic',
  A2: 'back',
};
/** The last outlet's name says no place; its region is written down. */
const regions = ['沈阳', '大连', '鞍山', '营口'];

/** Reads the streams of an office's complaints. */
export const toldBy = (parts: DeskParts, office: RandomOffice): Told[] =>
  office.complaints.map((id) => {
    const told: Partial<Told> & Pick<Told, 'clocks'> = {
      clocks: [],
      replied: null,
      ended: null,
      withdrawn: false,
      valid: null,
      solved: false,
      satisfied: null,
      returned: false,
      paid: 0,
    };
    const unitByParty = new Map<string, string>();
    const clockOf = (name: string): Clock => told.clocks.find((one) => `${one.rule}#1` === name)!;
    for (const { type, body, at: moment } of parts.store.read(`complaint/${id}`)) {
      const fact = body as Fact;
      if (type === 'ComplaintRegistered') {
        const { details } = fact;
        const unit = details.complainedUnit ?? null;
        const place = unit === null ? -1 : office.outlets.indexOf(unit);
        Object.assign(told, {
          received: details.receivedAt,
          unit,
          bank: place < 0 ? office.association : office.banks[place % 2],
          region: place < 0 ? '-' : regions[place],
          reason: details.reason,
          business: (details.business ?? '-').split('.')[0],
          group: groups[details.businessChannel ?? ''] ?? '-',
          channel: details.channel,
          repeated: details.flags.includes('repeat'),
        });
      }
      if (type === 'ActionTaken') {
        const { facts } = fact;
        if ('valid' in facts) told.valid = facts['valid'] as boolean;
        if (facts['solved'] === true) told.solved = true;
        if (facts['satisfaction'] === 'satisfied') told.satisfied = true;
        if (facts['satisfaction'] === 'unsatisfied') told.satisfied = false;
        if (fact.milestones.includes('customerReplied')) told.replied = fact.at;
      }
      if (type === 'PartyHanded') unitByParty.set(fact.party, fact.unit);
      if (type === 'PartyReturned') told.returned = true;
      if (type === 'MoneyEntered') told.paid = (told.paid ?? 0) + fact.entry.amount;
      if (type === 'ClockStarted') {
        told.clocks.push({
          rule: fact.rule,
          owner: fact.owner,
          unit: unitByParty.get(fact.owner) ?? '',
          due: fact.due,
          met: null,
          late: false,
          broken: false,
          gone: false,
        });
      }
      if (type === 'ClockMet') Object.assign(clockOf(fact.clock), { met: fact.at, late: fact.late });
      if (type === 'ClockBroken') clockOf(fact.clock).broken = true;
      if (type === 'ClockCancelled') clockOf(fact.clock).gone = true;
      if (type === 'ComplaintEnded') Object.assign(told, { ended: moment, withdrawn: fact.how === 'withdrawn' });
    }
    return told as Told;
  });

const halves: Record<string, [string, string]> = {
  '2025-H1': ['2025-01-01', '2025-07-01'],
  '2025-H2': ['2025-07-01', '2026-01-01'],
  '2026-H1': ['2026-01-01', '2026-07-01'],
};
export const edges = (half: string): [number, number] => {
  const [from, until] = halves[half]!;
  return [at(`${from}T00:00`), at(`${until}T00:00`)];
};

const ratio = (above: number, below: number): number | null => (below === 0 ? null : above / below);

/** A figure by its name, over some complaints. @param bank only the limits this bank had to keep, of whichever complaints */
export function figure(name: string, all: readonly Told[], half: string, bank?: string): number | null {
  const [from, until] = edges(half);
  const inside = (moment: number | null): boolean => moment !== null && moment >= from && moment < until;
  const received = all.filter((one) => inside(one.received));
  const ended = all.filter((one) => inside(one.ended));
  const openAt = (moment: number): Told[] =>
    all.filter((one) => one.received < moment && (one.ended === null || one.ended >= moment));
  const limits = all
    .filter((one) => one.received < until && (one.ended === null || one.ended >= from))
    .flatMap(({ clocks }) => clocks)
    .filter(({ rule, unit }) => rule !== 'P2-H1' && (bank === undefined || unit === bank));
  const met = limits.filter((clock) => inside(clock.met) && !clock.late).length;
  const missed = limits.filter(
    (clock) => inside(clock.due) && !clock.gone && (clock.late || (clock.broken && clock.met === null)),
  ).length;
  switch (name) {
    case 'received':
      return received.length;
    case 'opening':
      return openAt(from).length;
    case 'closing':
      return openAt(until).length;
    case 'ended':
      return ended.length;
    case 'valid':
      return received.filter(({ valid }) => valid === true).length;
    case 'invalid':
      return received.filter(({ valid }) => valid === false).length;
    case 'solved':
      return received.filter(({ solved }) => solved).length;
    case 'repeated':
      return received.filter(({ repeated }) => repeated).length;
    case 'unfinished':
      return received.filter((one) => one.ended === null || one.ended >= until).length;
    case 'upheld':
      return ended.filter(({ valid, paid }) => valid === true || paid > 0).length;
    case 'paid':
      return ended.reduce((sum, { paid }) => sum + paid, 0);
    case 'limitsMet':
      return met;
    case 'limitsMissed':
      return missed;
    case 'onTimeRate':
      return ratio(met, met + missed);
    case 'satisfiedRate':
      return ratio(
        received.filter(({ satisfied }) => satisfied === true).length,
        received.filter(({ satisfied }) => satisfied !== null).length,
      );
    case 'solvedRate':
      return ratio(received.filter(({ solved }) => solved).length, received.length);
    case 'repeatRate':
      return ratio(received.filter(({ repeated }) => repeated).length, received.length);
    case 'medianReplyDays': {
      const days = received.flatMap((one) => (one.replied === null ? [] : [(one.replied - one.received) / 86_400_000]));
      days.sort((left, right) => left - right);
      const half2 = days.length / 2;
      if (days.length === 0) return null;
      return Number.isInteger(half2) ? (days[half2 - 1]! + days[half2]!) / 2 : days[Math.floor(half2)]!;
    }
    default:
      throw new Error(`no second way to count ${name}`);
  }
}
