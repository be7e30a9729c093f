/** Which versions a running complaint is to follow from now on. */
import { done, refused, type Result } from '../../shared/base/result.ts';
import type { Complaint } from '../../shared/complaint/state.ts';
import type { Choice } from '../../shared/procedure/choose.ts';
import type { Pack } from '../../shared/procedure/pack.ts';
import { inForceToday } from './packs.ts';
import type { DeskParts, Refusal } from '../parts.ts';

/** What stays keeps its version; what is new comes in the version in force, and as main procedure only where the office has chosen
 *  it. `main` is what the complaint follows now. */
export function wantedProcedures(
  parts: DeskParts,
  wanted: { pack: string; overlays: readonly string[] },
  complaint: Complaint,
  choice: Choice,
): Result<{ main: Pack; pack: Pack; overlays: Pack[] }, Refusal> {
  const inForce = inForceToday(parts);
  const held = [complaint.pack, ...complaint.overlays];
  const find = (id: string): Pack | undefined => {
    const kept = held.find((one) => one.id === id);
    return kept ? parts.packs().of(kept.id, kept.version) : inForce(id);
  };
  const main = find(complaint.pack.id);
  if (!main) return refused({ code: 'WrittenByNewerVersion' });
  const pack = find(wanted.pack);
  if (!pack) return refused({ code: 'UnknownPack' });
  if (pack.id !== main.id && !choice.main.includes(pack.id)) return refused({ code: 'PackNotInUse', pack: pack.id });
  const overlays = [...new Set(wanted.overlays)].filter((id) => id !== pack.id).map(find);
  return overlays.every((one) => one !== undefined) ? done({ main, pack, overlays }) : refused({ code: 'UnknownPack' });
}
