import { ownVersionsAfter } from '../../../shared/procedure/publish.ts';
import type { PackEditorWords } from '../../../shared/words/packEditor.ts';

/** Versions an office makes of a procedure of the program are numbered apart; they are told apart in words. */
export const versionText = (version: number, words: Pick<PackEditorWords, 'ownVersion' | 'version'>): string =>
  version > ownVersionsAfter ? words.ownVersion(version - ownVersionsAfter) : words.version(version);
