/** What is written with a procedure: letters, notices, typical cases. */
import type { CaseFormat, CaseSection } from '../../caseStudy/format.ts';
import type { Letter } from '../../document/letters/letter.ts';
import type { NoticeSample } from '../../notice/sample.ts';
import { flag, longWords, own, source, words } from './basic.ts';
import { choice, list, record, type Shape } from './shape.ts';

/** UTF-16 units a letter or a notice may have: what the forms that send them take. */
export const longestWording = 20_000;

const body: Shape = { kind: 'words', long: true, most: longestWording, letter: true };
const wording: Shape = { kind: 'words', long: true, most: longestWording };

export const letter = record<Letter>('letter', {
  id: own('letter'),
  title: words,
  to: choice(['complainant', 'unit'], 'addressees'),
  body,
});

export const notice = record<NoticeSample>('notice', { id: own('notice'), title: words, wording, background: wording });

const section = record<CaseSection>('caseSection', {
  id: own('caseSection'),
  title: words,
  hint: longWords,
  kind: choice(['text', 'list'], 'sectionKinds'),
  required: flag,
});

export const caseFormat = record<CaseFormat>('caseFormat', {
  id: own('caseFormat'),
  title: words,
  sections: list(section, 30),
  source,
});
