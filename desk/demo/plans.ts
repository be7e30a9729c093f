/** Which complaints the demo has: eighteen months of ordinary ones, and the living ones that show every state of the desk. */
import type { DemoOffice } from './office.ts';
import type { Random } from './random.ts';
import type { Finding, Plan } from './steps.ts';

export type Beginning = {
  plan: Plan;
  /** When it was registered. `share`: somewhere in the past, 1 = at its beginning. `minutes`: so many before now.
   *  `rest`: so long ago that the last step was taken this many working minutes before now. */
  start: { share: number } | { minutes: number } | { rest: number };
  /** Less than 1: everybody is quick. */
  pace: number;
  /** Probability of each step to be taken days late. */
  slow: number;
  repeats: boolean;
  /** One of the many of the demo's group. */
  ofGroup?: true;
};

const workingDay = 450;
const complaintCount = 600;

const finding = (random: Random): Finding =>
  random.chance(0.3) ? 'founded' : random.chance(0.45) ? 'partly' : 'unfounded';

function place(office: DemoOffice, random: Random, bankIndex?: number, outletIndex?: number) {
  const bank = office.banks[bankIndex ?? random.between(0, office.banks.length - 1)]!;
  const outlet = bank.outlets[outletIndex ?? random.between(0, bank.outlets.length - 1)]!;
  return { bank: bank.id, outlet };
}

const plain = (office: DemoOffice, random: Random): Plan => ({
  first: 'association',
  ...place(office, random),
  course: 'ordinary',
  finding: finding(random),
  promises: [],
  escalates: false,
  sentBack: false,
  resultReturned: false,
  reportReturned: false,
  rectificationReturned: false,
  urged: false,
  unsatisfied: 0,
  unanswered: 0,
});

function ordinary(office: DemoOffice, random: Random): Plan {
  const plan = plain(office, random);
  const bank = office.banks.find(({ id }) => id === plan.bank)!;
  if (random.chance(0.22)) plan.first = random.chance(0.55) ? 'member' : 'outlet';
  if (plan.first === 'association' && random.chance(0.09)) plan.course = 'invalid';
  else if (plan.first !== 'outlet' && random.chance(0.12)) plan.course = 'settledAbove';
  if (random.chance(0.16)) plan.promises = random.chance(0.25) ? [1, 2] : [random.between(1, 2)];
  plan.escalates = random.chance(0.08);
  if (random.chance(0.05)) plan.wrongBank = office.banks.find(({ id }) => id !== plan.bank)!.id;
  if (random.chance(0.05)) plan.wrongOutlet = bank.outlets.find((outlet) => outlet !== plan.outlet)!;
  plan.sentBack = random.chance(0.05);
  plan.resultReturned = random.chance(0.06);
  plan.reportReturned = random.chance(0.07);
  plan.rectificationReturned = random.chance(0.15);
  plan.urged = random.chance(0.08);
  if (random.chance(0.11)) plan.unsatisfied = random.chance(0.15) ? 2 : 1;
  if (random.chance(0.09)) plan.unanswered = random.chance(0.25) ? 3 : 1;
  if (random.chance(0.05)) {
    const moments = { association: 'forward', member: 'verify', outlet: 'reportResult' };
    plan.withdrawsBefore = random.chance(0.5) ? moments[plan.first] : 'recordCallBack';
  }
  return plan;
}

/** The living ones: a place in the chain, how long they have been standing there, and what is special about them. */
type Living = {
  until: string;
  times?: number;
  /** Working days since the last step, one complaint for each. */
  days?: number[];
  /** Minutes since it was registered, for those nobody has looked at yet. */
  minutes?: number[];
  change?: Partial<Plan>;
  at?: [bank: number, outlet: number];
};

