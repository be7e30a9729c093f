import { done, refused } from '../../shared/base/result.ts';
import type { Details } from '../../shared/complaint/details.ts';
import { unitsOf } from '../../shared/complaint/state.ts';
import type { ComplaintView } from '../../shared/contract/views.ts';
import type { Subject } from '../../shared/document/subject.ts';
import { mayInComplaint } from '../../shared/people/permissions.ts';
import type { Caller, DeskParts, Handlers, Reply } from '../parts.ts';
import { loadComplaint } from '../perform.ts';

export type OpenComplaint = Handlers<'complaint'>['open'];

/** A complaint as the caller may read it, with the names behind its ids. */
export async function subjectOf(
  parts: DeskParts,
  open: OpenComplaint,
  complaint: string,
  caller: Caller,
  how: Pick<Subject, 'language' | 'masked'>,
): Promise<Reply<Subject>> {
  const opened = await open({ id: complaint }, caller);
  if (!opened.ok) return opened;
  const full = how.masked ? undefined : fullDetails(parts, opened.value.id, caller);
  if (full && !full.ok) return full;
  const view: ComplaintView = full ? { ...opened.value, details: full.value } : opened.value;
  const book = parts.packs();
  const pack = book.running(view);
  if (!pack) return refused({ code: 'WrittenByNewerVersion' });
  const office = parts.office();
  const nameOfPerson = (id: string): string => office.personById.get(id)?.name ?? '';
  return done({
    view,
    pack,
    overlays: view.overlays.flatMap(({ id, version }) => book.of(id, version) ?? []),
    nameOfUnit: (id) => office.unitById.get(id)?.name ?? '',
    nameOfPerson,
    nameOfCategory: (id) => parts.categories().find(id, view.categories)?.title[how.language] ?? '',
    takenBy: nameOfPerson(caller.actor.person),
    takenAt: parts.clock(),
    ...how,
  });
}

/** Personal data leaves the desk in full only for those who may ask for it. */
function fullDetails(parts: DeskParts, id: string, { actor }: Caller): Reply<Details> {
  const complaint = loadComplaint(parts.store.read, id);
  if (!complaint) return refused({ code: 'UnknownComplaint' });
  return mayInComplaint(parts.office(), actor, 'uncover', unitsOf(complaint))
    ? done(complaint.details)
    : refused({ code: 'NotPermitted', permission: 'uncover' });
}
