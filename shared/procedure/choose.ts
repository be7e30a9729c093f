import { done, refused, type Result } from '../base/result.ts';
import type { Instant, LocalDate } from '../base/time.ts';
import type { UnitId } from '../base/ids.ts';
import type { Channel } from '../complaint/details.ts';
import { chainOf, isAtOrUnder, type Office, type Unit } from '../people/office.ts';
import { may, mayManageOffice, type Actor } from '../people/permissions.ts';
import type { PackBook } from './book.ts';
import type { Pack } from './pack.ts';
import type { CategoryBook } from './trees/book.ts';

/** Which regimes an office runs. Stream `office/packs`; every entry stands for itself, so the last one counts. */
export type PacksChosen = { type: 'PacksChosen' } & Omit<Choice, 'rules'> & { rules?: IntakeRule[]; at: Instant };

/** `main`: regimes a new complaint can begin under, the first proposed before the others. `overlays`: regimes whose clocks
 *  run beside it. `rules`: which main one is proposed at intake instead of the first; the first rule that fits counts. */
export type Choice = { main: string[]; overlays: string[]; rules: IntakeRule[] };

/** Fits when everything it names is so; at least one thing is named. */
export type IntakeRule = {
  pack: string;
  /** The unit that registers, or one above it. */
  unit?: UnitId;
  channel?: Channel;
  /** A category of any of the three trees, or one above the category chosen. */
  category?: string;
};

/** What is known of a complaint that is being taken. */
export type AtIntake = { unit: UnitId; channel: Channel | null; categories: readonly string[] };

export const packsStream = 'office/packs';

/** What an office runs until it has chosen. */
export const defaultChoice: Choice = { main: ['P2'], overlays: [], rules: [] };

export type ProcedureRefusal =
  | { code: 'NotPermitted'; permission: string }
  | { code: 'DecidedOnTop' }
  | { code: 'UnknownPack' }
  | { code: 'MainPackMissing' }
  | { code: 'OverlayAsMain'; pack: string }
  | { code: 'PackUsedTwice'; pack: string }
  | { code: 'PackNotInUse'; pack: string }
  | { code: 'RuleWithoutGround'; pack: string }
  | { code: 'UnknownUnit'; unit: UnitId }
  | { code: 'UnknownCategory'; category: string }
  | { code: 'PackNotInForce'; pack: string; from: LocalDate };

/** `today`: local date of `now` at the office. */
export type ChooseContext = {
  now: Instant;
  today: LocalDate;
  actor: Actor;
  office: Office;
  packs: PackBook;
  categories: CategoryBook;
};

/** Whether a pack is read and written with, but followed by no complaint: scripts, letters, formats of cases. It need not be
 *  chosen. */
export const isReadingMatter = ({ entries, actions, clocks, intake, triggers }: Pack): boolean =>
  [entries, actions, clocks, intake, triggers].every((part) => part.length === 0);

/** Chooses the regimes for new complaints; those that run keep what they began under. */
export function decidePacks(choice: Choice, context: ChooseContext): Result<PacksChosen[], ProcedureRefusal> {
  const { office, actor, now, today, packs } = context;
  if (!may(office, actor, 'manageProcedures')) return refused({ code: 'NotPermitted', permission: 'manageProcedures' });
  if (!mayManageOffice(office, actor, 'manageProcedures')) return refused({ code: 'DecidedOnTop' });
  const main = [...new Set(choice.main)];
  const overlays = [...new Set(choice.overlays)];
  const chosen = [...main, ...overlays];
  if (chosen.some((id) => packs.newest(id) === undefined)) return refused({ code: 'UnknownPack' });
  const early = chosen.find((id) => packs.current(id, today) === undefined);
  if (early !== undefined) {
    return refused({ code: 'PackNotInForce', pack: early, from: packs.newest(early)?.effectiveFrom ?? '' });
  }
  if (main.length === 0) return refused({ code: 'MainPackMissing' });
  const [overlay] = main.filter((id) => !canBeMain(packs.current(id, today)));
  if (overlay !== undefined) return refused({ code: 'OverlayAsMain', pack: overlay });
  const [twice] = overlays.filter((id) => main.includes(id));
  if (twice !== undefined) return refused({ code: 'PackUsedTwice', pack: twice });
  const wrong = choice.rules.map((rule) => problemOf(rule, main, context)).find((problem) => problem !== undefined);
  if (wrong) return refused(wrong);
  return done([{ type: 'PacksChosen', main, overlays, rules: choice.rules, at: now }]);
}

