import { decideCloseSettlement, totalOf, type SettlementLine } from '../../shared/accountability/settlement.ts';
import { deciderOf } from '../../shared/accountability/trigger.ts';
import { done, refused } from '../../shared/base/result.ts';
import type { SettlementSummary, SettlementView } from '../../shared/contract/calls/supervision.ts';
import { isAtOrUnder } from '../../shared/people/office.ts';
import { may, readingScope } from '../../shared/people/permissions.ts';
import { settlementFile } from '../documents/settlement.ts';
import type { Caller, DeskParts, Handlers } from '../parts.ts';
import { contextOf } from '../perform.ts';
import { closedSettlement, settlementLines } from '../store/projections/settlement.ts';
import { prepared } from '../store/prepared.ts';

type Calls = 'settlements' | 'settlement' | 'settlementFile';

/** What is settled with each partner, month by month. */
export function settlementQueries(parts: DeskParts): Pick<Handlers<'supervision'>, Calls> {
  const notPermitted = refused({ code: 'NotPermitted', permission: 'readSupervision' });
  const seesUnit = (caller: Caller, unit: string): boolean => {
    const scope = readingScope(parts.office(), caller.actor);
    return scope !== undefined && isAtOrUnder(parts.office(), unit, scope.id);
  };
  const mayRead = (caller: Caller): boolean => may(parts.office(), caller.actor, 'readSupervision');

  const viewOf = (unit: string, month: string, caller: Caller): SettlementView => {
    const closed = closedSettlement(parts.database, unit, month);
    const present = settlementLines(parts.database, unit, month);
    const frozen = new Set(closed?.lines.map(({ entry }) => entry));
    const numberOf = prepared<[string], string>(parts.database, 'select number from complaint where id = ?').pluck();
    const named = (line: SettlementLine) => ({
      ...line,
      number: 'complaint' in line.source ? (numberOf.get(line.source.complaint) ?? null) : null,
    });
    const lines = closed?.lines ?? present;
    const context = contextOf(parts, caller.actor, parts.clock());
    const decider = deciderOf(context.office, 'member', unit);
    const decided = decideCloseSettlement({ unit, month }, decider, present, closed !== undefined, context);
    return {
      unit,
      month,
      lines: lines.map(named),
      total: closed?.total ?? totalOf(present),
      closed: closed ? { at: closed.at, by: closed.by, total: closed.total } : null,
      later: closed ? present.filter(({ entry }) => !frozen.has(entry)).map(named) : [],
      refusal: decided.ok ? null : decided.problem,
    };
  };

  return {
    settlements({ month }, caller) {
      if (!mayRead(caller)) return notPermitted;
      const months = prepared<[], string>(
        parts.database,
        `with recursive known (month) as (
           select max(month) from money_line
           union all select (select max(month) from money_line where month < known.month) from known where month is not null)
         select month from known where month is not null limit 60`,
      )
        .pluck()
        .all();
      const units = prepared<[string], string>(
        parts.database,
        'select distinct unit from money_line where month = ? order by unit',
      )
        .pluck()
        .all(month)
        .filter((unit) => seesUnit(caller, unit))
        .map((unit): SettlementSummary => {
          const { lines, total, closed, later } = viewOf(unit, month, caller);
          return { unit, lines: lines.length, total, closedAt: closed?.at ?? null, later: totalOf(later) };
        });
      return done({ months, units });
    },

    settlement({ unit, month }, caller) {
      if (!mayRead(caller) || !seesUnit(caller, unit)) return notPermitted;
      return done(viewOf(unit, month, caller));
    },

    async settlementFile({ unit, month, format, language }, caller) {
      if (!mayRead(caller) || !seesUnit(caller, unit)) return notPermitted;
      const office = parts.office();
      const packs = parts.packs();
      return done(
        await settlementFile(viewOf(unit, month, caller), format, language, {
          unit: (id) => office.unitById.get(id)?.name ?? id,
          person: (id) => office.personById.get(id)?.name ?? id,
          rule: ({ pack, rule }) => packs.of(pack.id, pack.version)?.money.find(({ id }) => id === rule),
        }),
      );
    },
  };
}
