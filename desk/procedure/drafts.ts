/** Procedures that are being written. They are kept beside the history: only what is proposed or released becomes an entry. */
import { done, refused, type Result } from '../../shared/base/result.ts';
import type { PackBase, PackDraft } from '../../shared/contract/calls/pack.ts';
import type { Pack } from '../../shared/procedure/pack.ts';
import type { DeskParts, Refusal } from '../parts.ts';

const scope = 'packDraft';

type Kept = { base: PackBase; pack: Pack; by: string };

const read = (value: string, savedAt: number): PackDraft => ({ ...(JSON.parse(value) as Kept), savedAt });

export const listDrafts = ({ settings }: Pick<DeskParts, 'settings'>): (PackDraft & { draft: string })[] =>
  settings.list(scope).map(({ key, value, changedAt }) => ({ draft: key, ...read(value, changedAt) }));

export function draftNamed({ settings }: Pick<DeskParts, 'settings'>, draft: string): Result<PackDraft, Refusal> {
  const found = settings.list(scope).find(({ key }) => key === draft);
  return found ? done(read(found.value, found.changedAt)) : refused({ code: 'UnknownDraft' });
}

export function keepDraft(
  { settings, clock }: Pick<DeskParts, 'settings' | 'clock'>,
  draft: string,
  kept: Kept,
): PackDraft & { draft: string } {
  const savedAt = clock();
  settings.save(scope, draft, JSON.stringify(kept), savedAt);
  return { draft, ...kept, savedAt };
}

export const dropDraft = ({ settings }: Pick<DeskParts, 'settings'>, draft: string): void =>
  settings.drop(scope, draft);
