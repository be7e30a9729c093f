import type { Complainant, Details } from '../../shared/complaint/details.ts';
import type { FieldChange } from '../../shared/complaint/events.ts';
import type { KnownPast } from '../../shared/complaint/past.ts';
import { coveredDetails, coveredPeople, coveredText, type Covered } from '../../shared/people/masking.ts';

/** What an entry says, without what its reader must not see in full: a correction quotes the old and the new telephone. */
export function coveredBody(whole: Record<string, unknown>, how: Covered): Record<string, unknown> {
  const { restored: _restored, named: _named, details, changes, ...body } = whole;
  return {
    ...body,
    ...(details !== undefined && { details: coveredDetails(details as Details, how) }),
    ...(Array.isArray(whole['kept']) && coveredPast(whole as unknown as KnownPast, how)),
    ...(Array.isArray(changes) && { changes: (changes as FieldChange[]).map((change) => coveredChange(change, how)) }),
  };
}

/** What an old register wrote beside its columns may be anything, also an identity number. */
const coveredPast = ({ result, kept }: KnownPast, how: Covered): Pick<KnownPast, 'result' | 'kept'> => ({
  result: how === 'all' ? coveredText(result) : result,
  kept: kept.map(({ heading, text }) => ({ heading, text: coveredText(text) })),
});

function coveredChange(change: FieldChange, how: Covered): FieldChange {
  const cover = (value: unknown): unknown => {
    if (change.field === 'complainants') return coveredPeople((value ?? []) as Complainant[], how);
    return how === 'all' && typeof value === 'string' ? coveredText(value) : value;
  };
  return { ...change, before: cover(change.before), after: cover(change.after) };
}
