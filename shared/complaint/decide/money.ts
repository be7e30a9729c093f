import { done, refused, type Result } from '../../base/result.ts';
import { limitAt } from '../../people/authority.ts';
import { may, rolesAt } from '../../people/permissions.ts';
import type { Pack } from '../../procedure/pack.ts';
import type { Context } from '../context.ts';
import type { ComplaintEvent } from '../events.ts';
import type { ComplaintRefusal } from '../refusals.ts';
import type { Complaint } from '../state.ts';

export type MoneyCorrection = { line: number; base: number; reason: string };

/** Corrects the base of one line of the ledger by a new line with the difference, in the month of the correction: what was
 *  settled stays as it was. Whoever entered the line does not correct it, and nobody beyond what he might have decided.
 *  @param line place in the ledger, from 0   @param base what the base should have been, in fen */
export function decideCorrectMoney(
  { line, base, reason }: MoneyCorrection,
  complaint: Complaint,
  context: Context,
): Result<ComplaintEvent[], ComplaintRefusal> {
  const { actor, now, today, office } = context;
  if (complaint.newer) return refused({ code: 'WrittenByNewerVersion' });
  if (!may(office, actor, 'correct')) return refused({ code: 'NotPermitted', permission: 'correct' });
  const entered = complaint.money[line];
  if (!entered || entered.corrects !== undefined) return refused({ code: 'UnknownMoneyLine' });
  if (entered.by === actor.person) return refused({ code: 'FourEyes', person: actor.person, action: 'correctMoney' });
  if (reason.trim() === '') return refused({ code: 'ReasonMissing' });
  const most = mostFor(context.packs.of(complaint.pack.id, complaint.pack.version), entered.rule, context);
  if (most !== null && base > most) return refused({ code: 'AboveAuthority', amount: base, most });
  const standing = complaint.money.filter(({ corrects }, place) => place === line || corrects === line);
  const amount = Math.round((base * entered.multiplier * (entered.share ?? 100)) / 100);
  const difference = {
    base: base - standing.reduce((sum, one) => sum + one.base, 0),
    amount: amount - standing.reduce((sum, one) => sum + one.amount, 0),
  };
  if (difference.base === 0 && difference.amount === 0) return refused({ code: 'NothingChanged' });
  const month = today.slice(0, 7);
  const entry = { ...entered, ...difference, month, by: actor.person, corrects: line, reason: reason.trim() };
  return done([{ type: 'MoneyEntered', entry, at: now }]);
}

/** Base up to which the actor may decide under a money rule: the limits of the steps that pay by it, and that of his seat.
 *  @returns fen, null = without limit */
function mostFor(pack: Pack | undefined, rule: string, { office, actor }: Context): number | null {
  const held = rolesAt(office, actor);
  const byStep = (pack?.actions ?? []).flatMap(({ effects, needs }) =>
    effects.flatMap((effect) =>
      effect.kind === 'pay' && effect.rule === rule
        ? needs.flatMap((need) => (need.kind === 'authority' && need.field === effect.base ? [need.limits] : []))
        : [],
    ),
  );
  const own = byStep.map((limits) => {
    const mine = limits.filter(({ roles }) => roles.some((role) => held.includes(role)));
    return mine.some(({ upTo }) => upTo === null) ? null : Math.max(0, ...mine.map(({ upTo }) => upTo ?? 0));
  });
  const limits = [...own, limitAt(office, actor)].filter((limit) => limit !== null);
  return limits.length === 0 ? null : Math.min(...limits);
}
