import type { Block, Paper } from '../model.ts';
import { run } from '../model.ts';
import { documentWords } from '../../words/document.ts';
import { dateText, dayOf, momentText } from '../moments.ts';
import type { Subject } from '../subject.ts';

/** A letter on paper: the salutation at the edge, every other paragraph indented, unit with seal and date at the end. */
export function letterPaper(title: string, text: string, subject: Subject): Paper {
  const { view, language, nameOfUnit } = subject;
  const words = documentWords[language];
  const office = nameOfUnit(view.firstAsked.unit);
  const paragraphs = text.split('\n').map((line) => line.trim());
  const blocks = paragraphs.flatMap((line, at): Block[] => {
    if (line === '') return [];
    const isSalutation = at === 0 && /[：:,]$/.test(line);
    const indent = language === 'zh' && !isSalutation;
    return [{ kind: 'paragraph', runs: [run(line)], size: 12, spaceAfter: 2.4, ...(indent ? { indent } : {}) }];
  });
  return {
    title: `${title} ${view.number}`,
    language,
    orientation: 'portrait',
    madeAt: subject.takenAt,
    head: { left: office, right: words.number(view.number) },
    foot: { left: '', right: words.taken(subject.takenBy, momentText(language, subject.takenAt)) },
    blocks: [
      { kind: 'title', text: title },
      ...blocks,
      { kind: 'space', height: 10 },
      { kind: 'paragraph', runs: [run(office)], align: 'right', size: 12 },
      { kind: 'paragraph', runs: [run(dateText(language, dayOf(subject.takenAt)))], align: 'right', size: 12 },
    ],
  };
}
