import { done, refused } from '../../shared/base/result.ts';
import { decideDocument } from '../../shared/complaint/decide/record.ts';
import { fillForm } from '../../shared/document/forms/fill.ts';
import { papersOf } from '../../shared/document/forms/index.ts';
import type { Paper } from '../../shared/document/model.ts';
import { change } from '../commands/complaint.ts';
import type { Caller, DeskParts, Handlers } from '../parts.ts';
import { withAttachments } from './enclosing.ts';
import { evidenceHandler } from './evidence.ts';
import { letterHandlers } from './letters.ts';
import { subjectOf, type OpenComplaint } from './subject.ts';
import { fileKinds, type FileFormat } from './fileKinds.ts';
import { createDocumentWriter } from './writer.ts';

/** Forms and letters on paper. The page is laid out first and the entry follows: what could not be made was not taken out. */
export function documentHandlers(
  parts: DeskParts,
  open: OpenComplaint,
): { document: Handlers<'document'>; letter: Omit<Handlers<'letter'>, 'save'> } {
  const write = createDocumentWriter();
  const fileOf = async (format: FileFormat, paper: Paper) => ({
    ...fileKinds[format],
    content: await write(paper, format),
  });
  const evidence = evidenceHandler(parts, open, (paper) => write(paper, 'pdf'));
  return { document: { make, evidence }, letter: letterHandlers(parts, open, (paper) => write(paper, 'pdf')) };

  async function make(...[input, caller]: Parameters<Handlers<'document'>['make']>) {
    const { request, format, language, masked, purpose } = input;
    const opened = await subjectOf(parts, open, input.complaint, caller, { language, masked });
    if (!opened.ok) return opened;
    const { view } = opened.value;
    const form = papersOf(view, opened.value.pack).find(({ id }) => id === input.form);
    if (!form) return refused({ code: 'UnknownDocument' });
    const paper = fillForm(form, opened.value);
    const file =
      format === 'print'
        ? null
        : await fileOf(format, masked ? paper : await withAttachments(paper, parts.attachments));
    const noted = noteDocument(parts, caller, { request, id: view.id, document: form.id, format, masked, purpose });
    if (!noted.ok) return noted;
    if (!file) return done({ file: null, complainants: masked ? null : view.details.complainants });
    const name = `${view.number} ${form.title[language]}.${file.ending}`;
    const content = file.content.toString('base64');
    return done({ file: { name, mediaType: file.mediaType, content }, complainants: null });
  }
}

/** The entry alone, from what is kept of the command. */
export function noteDocument(
  parts: DeskParts,
  caller: Caller,
  kept: { request: string; id: string } & Parameters<typeof decideDocument>[0],
) {
  const { document, format, masked, purpose, fingerprint } = kept;
  return change(parts, caller, kept, 'document.make', (_complaint, context) =>
    decideDocument({ document, format, masked, purpose, fingerprint }, context),
  );
}