function problemOf(
  { pack, unit, channel, category }: IntakeRule,
  main: readonly string[],
  { office, categories }: ChooseContext,
): ProcedureRefusal | undefined {
  if (!main.includes(pack)) return { code: 'PackNotInUse', pack };
  if (unit === undefined && channel === undefined && category === undefined) return { code: 'RuleWithoutGround', pack };
  if (unit !== undefined && !office.unitById.has(unit)) return { code: 'UnknownUnit', unit };
  if (category !== undefined && !categories.find(category)) return { code: 'UnknownCategory', category };
  return undefined;
}

/** The main pack intake proposes among those this unit may register under, and the rule that says so; without one it is the
 *  first in the order chosen. */
export function proposedPack(
  { rules }: Choice,
  offered: readonly Pack[],
  { unit, channel, categories }: AtIntake,
  office: Office,
  book: CategoryBook,
): { pack: Pack; rule: IntakeRule | null } | undefined {
  const fits = (rule: IntakeRule): boolean =>
    (rule.unit === undefined || isAtOrUnder(office, unit, rule.unit)) &&
    (rule.channel === undefined || rule.channel === channel) &&
    (rule.category === undefined || categories.some((one) => isWithin(book, one, rule.category!)));
  for (const rule of rules) {
    const pack = offered.find(({ id }) => id === rule.pack);
    if (pack && fits(rule)) return { pack, rule };
  }
  return offered[0] && { pack: offered[0], rule: null };
}

function isWithin(book: CategoryBook, id: string, above: string): boolean {
  const seen = new Set<string>();
  for (let one: string | null = id; one !== null && !seen.has(one); one = book.find(one)?.parent ?? null) {
    if (one === above) return true;
    seen.add(one);
  }
  return false;
}

/** A complaint begins by an entry; a regime without one has clocks only. */
export const canBeMain = (pack: Pack | undefined): boolean => pack !== undefined && pack.entries.length > 0;

/** Whether one of its written clocks starts with a step of the other: only then can it run beside that one. Customs of the
 *  house that fill a regime's gaps are none. */
export function runsBeside(pack: Pack, main: Pack): boolean {
  const reached = new Set([
    ...main.entries.flatMap(({ marks }) => marks),
    ...main.actions.flatMap(({ effects }) =>
      effects.flatMap((effect) =>
        effect.kind === 'mark'
          ? effect.milestones
          : effect.kind === 'branch' || effect.kind === 'route'
            ? effect.marks
            : [],
      ),
    ),
  ]);
  return pack.clocks.some(
    ({ start, source }) => source.confidence !== 'house' && start.some((milestone) => reached.has(milestone)),
  );
}

/** Chosen main packs under which this unit may register, in the order chosen: the first is proposed. A department registers
 *  where the organisation it serves may, too. */
export function mainPacksFor(
  choice: Pick<Choice, 'main'>,
  unit: Unit,
  office: Office,
  inForce: (id: string) => Pack | undefined,
): Pack[] {
  const served = chainOf(office, unit.id).find((candidate) => candidate.kind !== 'department')?.kind;
  return choice.main
    .flatMap((id) => inForce(id) ?? [])
    .filter((pack) =>
      pack.entries.some(({ kinds }) => kinds.includes(unit.kind) || (served && kinds.includes(served))),
    );
}