const living: Living[] = [
  { until: 'judgeValid', minutes: [3, 11, 26, 48] },
  { until: 'judgeValid', days: [0.3, 0.7] },
  { until: 'approve', days: [0.1, 0.3, 0.6] },
  { until: 'approve', days: [2.6] },
  { until: 'forward', days: [0.1, 0.4] },
  { until: 'forward', days: [0.2], change: { sentBack: true } },
  // Returned by the bank it was sent to by mistake.
  { until: 'forward', times: 2, days: [0.2, 0.7], change: { wrongBank: 'other' } },
  { until: 'answerInvalid', days: [0.2, 0.8] },
  { until: 'close', days: [0.3, 1.2], change: { course: 'invalid' } },
  { until: 'memberAccept', days: [0.1, 0.3, 0.6] },
  { until: 'memberAccept', days: [3.4] },
  { until: 'passDown', days: [0.2, 0.5] },
  { until: 'passDown', times: 2, days: [0.3], change: { wrongOutlet: 'other' } },
  { until: 'outletAccept', days: [0.1, 0.4, 0.7] },
  { until: 'outletAccept', days: [3.2] },
  { until: 'verify', days: [0.1, 0.4] },
  { until: 'reportResult', days: [0.1, 0.5, 0.9, 1.3] },
  { until: 'reportResult', days: [4.1, 6.3] },
  { until: 'reportResult', days: [0.4, 1.1, 1.9], change: { promises: [3] } },
  { until: 'reportResult', days: [0.6], change: { promises: [5] } },
  { until: 'reportResult', days: [3.3], change: { promises: [2] } },
  { until: 'decideDemand', days: [0.2, 0.5], change: { escalates: true } },
  { until: 'reportUp', days: [0.2, 0.8] },
  { until: 'reportUp', days: [0.4], change: { resultReturned: true } },
  { until: 'reportUp', times: 2, days: [0.3, 1], change: { reportReturned: true } },
  { until: 'passReview', days: [0.2, 0.6, 1.1] },
  { until: 'recordCallBack', days: [0.2, 0.6, 1.2] },
  { until: 'recordCallBack', days: [4.2] },
  { until: 'recordCallBack', times: 2, days: [0.4, 1.1], change: { unanswered: 2 } },
  { until: 'memberAccept', times: 2, days: [0.3], change: { unsatisfied: 1 } },
  { until: 'reportResult', times: 2, days: [0.8], change: { unsatisfied: 1 } },
  { until: 'recordCallBack', times: 2, days: [0.9], change: { unsatisfied: 1 } },
  { until: 'close', days: [0.3, 1, 1.8] },
  { until: 'reportRectification', days: [0.5, 2, 3.5], change: { finding: 'founded' } },
  { until: 'passRectification', days: [0.6, 2], change: { finding: 'founded' } },
  { until: 'reportRectification', times: 2, days: [1], change: { finding: 'founded', rectificationReturned: true } },
  { until: 'archive', days: [0.5, 1.5, 3, 4.5] },
  { until: 'archive', days: [0.4, 2], change: { withdrawsBefore: 'forward' } },
  { until: 'passDown', days: [0.4], change: { first: 'member' } },
  { until: 'verify', days: [0.3], change: { first: 'member' } },
  { until: 'confirmResult', days: [0.6], change: { first: 'member' } },
  { until: 'reportResult', days: [0.2, 0.9], change: { first: 'outlet' } },
  { until: 'reportResult', days: [0.7], change: { first: 'outlet', promises: [2] } },
  { until: 'confirmResult', days: [0.5], change: { first: 'outlet' } },
  { until: 'recordCallBack', days: [0.8], change: { first: 'outlet' } },
  // At the outlets where nobody is on duty: they stand on the alarm board.
  { until: 'reportResult', days: [0.6, 1.4], at: [2, 3] },
  { until: 'outletAccept', days: [0.3], at: [2, 3] },
  { until: 'reportResult', days: [1.2], at: [5, 3] },
  { until: 'outletAccept', days: [0.2, 0.6], at: [5, 3] },
  // And where one person plays the whole chain.
  { until: 'memberAccept', days: [0.2, 0.5], at: [0, 0] },
  { until: 'verify', days: [0.4], at: [0, 0] },
  { until: 'outletAccept', days: [0.3], at: [0, 0] },
  { until: 'reportResult', days: [0.8], at: [0, 0] },
  { until: 'reportResult', days: [0.9], at: [0, 0], change: { promises: [2] } },
  { until: 'reportUp', days: [0.5], at: [0, 0] },
];

