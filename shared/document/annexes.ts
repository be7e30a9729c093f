import { documentWords } from '../words/document.ts';
import { lettersWords } from '../words/letters.ts';
import type { ComplaintEvent } from '../complaint/events.ts';
import { run, type Block } from './model.ts';
import { momentText } from './moments.ts';
import type { Subject } from './subject.ts';

const quiet = '#6b6b6b';

/** Every letter that went out, oldest first, as it went. */
export function letterBlocks(title: string, { view, language }: Subject): Block[] {
  const words = documentWords[language];
  const { manners } = lettersWords[language];
  const letters = view.timeline
    .filter(({ type }) => type === 'LetterSent')
    .toReversed()
    .map(({ body }) => body as unknown as Extract<ComplaintEvent, { type: 'LetterSent' }>);
  return [
    { kind: 'heading', level: 2, text: title },
    ...(letters.length === 0 ? [{ kind: 'paragraph' as const, runs: [run(words.noLetters)] }] : []),
    ...letters.flatMap((letter): Block[] => [
      {
        kind: 'heading',
        level: 3,
        text: words.letterHead(letter.title, momentText(language, letter.notice.at), manners[letter.notice.manner]),
      },
      ...(letter.notice.text
        ? [{ kind: 'paragraph' as const, runs: [run(letter.notice.text, { colour: quiet })] }]
        : []),
      ...letter.text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line): Block => ({ kind: 'paragraph', runs: [run(line)] })),
    ]),
  ];
}

/** The papers with what identifies each of them, then the pictures and the PDFs themselves; what is covered
 *  carries no PDF. */
export function attachmentBlocks(title: string, { view, language, masked }: Subject): Block[] {
  const words = documentWords[language];
  const { attachmentColumns: columns } = words;
  const { attachments } = view;
  if (attachments.length === 0) {
    return [
      { kind: 'heading', level: 2, text: title },
      { kind: 'paragraph', runs: [run(words.noAttachments)] },
    ];
  }
  const head = [columns.name, columns.size, columns.at, columns.fingerprint];
  return [
    { kind: 'heading', level: 2, text: title },
    {
      kind: 'table',
      columns: [5, 2, 4, 7],
      headRows: 1,
      size: 8,
      rows: [
        head.map((text) => ({ runs: [run(text, { bold: true })], shaded: true })),
        ...attachments.map(({ id, name, size, at }) => [
          { runs: [run(name)] },
          { runs: [run(words.kilobytes((size / 1024).toFixed(1)))], align: 'right' as const },
          { runs: [run(momentText(language, at))] },
          { runs: [run(id)] },
        ]),
      ],
    },
    ...attachments
      .filter(({ mediaType }) => mediaType === 'image/png' || mediaType === 'image/jpeg')
      .map(({ id, name }): Block => ({ kind: 'picture', attachment: id, words: name })),
    ...(masked ? [] : attachments)
      .filter(({ mediaType }) => mediaType === 'application/pdf')
      .map(({ id, name, size }): Block => ({ kind: 'pages', attachment: id, words: name, size, content: 'missing' })),
  ];
}
