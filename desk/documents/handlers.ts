import { done, refused } from '../../shared/base/result.ts';
import { decideDocument } from '../../shared/complaint/decide/record.ts';
import { fillForm } from '../../shared/document/forms/fill.ts';
import { formsFor } from '../../shared/document/forms/index.ts';
import type { Subject } from '../../shared/document/subject.ts';
import { change } from '../commands/complaint.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import type { Paper } from '../../shared/document/model.ts';
import { fileKinds, type FileFormat } from './write.ts';
import { createDocumentWriter } from './writer.ts';

/** Forms on paper. The page is laid out first and the entry follows: what could not be made was not taken out. */
export function documentHandlers(parts: DeskParts, open: Handlers<'complaint'>['open']): Handlers<'document'> {
  const write = createDocumentWriter();
  const fileOf = async (format: FileFormat, paper: Paper) => ({
    ...fileKinds[format],
    content: await write(paper, format),
  });
  return {
    async make(input, caller) {
      const opened = await open({ id: input.complaint }, caller);
      if (!opened.ok) return opened;
      const view = opened.value;
      const pack = parts.packs().of(view.pack.id, view.pack.version);
      if (!pack) return refused({ code: 'WrittenByNewerVersion' });
      const form = formsFor([view.pack.id, ...view.overlays.map(({ id }) => id)]).find(({ id }) => id === input.form);
      if (!form) return refused({ code: 'UnknownDocument' });
      const office = parts.office();
      const nameOfPerson = (id: string): string => office.personById.get(id)?.name ?? '';
      const subject: Subject = {
        view,
        pack,
        overlays: view.overlays.flatMap(({ id, version }) => parts.packs().of(id, version) ?? []),
        language: input.language,
        nameOfUnit: (id) => office.unitById.get(id)?.name ?? '',
        nameOfPerson,
        takenBy: nameOfPerson(caller.actor.person),
        takenAt: parts.clock(),
        masked: input.masked,
      };
      const file = input.format === 'print' ? null : await fileOf(input.format, fillForm(form, subject));
      const { request, format, masked, purpose } = input;
      const taken = { document: form.id, format, masked, purpose };
      const kept = { request, id: view.id, ...taken };
      const noted = change(parts, caller, kept, 'document.make', (_complaint, context) =>
        decideDocument(taken, context),
      );
      if (!noted.ok) return noted;
      if (!file) return done({ file: null });
      const name = `${view.number} ${form.title[input.language]}.${file.ending}`;
      return done({ file: { name, mediaType: file.mediaType, content: file.content.toString('base64') } });
    },
  };
}
