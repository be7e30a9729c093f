import { mayFollow } from '../../shared/accountability/decide.ts';
import { figureStream, inputOf, type FigureEntered } from '../../shared/accountability/figures.ts';
import type { ProposalRefusal } from '../../shared/accountability/refusals.ts';
import { decideCloseSettlement, settlementStream } from '../../shared/accountability/settlement.ts';
import { deciderOf } from '../../shared/accountability/trigger.ts';
import { done, refused } from '../../shared/base/result.ts';
import { organisationOf } from '../../shared/people/office.ts';
import { may } from '../../shared/people/permissions.ts';
import { figureInputs } from '../../shared/procedure/pack.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import { contextOf, perform } from '../perform.ts';
import { closedSettlement, settlementLines } from '../store/projections/settlement.ts';

/** Numbers from outside, and the closing of a month with a partner. */
export function figureCommands(parts: DeskParts): Pick<Handlers<'supervision'>, 'enterFigure' | 'closeSettlement'> {
  const isKnown = (what: string): boolean =>
    (figureInputs as readonly string[]).includes(what) ||
    parts.packs().all.some(({ kpis }) => kpis.some((kpi) => inputOf(kpi) === what));
  return {
    enterFigure({ request, unit, month, what, value }, caller) {
      const now = parts.clock();
      const { office, actor, today } = contextOf(parts, caller.actor, now);
      return perform(parts, actor, now, {
        request,
        name: 'supervision.enterFigure',
        input: { unit, month, what, value },
        topics: ['supervision'],
        decide: () => {
          if (!may(office, actor, 'readSupervision'))
            return refused({ code: 'NotPermitted', permission: 'readSupervision' });
          if (!office.unitById.has(unit)) return refused({ code: 'UnknownUnit', unit });
          const decider = deciderOf(office, 'member', unit);
          // Whoever it is about does not enter it: the unit above does.
          if (decider === unit || !mayFollow(office, actor, decider)) {
            return refused<ProposalRefusal>({ code: 'FigureNotYours', unit: decider });
          }
          if (!isKnown(what)) return refused<ProposalRefusal>({ code: 'UnknownFigure' });
          if (month > today.slice(0, 7)) return refused<ProposalRefusal>({ code: 'FigureMonthNotOver', month });
          const { type, ...body }: FigureEntered = { type: 'FigureEntered', unit, month, what, value };
          const audience = organisationOf(office, decider)?.id ?? decider;
          return done({ events: [{ stream: figureStream(unit), type, audience, body }], reply: { value } });
        },
      });
    },

    closeSettlement({ request, unit, month }, caller) {
      const now = parts.clock();
      const context = contextOf(parts, caller.actor, now);
      const { office, actor } = context;
      return perform(parts, actor, now, {
        request,
        name: 'supervision.closeSettlement',
        input: { unit, month },
        topics: ['supervision'],
        decide: () => {
          if (!office.unitById.has(unit)) return refused({ code: 'UnknownUnit', unit });
          const decider = deciderOf(office, 'member', unit);
          const lines = settlementLines(parts.database, unit, month);
          const isClosed = closedSettlement(parts.database, unit, month) !== undefined;
          const decided = decideCloseSettlement({ unit, month }, decider, lines, isClosed, context);
          if (!decided.ok) return decided;
          const audience = organisationOf(office, decider)?.id ?? decider;
          return done({
            events: decided.value.map(({ type, ...body }) => ({
              stream: settlementStream(unit),
              type,
              audience,
              body,
            })),
            reply: { total: decided.value[0]?.total ?? 0 },
          });
        },
      });
    },
  };
}
