/** What happens to one complaint, laid out beforehand: which steps, how long each takes, what is written on the forms. */
import { addWorkingDays } from '../../shared/calendar/arithmetic.ts';
import type { WorkingTime } from '../../shared/calendar/compile.ts';
import { localDate } from '../../shared/calendar/local.ts';
import type { FormValues } from '../../shared/procedure/pack.ts';
import * as say from './data/sentences.ts';
import type { Random } from './random.ts';

export type Finding = 'founded' | 'partly' | 'unfounded';

export type Plan = {
  /** Who is asked first, and registers. */
  first: 'association' | 'member' | 'outlet';
  bank: string;
  outlet: string;
  course: 'ordinary' | 'invalid' | 'settledAbove';
  finding: Finding;
  /** Working days until each promised reply. */
  promises: number[];
  escalates: boolean;
  /** A bank or outlet it went to by mistake, which returned it. */
  wrongBank?: string;
  wrongOutlet?: string;
  sentBack: boolean;
  resultReturned: boolean;
  reportReturned: boolean;
  rectificationReturned: boolean;
  urged: boolean;
  /** How often the customer was not satisfied. */
  unsatisfied: number;
  /** Calls that nobody answered before the last one. */
  unanswered: number;
  /** The complainant withdraws before this step. */
  withdrawsBefore?: string;
  /** The tale stands still before this step (the `times`-th of its kind). */
  until?: { action: string; times: number };
};

/** `wait` in working minutes after the step before. */
export type Step = { action: string; wait: number; form: (at: number) => FormValues };

