import { done, refused } from '../../shared/base/result.ts';
import { decideDocument } from '../../shared/complaint/decide/record.ts';
import { fillForm } from '../../shared/document/forms/fill.ts';
import { formsFor } from '../../shared/document/forms/index.ts';
import type { Subject } from '../../shared/document/subject.ts';
import { change } from '../commands/complaint.ts';
import type { Details } from '../../shared/complaint/details.ts';
import { unitsOf } from '../../shared/complaint/state.ts';
import type { ComplaintView } from '../../shared/contract/views.ts';
import { mayInComplaint } from '../../shared/people/permissions.ts';
import { loadComplaint } from '../perform.ts';
import type { Caller, DeskParts, Handlers, Reply } from '../parts.ts';
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
  /** Personal data leaves the desk in full only for those who may ask for it. */
  const fullDetails = (id: string, { actor }: Caller): Reply<Details> => {
    const complaint = loadComplaint(parts.store.read, id);
    if (!complaint) return refused({ code: 'UnknownComplaint' });
    return mayInComplaint(parts.office(), actor, 'uncover', unitsOf(complaint))
      ? done(complaint.details)
      : refused({ code: 'NotPermitted', permission: 'uncover' });
  };
  return {
    async make(input, caller) {
      const opened = await open({ id: input.complaint }, caller);
      if (!opened.ok) return opened;
      const full = input.masked ? undefined : fullDetails(opened.value.id, caller);
      if (full && !full.ok) return full;
      const view: ComplaintView = full ? { ...opened.value, details: full.value } : opened.value;
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
      if (!file) return done({ file: null, complainants: full ? full.value.complainants : null });
      const name = `${view.number} ${form.title[input.language]}.${file.ending}`;
      const content = file.content.toString('base64');
      return done({ file: { name, mediaType: file.mediaType, content }, complainants: null });
    },
  };
}
