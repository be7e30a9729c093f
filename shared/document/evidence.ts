import type { Instant } from '../base/time.ts';
import { evidenceWords } from '../words/evidence.ts';
import { run, type Block, type Paper, type TableCell } from './model.ts';
import { momentText } from './moments.ts';
import type { Subject } from './subject.ts';

/** A file of the package; `sha256` also where the file itself is left out. */
export type EvidenceFile = { path: string; what: string; size: number; sha256: string; isIncluded: boolean };

/** An entry of the complaint by its place in the log. */
export type EvidenceEntry = {
  place: number;
  at: Instant;
  what: string;
  by: string;
  sha256: string;
  isCovered: boolean;
};

/** The index of a package of evidence, for people. */
export function evidencePaper(
  subject: Subject,
  purpose: string,
  files: readonly EvidenceFile[],
  entries: readonly EvidenceEntry[],
): Paper {
  const { view, language } = subject;
  const words = evidenceWords[language];
  const made = momentText(language, subject.takenAt);
  const { fileColumns, entryColumns } = words;
  return {
    title: `${words.title} ${view.number}`,
    language,
    orientation: 'portrait',
    madeAt: subject.takenAt,
    head: { left: subject.nameOfUnit(view.firstAsked.unit), right: words.under(view.number) },
    foot: { left: subject.masked ? words.coveredMark : '', right: made },
    blocks: [
      { kind: 'barcode', text: view.number },
      { kind: 'title', text: words.title, under: words.under(view.number) },
      { kind: 'paragraph', runs: [run(words.intro(subject.takenBy, made, purpose))] },
      { kind: 'paragraph', runs: [run(subject.masked ? words.covered : words.whole)] },
      { kind: 'heading', level: 2, text: words.files },
      table(
        [4, 4, 2, 9],
        Object.values(fileColumns),
        files.map(({ path, what, size, sha256, isIncluded }) => [isIncluded ? path : '—', what, String(size), sha256]),
      ),
      { kind: 'heading', level: 2, text: words.entries },
      table(
        [2, 4, 4, 3, 9],
        Object.values(entryColumns),
        entries.map(({ place, at, what, by, sha256, isCovered }) => [
          String(place),
          momentText(language, at),
          isCovered ? `${what} · ${words.coveredMark}` : what,
          by,
          sha256,
        ]),
      ),
      { kind: 'heading', level: 2, text: words.check },
      { kind: 'list', ordered: true, items: Object.values(words.checks) },
    ],
  };
}

function table(columns: number[], heads: readonly string[], rows: readonly (readonly string[])[]): Block {
  const cell = (text: string): TableCell => ({ runs: [run(text)] });
  return {
    kind: 'table',
    columns,
    headRows: 1,
    size: 8,
    rows: [
      heads.map((head) => ({ runs: [run(head, { bold: true })], shaded: true })),
      ...rows.map((row) => row.map(cell)),
    ],
  };
}

/** The same index and the way to check it as plain text, in both languages: whoever opens the package reads it first. */
export const evidenceReadMe = (number: string): string =>
  (['zh', 'en'] as const)
    .map((language) => {
      const words = evidenceWords[language];
      const checks = Object.values(words.checks).map((check, place) => `${place + 1}. ${check}`);
      return [`${words.title}  ${words.under(number)}`, '', words.check, ...checks].join('\r\n');
    })
    .join('\r\n\r\n\r\n');
