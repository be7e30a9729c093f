import type { Pack } from '../../pack.ts';
import { phoneScripts } from './phoneScripts.ts';
import { toneRules } from './tone.ts';
import { handlingSkillsV1 } from './v1.ts';

/** The telephone script that branches and the words to avoid are part of the procedure: an office changes them like the rest. */
export const handlingSkillsV2: Pack = {
  ...handlingSkillsV1,
  version: 2,
  phoneScripts: [...phoneScripts],
  tone: [...toneRules],
};