export function stepsOf(plan: Plan, random: Random, time: WorkingTime): Step[] {
  const steps: Step[] = [];
  const add = (action: string, least: number, most: number, form: (at: number) => FormValues = () => ({})): void =>
    void steps.push({ action, wait: random.between(least, most), form });
  const text = (texts: readonly string[]): string => random.pick(texts);
  const dateAfter = (at: number, days: number): string =>
    addWorkingDays(time, localDate(time, at), days) ?? localDate(time, at);
  const manner = (): string => random.pick(['phone', 'phone', 'phone', 'visit', 'message', 'letter', 'mail']);

  const judge = (): void => {
    const opinion = text(say.opinions);
    add('judgeValid', 8, 110, () => ({ opinion }));
  };
  const forward = (unit: string): void => {
    const request = text(say.requests);
    add('forward', 10, 120, () => ({ unit, request }));
  };
  const rectify = (): void => {
    const [opinion, staffOpinion] = random.pick(say.rectifications);
    const days = random.between(8, 15);
    add('orderRectification', 15, 90, (at) => ({ opinion, staffOpinion, due: dateAfter(at, days) }));
  };

  const desk = (): void => {
    judge();
    if (plan.sentBack) {
      const comment = text(say.sendBacks);
      add('sendBack', 30, 200, () => ({ comment }));
      judge();
    }
    const comment = text(say.approvals);
    add('approve', 20, 220, () => ({ comment }));
    if (plan.wrongBank) {
      forward(plan.wrongBank);
      const explanation = say.returnExplanations['notOurs']!;
      add('memberReturn', 40, 300, () => ({ reason: 'notOurs', explanation }));
    }
    forward(plan.bank);
  };

  const outletWorks = (): void => {
    if (plan.escalates) {
      const request = text(say.superiorRequests);
      add('askSuperior', 30, 200, () => ({ request }));
      const granted = random.chance(0.5);
      const decision = text(granted ? say.decisions.granted : say.decisions.denied);
      add('decideDemand', 60, 300, () => ({ granted, decision }));
    }
    for (const days of plan.promises) {
      const form = { progress: text(say.progresses), replyManner: manner(), reply: text(say.progressReplies) };
      add('reportProgress', 200, 420, (at) => ({ ...form, promised: dateAfter(at, days) }));
    }
    const form = {
      result: text(say.results),
      replyManner: manner(),
      reply: text(say.replies),
      solved: random.chance(0.85),
    };
    add('reportResult', 100, 620, () => form);
  };

  const memberPassesDown = (): void => {
    if (plan.course === 'settledAbove') {
      const form = {
        result: text(say.results),
        replyManner: manner(),
        reply: text(say.replies),
        solved: random.chance(0.85),
      };
      add('settle', 120, 500, () => form);
      return;
    }
    const pass = (unit: string): void => {
      const request = text(say.requests);
      add('passDown', 20, 180, () => ({ unit, request }));
    };
    if (plan.wrongOutlet) {
      pass(plan.wrongOutlet);
      const reason = random.pick(['notOurs', 'incomplete', 'factsUnclear']);
      add('outletReturn', 30, 240, () => ({ reason, explanation: say.returnExplanations[reason]! }));
    }
    pass(plan.outlet);
    add('outletAccept', 15, 240);
  };

  const verify = (): void => {
    const found = text(say.facts[plan.finding]!);
    add('verify', 60, 360, () => ({ founded: plan.finding, facts: found }));
  };

  const callBack = (round: number): void => {
    for (let call = 0; call < plan.unanswered && round === plan.unsatisfied; call++) {
      add('recordCallBack', 60, 300, () => ({ result: 'unreachable' }));
    }
    if (round < plan.unsatisfied) {
      const words = text(say.unsatisfiedWords);
      add('recordCallBack', 40, 420, () => ({ result: 'unsatisfied', text: words }));
    } else if (plan.unanswered >= 3) {
      const words = text(say.giveUps);
      add('endCallBack', 30, 200, () => ({ text: words }));
    } else {
      const result = random.chance(0.75) ? 'satisfied' : 'accepted';
      const words = text(say.satisfiedWords);
      add('recordCallBack', 40, 420, () => ({ result, text: words }));
    }
  };

  const isRectified = plan.finding === 'founded' && plan.first !== 'outlet';
  const round = (number: number): void => {
    if (plan.first === 'association') add('memberAccept', 20, 240);
    if (plan.first !== 'outlet') memberPassesDown();
    if (plan.first !== 'outlet') verify();
    if (plan.urged && number === 0 && plan.first === 'association') {
      const words = text(say.urges);
      add('urge', 60, 300, () => ({ text: words }));
    }
    if (plan.course !== 'settledAbove') outletWorks();
    if (plan.resultReturned && number === 0 && plan.course !== 'settledAbove') {
      const explanation = text(say.redoExplanations);
      add('returnResult', 30, 200, () => ({ reason: 'factsUnclear', explanation }));
      const form = { result: text(say.results), replyManner: manner(), reply: text(say.replies), solved: true };
      add('reportResult', 60, 400, () => form);
    }
    if (isRectified && number === 0) rectify();
    if (plan.first === 'association') {
      const report = text(say.reports);
      add('reportUp', 30, 260, () => ({ report }));
      if (plan.reportReturned && number === 0) {
        const explanation = text(say.missingParts);
        add('returnReport', 40, 300, () => ({ reason: 'incomplete', explanation }));
        add('reportUp', 60, 400, () => ({ report: say.reports[3]! }));
      }
      const comment = text(say.reviewComments);
      add('passReview', 40, 400, () => ({ comment }));
    } else {
      add('confirmResult', 40, 400, () => ({ founded: plan.finding }));
    }
    callBack(number);
  };

  const invalid = (): void => {
    const [reason, explanation] = random.pick(say.invalidReasons);
    add('judgeInvalid', 20, 240, () => ({ reason, explanation }));
    const reply = text(say.invalidReplies);
    const replyManner = manner();
    add('answerInvalid', 40, 420, () => ({ replyManner, reply }));
  };

  const file = (): void => {
    const summary = text(say.summaries);
    add('close', 60, 700, () => ({ summary }));
    if (isRectified && plan.course !== 'invalid') {
      const [, , done] = random.pick(say.rectifications);
      add('reportRectification', 200, 900, () => ({ measures: done }));
      if (plan.rectificationReturned) {
        const comment = text(say.rectificationComments.failed);
        const days = random.between(4, 7);
        add('returnRectification', 60, 500, (at) => ({ comment, due: dateAfter(at, days) }));
        add('reportRectification', 200, 900, () => ({ measures: done }));
      }
      const comment = text(say.rectificationComments.passed);
      add('passRectification', 60, 900, () => ({ comment }));
    }
    add('archive', 120, 1400, () => ({ papersComplete: true }));
  };

  if (plan.first === 'association') {
    if (plan.course === 'invalid') invalid();
    else desk();
  }
  if (plan.course !== 'invalid') for (let number = 0; number <= plan.unsatisfied; number++) round(number);
  file();
  return cut(withdrawn(steps, plan, random), plan);
}

function withdrawn(steps: Step[], plan: Plan, random: Random): Step[] {
  const place = steps.findIndex((step) => step.action === plan.withdrawsBefore);
  if (place < 0) return steps;
  const reason = random.pick(say.withdrawReasons);
  const manner = random.pick(['phone', 'visit', 'writing']);
  return [
    ...steps.slice(0, place),
    { action: 'withdraw', wait: random.between(60, 500), form: () => ({ manner, reason }) },
    { action: 'archive', wait: random.between(200, 1500), form: () => ({ papersComplete: true }) },
  ];
}

function cut(steps: Step[], { until }: Plan): Step[] {
  if (!until) return steps;
  let seen = 0;
  const place = steps.findIndex((step) => step.action === until.action && ++seen === until.times);
  return place < 0 ? steps : steps.slice(0, place);
}
