import type { Limit } from '../calendar/limit.ts';

/** What a clock counts once its limit is replaced by another: the next step of its extensions, or its rule in a new version of
 *  the pack. A clock that has stood still keeps what it had used: 5 days left of 15 become 20 left of 30.
 *  @returns nothing where a rest cannot be carried over, because the two limits are counted in different units */
export function amendedLimit(
  { limit: rest, whole }: { limit: Limit; whole: Limit },
  amended: Limit,
): { limit: Limit; whole?: Limit } | undefined {
  if (isSameLimit(rest, whole)) return { limit: amended };
  if (rest.unit !== whole.unit || amended.unit !== whole.unit) return undefined;
  // A rest has no range of its own: it warns as everything else does.
  const { from: _range, ...plain } = amended;
  return { limit: { ...plain, amount: Math.max(0, rest.amount + amended.amount - whole.amount) }, whole: amended };
}

const limitFields = ['amount', 'unit', 'direction', 'from', 'end', 'receiptOnRestDay', 'roll'] as const;

const isSameLimit = (left: Limit, right: Limit): boolean => limitFields.every((field) => left[field] === right[field]);
