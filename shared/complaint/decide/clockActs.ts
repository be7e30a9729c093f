import { addDays } from '../../calendar/local.ts';
import { rulesInForce } from '../../procedure/rules.ts';
import type { Pack } from '../../procedure/pack.ts';
import type { Context } from '../context.ts';
import type { Notice } from '../events.ts';
import type { ComplaintRefusal } from '../refusals.ts';
import type { Clock, Complaint } from '../state.ts';
import {
  decideAskExtension,
  decideExtend,
  decideExtension,
  decideRestart,
  decideResume,
  decideSuspend,
} from './clock.ts';

export type ClockAct = 'suspend' | 'resume' | 'askExtension' | 'decideExtension' | 'extend' | 'restart';
export type AllowedClockAct = { act: ClockAct; refusal: ComplaintRefusal | null };

/** What may be done to each open clock. The acts are those of its rule in its present state; the refusal is what the rules would
 *  say to a form that is filled in well, so that nobody fills one in for nothing. */
export function allowedClockActs(
  pack: Pack,
  complaint: Complaint,
  context: Context,
): { clock: string; acts: AllowedClockAct[] }[] {
  const rules = rulesInForce(pack, complaint.overlays, context.packs);
  return complaint.clocks.flatMap((clock) => {
    const rule = rules.find((candidate) => candidate.rule.id === clock.rule)?.rule;
    if (!rule || (clock.state !== 'running' && clock.state !== 'suspended')) return [];
    const notice: Notice = { manner: 'dialled', at: context.now, text: '' };
    const filled = '·';
    const judge = (act: ClockAct) => {
      switch (act) {
        case 'suspend': {
          const reason = rule.suspend?.reasons[0]?.id ?? '';
          const reviewBy = addDays(context.today, 1);
          return decideSuspend({ clock: clock.id, reason, text: '', notice, reviewBy }, pack, complaint, context);
        }
        case 'resume':
          return decideResume(clock.id, '', pack, complaint, context);
        case 'askExtension':
          return decideAskExtension(clock.id, filled, pack, complaint, context);
        case 'decideExtension':
          return decideExtension({ clock: clock.id, granted: true, comment: '' }, pack, complaint, context);
        case 'extend':
          return decideExtend({ clock: clock.id, reason: filled, notice }, pack, complaint, context);
        case 'restart':
          return decideRestart(clock.id, filled, pack, complaint, context);
      }
    };
    const acts = actsOf(clock, rule).map((act) => {
      const judged = judge(act);
      return { act, refusal: judged.ok ? null : judged.problem };
    });
    return acts.length === 0 ? [] : [{ clock: clock.id, acts }];
  });
}

/** Acts of a rule in the present state of the clock; the extension chain shows its next link alone. */
function actsOf(clock: Clock, rule: Pack['clocks'][number]): ClockAct[] {
  if (clock.state === 'suspended') return ['resume'];
  const step = rule.extensions?.[clock.extended.length];
  const extension: ClockAct[] = !step
    ? []
    : !step.approval || clock.extension?.granted
      ? ['extend']
      : clock.extension
        ? ['decideExtension']
        : ['askExtension'];
  return [
    ...(rule.suspend ? (['suspend'] as const) : []),
    ...extension,
    ...(rule.restart ? (['restart'] as const) : []),
  ];
}
