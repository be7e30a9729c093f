import { done, refused } from '../../shared/base/result.ts';
import { dueMoment } from '../../shared/calendar/limit.ts';
import { currentPack } from '../../shared/procedure/packs/index.ts';
import { clockRuleOf } from '../../shared/procedure/pack.ts';
import type { DeskParts, Handlers } from '../parts.ts';

export function calendarQueries(parts: DeskParts): Handlers<'calendar'> {
  return {
    due(input) {
      const pack = currentPack(input.pack);
      if (!pack) return refused({ code: 'UnknownPack' });
      const rule = clockRuleOf(pack, input.clock);
      if (!rule || rule.limit.unit === 'named') return refused({ code: 'UnknownClock', clock: input.clock });
      const { receiptOnRestDay, dueAt } = pack.settings;
      const due = dueMoment(parts.workingTime(), { receiptOnRestDay, end: dueAt, ...rule.limit }, input.from);
      return due.ok ? done(due.value) : refused({ code: 'NoDueMoment', rule: rule.id, why: due.problem.kind });
    },
  };
}