function livingPlans(office: DemoOffice, random: Random): Beginning[] {
  return living.flatMap((one): Beginning[] => {
    const starts = [
      ...(one.minutes ?? []).map((minutes) => ({ minutes })),
      ...(one.days ?? []).map((days) => ({ rest: Math.round(days * workingDay) })),
    ];
    return starts.map((start): Beginning => {
      const plan = plain(office, random);
      Object.assign(plan, place(office, random, one.at?.[0], one.at?.[1]), one.change);
      // The two outlets without anybody on duty are for the alarm board alone.
      while (!one.at && isUnattended(office, plan.outlet)) Object.assign(plan, place(office, random));
      const bank = office.banks.find(({ id }) => id === plan.bank)!;
      if (plan.wrongBank) plan.wrongBank = office.banks.find(({ id }) => id !== plan.bank)!.id;
      if (plan.wrongOutlet) plan.wrongOutlet = bank.outlets.find((outlet) => outlet !== plan.outlet)!;
      if (one.until === 'answerInvalid') plan.course = 'invalid';
      plan.until = { action: one.until, times: one.times ?? 1 };
      return { plan, start, pace: 0.6, slow: 0, repeats: random.chance(0.12) };
    });
  });
}

/** Outlets of the alarm board: both handlers away, and no pair at all. */
export const bothAway = (office: DemoOffice): string => office.banks[2]!.outlets[3]!;
export const withoutPair = (office: DemoOffice): string => office.banks[5]!.outlets[3]!;
const isUnattended = (office: DemoOffice, outlet: string): boolean =>
  outlet === bothAway(office) || outlet === withoutPair(office);

/** Working days since the last step of each: three in the past begin the group, the rest come one after the other. */
const groupRests = [
  12, 11.6, 11.2, 9.5, 8.8, 8.1, 7.4, 6.6, 5.9, 5.2, 4.6, 4, 3.4, 2.9, 2.5, 2.1, 1.7, 1.4, 1.1, 0.8, 0.5, 0.3, 0.1,
];
/** Older ones were settled, younger ones stand where they have come to. */
const groupUntil = (days: number): Plan['until'] =>
  days > 9
    ? undefined
    : days > 4
      ? { action: 'archive', times: 1 }
      : { action: days > 1.6 ? 'recordCallBack' : days > 0.6 ? 'reportResult' : 'memberAccept', times: 1 };

function groupPlans(office: DemoOffice, random: Random): Beginning[] {
  return groupRests.map((days): Beginning => {
    const plan = plain(office, random);
    Object.assign(plan, place(office, random, 3), { finding: 'founded' });
    const until = groupUntil(days);
    if (until) plan.until = until;
    return {
      plan,
      start: { rest: Math.round(days * workingDay) },
      pace: 0.5,
      slow: 0,
      repeats: false,
      ofGroup: true,
    };
  });
}

export function beginnings(office: DemoOffice, random: Random): Beginning[] {
  const alive = livingPlans(office, random);
  const ofGroup = groupPlans(office, random);
  const past = Array.from({ length: complaintCount - alive.length - ofGroup.length }, (): Beginning => {
    return {
      plan: ordinary(office, random),
      // More of them lately: complaints of this association have been growing.
      start: { share: random.fraction() ** 1.8 },
      pace: 1,
      slow: 0.035,
      repeats: random.chance(0.1),
    };
  });
  return [...past, ...alive, ...ofGroup];
}
