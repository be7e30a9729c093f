import type { Pack } from '../../shared/procedure/pack.ts';
import { handlingSkillsV2 } from '../../shared/procedure/packs/handlingSkills/v2.ts';
import { currentPack, usePackBook } from './packs.ts';

/** How people speak here: the seven steps, the scripts that branch, the words to avoid, as the office keeps them now. A version
 *  written before these were part of the procedure leaves them as the program has them. */
export function useSpeech(): Required<Pick<Pack, 'script' | 'phoneScripts' | 'tone'>> {
  usePackBook();
  const { phoneScripts = [], tone = [] } = handlingSkillsV2;
  return { phoneScripts, tone, ...(currentPack(handlingSkillsV2.id) ?? handlingSkillsV2) };
}
