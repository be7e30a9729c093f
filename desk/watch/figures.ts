import { crossedMonths, figureValue, inputOf, judgeFigure } from '../../shared/accountability/figures.ts';
import { monthAfter } from '../../shared/accountability/period.ts';
import type { Proposal } from '../../shared/accountability/proposal.ts';
import { deciderOf, thresholdsOf } from '../../shared/accountability/trigger.ts';
import { localDate } from '../../shared/calendar/local.ts';
import type { Kpi, Pack } from '../../shared/procedure/pack.ts';
import type { DeskParts } from '../parts.ts';
import { proposalEvents } from '../subjects/proposals.ts';
import type { NewEvent } from '../store/eventStore.ts';
import { proposalOf } from '../store/projections/accountabilityGroups.ts';
import { figureCounts } from '../store/projections/figures.ts';
import { prepared } from '../store/prepared.ts';
import { rethrow, type Report } from './deadlines.ts';
import { write, type Work } from './writing.ts';

/** Proposals for figures that crossed their thresholds in the two months that ended last: a month is judged when it is over,
 *  and once more while its numbers from outside come in. @returns how many proposals were written to */
export function writeFigureProposals(parts: DeskParts, now: number, report: Report = rethrow): number {
  const today = localDate(parts.workingTime(), now);
  const last = monthAfter(today.slice(0, 7), -1);
  const months = [monthAfter(last, -1), last];
  const work = parts
    .packs()
    .inForce(today)
    .flatMap((pack) =>
      thresholdsOf(pack).flatMap(({ id, kpi, threshold }): Work[] => {
        const figures = figuresOf(parts, pack, kpi, monthAfter(months[0]!, 1 - threshold.months), last);
        return months.flatMap((month) =>
          subjectsOf(parts, pack.id, id, month, figures).flatMap((unit): Work[] => {
            const factOf = (one: string) => figures.get(unit)?.get(one);
            const events = (): NewEvent[] => {
              const decider = deciderOf(parts.office(), 'member', unit);
              const place = { trigger: id, level: threshold.level, subject: unit, decider, key: month };
              const draft = {
                id: '',
                pack: { id: pack.id, version: pack.version },
                atLeast: threshold.months,
                ...place,
              };
              const crossed = crossedMonths(threshold, month, factOf);
              return judgeFigure(crossed, proposalsOf(parts, pack.id, id, unit, month), draft, now).flatMap(
                ({ proposal, event }) => {
                  const own = proposal?.id ?? parts.newId();
                  const named = event.type === 'ProposalDrafted' ? { ...event, id: own } : event;
                  return proposalEvents(parts.office(), proposal?.decider ?? decider, own, [named]);
                },
              );
            };
            const asked = events();
            if (asked.length === 0) return [];
            const input = { pack: pack.id, figure: id, unit, month };
            return [{ requestId: parts.newId(), input, decide: () => ({ events: asked, reply: {} }) }];
          }),
        );
      }),
    );
  const touched = write(parts, now, 'watch.figures', work, report);
  if (touched > 0) parts.publish({ topics: ['supervision'] });
  return touched;
}

type Fact = { month: string; value: number; numerator: number; denominator: number | null };

/** Values of a figure by unit and month; months without a value are left out. */
function figuresOf(
  parts: DeskParts,
  pack: Pack,
  kpi: Kpi,
  from: string,
  until: string,
): Map<string, Map<string, Fact>> {
  const what = inputOf(kpi);
  const inputs = prepared<[object], { unit: string; month: string; value: number | null }>(
    parts.database,
    'select unit, month, value from figure_input where what = @what and month >= @from and month <= @until',
  ).all({ what: what ?? '', from, until });
  const inputAt = new Map(inputs.map(({ unit, month, value }) => [`${unit} ${month}`, value]));
  const counts = figureCounts(parts.database).all({ pack: pack.id, kpi: kpi.id, from, until });
  const scored =
    kpi.count.what === 'scored' ? inputs.map(({ unit, month }) => ({ unit, month, numerator: 0, count: 0 })) : [];
  const found = new Map<string, Map<string, Fact>>();
  for (const { unit, month, numerator, count } of [...counts, ...scored]) {
    const input = inputAt.get(`${unit} ${month}`) ?? null;
    const value = figureValue(kpi, numerator, count, input);
    if (value === null) continue;
    const denominator = kpi.per === 'none' ? null : kpi.per === 'received' ? count : input;
    const ofUnit = found.get(unit) ?? new Map<string, Fact>();
    found.set(unit, ofUnit.set(month, { month, value, numerator, denominator }));
  }
  return found;
}

/** Units with a value in that month, and those with a proposal that may have to go. */
function subjectsOf(
  parts: DeskParts,
  pack: string,
  trigger: string,
  key: string,
  figures: ReadonlyMap<string, ReadonlyMap<string, Fact>>,
): string[] {
  const proposed = prepared<[object], string>(
    parts.database,
    'select distinct subject from proposal where pack = @pack and trigger = @trigger and key = @key',
  )
    .pluck()
    .all({ pack, trigger, key });
  const valued = [...figures].flatMap(([unit, months]) => (months.has(key) ? [unit] : []));
  return [...new Set([...valued, ...proposed])];
}

const proposalsOf = (parts: DeskParts, pack: string, trigger: string, subject: string, key: string): Proposal[] =>
  prepared<[object], { body: string }>(
    parts.database,
    `select body from proposal where pack = @pack and trigger = @trigger and subject = @subject and key = @key
     order by entry`,
  )
    .all({ pack, trigger, subject, key })
    .map(({ body }) => proposalOf(body));
