// The forms of the acts on a clock, written like those of a pack, so that the shared form shows, checks and keeps them.
import type { Clock } from '../../shared/complaint/state.ts';
import { noticeManners, type Notice } from '../../shared/complaint/events.ts';
import type { ClockAct } from '../../shared/contract/calendarViews.ts';
import type { DeskClient } from '../../shared/contract/contract.ts';
import type { Action, ClockRule, Field, FormValues, Text } from '../../shared/procedure/pack.ts';
import { clocksWords, type ClocksWords } from '../../shared/words/clocks.ts';

const said = (pick: (words: ClocksWords) => string): Text => ({
  zh: pick(clocksWords.zh),
  en: pick(clocksWords.en),
});

type FieldName = keyof ClocksWords['field'];
const field = (
  id: string,
  name: FieldName,
  kind: Field['kind'],
  required: boolean,
  more: Partial<Field> = {},
): Field => ({
  id,
  title: said((words) => words.field[name]),
  kind,
  required,
  ...more,
});

const noticeFields = (): Field[] => [
  field('manner', 'noticeManner', 'choice', true, {
    options: noticeManners.map((id) => ({ id, title: said((words) => words.manner[id]) })),
  }),
  field('noticeAt', 'noticeAt', 'moment', true, { suggest: 'now', when: 'past' }),
  field('noticeText', 'noticeText', 'text', false),
];

function fieldsOf(act: ClockAct, rule: ClockRule, clock: Clock): Field[] {
  switch (act) {
    case 'suspend':
      return [
        field('reason', 'reason', 'choice', true, { options: rule.suspend?.reasons ?? [] }),
        field('text', 'text', 'longText', false),
        ...(rule.suspend?.notice ? noticeFields() : []),
        field('reviewBy', 'reviewBy', 'date', true, { when: 'future' }),
      ];
    case 'resume':
      return [field('text', 'resumeText', 'longText', false)];
    case 'askExtension':
      return [field('reason', 'askReason', 'longText', true)];
    case 'decideExtension':
      return [field('granted', 'granted', 'yesNo', true), field('comment', 'comment', 'longText', false)];
    case 'extend':
      return [
        // What was asked for and granted keeps its reason.
        ...(clock.extension ? [] : [field('reason', 'extendReason', 'longText', true)]),
        ...(rule.extensions?.[clock.extended.length]?.notice ? noticeFields() : []),
      ];
    case 'restart':
      return [field('facts', 'facts', 'longText', true)];
  }
}

export const actTitle = (act: ClockAct): Text => said((words) => words.act[act]);
export const actHint = (act: ClockAct): Text => said((words) => words.hint[act]);

export const actAction = (act: ClockAct, rule: ClockRule, clock: Clock): Action => ({
  id: `${clock.id}/${act}`,
  title: actTitle(act),
  hint: actHint(act),
  tone: 'plain',
  at: [],
  leaves: [],
  enters: [],
  by: { party: clock.owner, roles: [] },
  fields: fieldsOf(act, rule, clock),
  needs: [],
  effects: [],
  source: rule.source,
});

const textIn = (values: FormValues, key: string): string => {
  const value = values[key];
  return typeof value === 'string' ? value : '';
};

function noticeIn(values: FormValues): Notice | null {
  const manner = noticeManners.find((one) => one === values['manner']);
  const at = values['noticeAt'];
  return manner && typeof at === 'number' ? { manner, at, text: textIn(values, 'noticeText') } : null;
}

type Sent = Promise<{ id: string; stages: string[] }>;

/** The call behind each act. */
export function sendAct(
  client: DeskClient['clock'],
  act: ClockAct,
  on: { request: string; id: string; clock: string },
  values: FormValues,
): Sent {
  const text = (key: string): string => textIn(values, key);
  switch (act) {
    case 'suspend': {
      const { reason, reviewBy } = { reason: text('reason'), reviewBy: text('reviewBy') };
      return client.suspend({ ...on, reason, reviewBy, text: text('text'), notice: noticeIn(values) });
    }
    case 'resume':
      return client.resume({ ...on, text: text('text') });
    case 'askExtension':
      return client.askExtension({ ...on, reason: text('reason') });
    case 'decideExtension':
      return client.decideExtension({ ...on, granted: values['granted'] === true, comment: text('comment') });
    case 'extend':
      return client.extend({ ...on, reason: text('reason'), notice: noticeIn(values) });
    case 'restart':
      return client.restart({ ...on, facts: text('facts') });
  }
}
