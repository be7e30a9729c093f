import { localDate } from '../../shared/calendar/local.ts';
import type { NoticeSample } from '../../shared/notice/sample.ts';
import type { Pack } from '../../shared/procedure/pack.ts';
import { handlingSkillsV2 } from '../../shared/procedure/packs/handlingSkills/v2.ts';
import { workingTime } from './calendar.ts';
import { useNow } from './now.ts';
import { currentPack, usePackBook } from './packs.ts';

/** How people speak here: the seven steps, the scripts that branch, the words to avoid, as the office keeps them now. A version
 *  written before these were part of the procedure leaves them as the program has them. */
export function useSpeech(): Required<Pick<Pack, 'script' | 'phoneScripts' | 'tone'>> {
  usePackBook();
  const { phoneScripts = [], tone = [] } = handlingSkillsV2;
  return { phoneScripts, tone, ...(currentPack(handlingSkillsV2.id) ?? handlingSkillsV2) };
}

/** Wordings a notice may begin from: those of every procedure in force. */
export function useNoticeSamples(): (NoticeSample & { key: string })[] {
  const inForce = usePackBook().inForce(localDate(workingTime(), useNow()));
  return inForce.flatMap(({ id, notices = [] }) => notices.map((notice) => ({ ...notice, key: `${id} ${notice.id}` })));
}
