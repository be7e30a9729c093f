import { done, refused, type Result } from '../../base/result.ts';
import type { Instant } from '../../base/time.ts';
import type { Context } from '../context.ts';
import type { ComplaintEvent } from '../events.ts';
import type { ImportOrigin, KnownPast } from '../past.ts';
import type { ComplaintRefusal } from '../refusals.ts';
import { entryFor, problemIn, registrationOf, type RegisterComplaint } from './register.ts';

export type BringIn = RegisterComplaint & { imported: ImportOrigin; past: KnownPast | null };

/** A complaint of an old register. A finished one becomes history, with what is known of it and no clock: none that ran out
 *  years ago would say anything. One that goes on is registered like any other.
 *  @param context its actor's unit is the one that was asked first   */
export function decideBringIn(command: BringIn, context: Context): Result<ComplaintEvent[], ComplaintRefusal> {
  if (command.past === null) return registrationOf(command, context);
  const { id, number, pack, overlays, details, imported, past } = command;
  const { office, actor, now } = context;
  const problem = problemIn(details, context);
  if (problem) return refused(problem);
  const unit = office.unitById.get(actor.unit);
  const entry = unit && entryFor(pack, unit, { channel: details.channel, ...details.extra }, context);
  if (!unit || !entry) return refused({ code: 'NoEntryForUnit' });
  return done([
    {
      type: 'ComplaintRegistered',
      id,
      number,
      pack: { id: pack.id, version: pack.version },
      overlays: overlays.map((overlay) => ({ id: overlay.id, version: overlay.version })),
      categories: context.categories.current.version,
      details,
      party: entry.party,
      firstAsked: { unit: unit.id, person: actor.person },
      // It was registered when it came; the entry's own moment tells when it was brought in here.
      registeredAt: details.receivedAt,
      imported,
    },
    { type: 'PartyHanded', party: entry.party, unit: unit.id, handler: null, at: now },
    { type: 'PastRecorded', ...past, by: actor.person, at: now },
  ]);
}

export type UndoImport = { run: string; reason: string; at: Instant };

/** Takes one complaint of an import back. What somebody has worked on since is his work, and stays.
 *  @param people who wrote each entry of the complaint after those of the import; nobody for what the desk wrote by itself */
export function decideUndoImport(
  { run, reason, at }: UndoImport,
  people: readonly (string | null)[],
): Result<ComplaintEvent[], { code: 'WorkedOn' }> {
  if (people.some((person) => person !== null)) return refused({ code: 'WorkedOn' });
  return done([{ type: 'ImportUndone', run, reason, at }]);
}
