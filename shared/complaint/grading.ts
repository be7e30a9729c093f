import type { Pack } from '../procedure/pack.ts';
import type { Complaint } from './state.ts';

/** The gravest word for it that anybody has said: packs keep it under several names (grade of the ticket, of the fault). */
export function severityOf(pack: Pack | undefined, { facts }: Pick<Complaint, 'facts'>): string | null {
  const said = new Set(facts['severity'] ? [facts['severity']] : Object.values(facts));
  const found = pack?.severities.filter(({ id }) => said.has(id)) ?? [];
  return found.toSorted((left, right) => right.scale - left.scale)[0]?.id ?? null;
}

/** What it is about, chosen at intake; packs call the field one or the other. */
export const matterFields: readonly string[] = ['matter', 'content'];
export function matterOf({ facts }: Pick<Complaint, 'facts'>): string | null {
  const said = matterFields.map((field) => facts[field]).find((value) => typeof value === 'string');
  return typeof said === 'string' ? said : null;
}
