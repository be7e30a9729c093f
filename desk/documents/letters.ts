import { done, refused } from '../../shared/base/result.ts';
import { decideAttach, decideLetter } from '../../shared/complaint/decide/record.ts';
import { letterPaper } from '../../shared/document/letters/paper.ts';
import { valuesOf } from '../../shared/document/letters/variables.ts';
import type { Paper } from '../../shared/document/model.ts';
import { change } from '../commands/complaint.ts';
import type { Caller, DeskParts, Handlers } from '../parts.ts';
import { letterText } from './letterText.ts';
import { lettersUnder, refusalOfLetter } from './templates.ts';
import { subjectOf, type OpenComplaint } from './subject.ts';
import type { Subject } from '../../shared/document/subject.ts';
import type { LetterTemplate } from '../../shared/document/letters/letter.ts';

/** Letters from templates, which are parts of procedures; what was sent is kept with its proof. */
export function letterHandlers(
  parts: DeskParts,
  open: OpenComplaint,
  writePdf: (paper: Paper) => Promise<Buffer>,
): Handlers<'letter'> {
  const lettersOf = ({ view }: Pick<Subject, 'view'>): LetterTemplate[] =>
    lettersUnder(parts, [view.pack, ...view.overlays]);

  return {
    async list({ complaint }, caller) {
      const opened = await open({ id: complaint }, caller);
      return opened.ok ? done(lettersOf({ view: opened.value })) : opened;
    },

    async draft({ complaint, letter: id, language }, caller) {
      const opened = await subjectOf(parts, open, complaint, caller, { language, masked: true });
      if (!opened.ok) return opened;
      const letter = lettersOf(opened.value).find((one) => one.id === id);
      if (!letter) return refused({ code: 'UnknownDocument' });
      const written = letterText(letter.body[language], valuesOf(opened.value));
      if ('kind' in written) return refused(refusalOfLetter(written));
      return done({ title: letter.title[language], ...written });
    },

    async preview({ complaint, language, body }, caller) {
      const opened = await subjectOf(parts, open, complaint, caller, { language, masked: true });
      if (!opened.ok) return opened;
      const written = letterText(body, valuesOf(opened.value));
      return 'kind' in written ? refused(refusalOfLetter(written)) : done(written);
    },

    async send(input, caller) {
      const { request, language, title, text, notice } = input;
      const opened = await subjectOf(parts, open, input.complaint, caller, { language, masked: true });
      if (!opened.ok) return opened;
      const letter = lettersOf(opened.value).find((one) => one.id === input.letter);
      if (!letter) return refused({ code: 'UnknownDocument' });
      const { view } = opened.value;
      const content = await writePdf(letterPaper(title, text, opened.value));
      const name = `${view.number} ${title.replace(/[\\/:*?"<>|]/g, '·')}.pdf`;
      const stored = await parts.attachments.add(name, content);
      if (!stored.ok) return refused({ code: 'AttachmentProblem', ...stored.problem });
      const { sha256, size, mediaType } = stored.value;
      const file = { attachment: sha256, name, size, mediaType };
      const sent = { letter: letter.id, pack: letter.pack, template: letter.version, title, text, notice };
      const reply = keepLetter(parts, caller, { request, id: view.id, sent, file });
      return reply.ok ? done({ file: { name, mediaType, content: content.toString('base64') } }) : reply;
    },
  };
}

type KeptLetter = {
  request: string;
  id: string;
  sent: Parameters<typeof decideLetter>[0];
  file: Omit<Parameters<typeof decideAttach>[0], 'paper'>;
};

/** The entries alone, from what is kept of the command; the page lies in the file store already. */
export const keepLetter = (parts: DeskParts, caller: Caller, kept: KeptLetter) =>
  change(parts, caller, kept, 'letter.send', (complaint, context) => {
    const decided = decideLetter(kept.sent, complaint, context);
    if (!decided.ok) return decided;
    const attached = decideAttach({ ...kept.file, paper: null }, complaint, context);
    return attached.ok ? done([...decided.value, ...attached.value]) : attached;
  });
