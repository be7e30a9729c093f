// Registers from before: uploaded in pieces, looked at, brought in, taken back. The log keeps each import and what came with it;
// the file itself is held in memory until another one is chosen.
import { done, refused, type Result } from '../../../shared/base/result.ts';
import type { RegisterPreview, Reject, RejectReason } from '../../../shared/contract/calls/oldRegister.ts';
import { may } from '../../../shared/people/permissions.ts';
import { oldRegisterWords } from '../../../shared/words/oldRegister.ts';
import { visibleComplaint } from '../../perform.ts';
import type { Caller, DeskParts, Handlers, Refusal } from '../../parts.ts';
import { registerLimits } from '../problem.ts';
import { knownHere } from './known.ts';
import { recall, remember, surroundingsOf } from './memory.ts';
import { createRegisterReader, type RegisterReader } from './reader.ts';
import { createRegisterRuns, listRuns } from './runs.ts';
import type { Looked } from './reading.ts';

/** A file somebody is looking at. */
export type Held = {
  owner: string;
  pieces: Buffer[];
  bytes: number;
  reader: RegisterReader | null;
  name: string;
  looked: Looked | null;
  /** Left out by the file itself, and because they are here already; in the order of the file. */
  rejects: Reject[];
  /** Lines left out because they are here already. */
  here: Set<number>;
};

/** Files held at the same time on one desk. */
const mostHeld = 2;
const shownRejects = 200;
const shownRows = 50;
const keysAtOnce = 500;

export function oldRegisterHandlers(parts: DeskParts): Handlers<'oldRegister'> {
  const heldByUpload = new Map<string, Held>();
  const runs = createRegisterRuns(parts);
  const isHere = knownHere(parts);

  const mayImport = ({ actor }: Caller): Result<null, Refusal> =>
    may(parts.office(), actor, 'importRegister')
      ? done(null)
      : refused({ code: 'NotPermitted', permission: 'importRegister' });

  const drop = (upload: string): void => {
    const held = heldByUpload.get(upload);
    heldByUpload.delete(upload);
    if (held?.reader && !runs.isReading(held.reader)) held.reader.close();
  };

  const heldOf = (upload: string, { actor }: Caller): Held | undefined => {
    const held = heldByUpload.get(upload);
    return held?.owner === actor.person ? held : undefined;
  };

  /** The reader of a file, started with the first look at it. */
  const readerOf = async (held: Held, name: string): Promise<Result<RegisterReader, Refusal>> => {
    if (held.reader) return done(held.reader);
    const reader = createRegisterReader();
    const opened = await reader.open(name, Buffer.concat(held.pieces));
    if (!opened.ok) {
      reader.close();
      return opened;
    }
    [held.reader, held.name, held.pieces] = [reader, name, []];
    return done(reader);
  };

  const look = async (
    held: Held,
    input: Parameters<Handlers<'oldRegister'>['preview']>[0],
    caller: Caller,
  ): Promise<Result<{ reader: RegisterReader; looked: Looked; preview: RegisterPreview }, Refusal>> => {
    const reader = await readerOf(held, input.name);
    if (!reader.ok) return reader;
    const { sheet, heading, mapping, values, defaults } = input;
    const looked = await reader.value.look({
      choice: { sheet, heading, mapping, values, defaults },
      surroundings: surroundingsOf(parts, caller, recall(parts)),
    });
    if (!looked.ok) return looked;
    const preview = await completed(held, reader.value, looked.value, caller);
    return done({ reader: reader.value, looked: looked.value, preview });
  };

  /** The look of the reader with what the desk alone knows: which of it stands here already. In slices: others want answers. */
  const completed = async (
    held: Held,
    reader: RegisterReader,
    looked: Looked,
    caller: Caller,
  ): Promise<RegisterPreview> => {
    const mayRead = visibleComplaint(parts, caller);
    const duplicates: Reject[] = [];
    let open = 0;
    for (let from = 0; from < looked.accepted; from += keysAtOnce) {
      for (const key of await reader.keys(from, keysAtOnce)) {
        const known = isHere(key);
        if (known !== undefined) {
          const detail = mayRead(known) ? known : '';
          duplicates.push({ line: key.line, why: 'duplicateHere', detail, text: key.text });
        } else if (key.isOpen) open += 1;
      }
    }
    held.here = new Set(duplicates.map(({ line }) => line));
    held.rejects = [...looked.rejects, ...duplicates].sort((left, right) => left.line - right.line);
    held.looked = looked;
    const sample = (await reader.take(0, shownRows + Math.min(held.here.size, 2000)))
      .filter(({ line }) => !held.here.has(line))
      .slice(0, shownRows)
      .map(({ line, number, details, past }) => ({
        line,
        number,
        receivedAt: details.receivedAt,
        complainant: details.complainants[0]?.name ?? '',
        complainedUnit: details.complainedUnit ?? null,
        reason: details.reason,
        narrative: details.narrative.slice(0, 200),
        ended: past !== null,
      }));
    const reasons: Partial<Record<RejectReason, number>> = {};
    for (const { why } of held.rejects) reasons[why] = (reasons[why] ?? 0) + 1;
    return {
      ...looked.preview,
      accepted: looked.accepted - duplicates.length,
      open,
      sample,
      rejected: held.rejects.length,
      rejects: held.rejects.slice(0, shownRejects),
      reasons,
    };
  };

  return {
    upload({ upload, part, content }, caller) {
      const allowed = mayImport(caller);
      if (!allowed.ok) return allowed;
      let held = heldOf(upload, caller);
      if (!held && part === 0) {
        if (heldByUpload.has(upload)) return refused({ code: 'UploadUnknown' });
        for (const [other, one] of heldByUpload) if (one.owner === caller.actor.person) drop(other);
        const [oldest] = heldByUpload.keys();
        if (heldByUpload.size >= mostHeld && oldest !== undefined) drop(oldest);
        held = {
          owner: caller.actor.person,
          pieces: [],
          bytes: 0,
          reader: null,
          name: '',
          looked: null,
          rejects: [],
          here: new Set(),
        };
        heldByUpload.set(upload, held);
      }
      if (!held || part > held.pieces.length) return refused({ code: 'UploadUnknown' });
      // A piece that is sent again is the same piece.
      if (part === held.pieces.length) {
        const piece = Buffer.from(content, 'base64');
        if (held.bytes + piece.length > registerLimits.bytes) {
          drop(upload);
          return refused({ code: 'ImportFileTooLarge', limit: registerLimits.bytes });
        }
        held.pieces.push(piece);
        held.bytes += piece.length;
      }
      return done({ bytes: held.bytes });
    },

    async preview(input, caller) {
      const allowed = mayImport(caller);
      if (!allowed.ok) return allowed;
      const held = heldOf(input.upload, caller);
      if (!held) return refused({ code: 'UploadUnknown' });
      const looked = await look(held, input, caller);
      return looked.ok ? done(looked.value.preview) : looked;
    },

    async rejects({ source, format, language }, caller) {
      const allowed = mayImport(caller);
      if (!allowed.ok) return allowed;
      const held = heldOf(source, caller);
      const kept = held ?? runs.rejectsOf(source, caller.actor.person);
      if (!kept?.reader) return refused({ code: 'UploadUnknown' });
      const content = await kept.reader.rejectFile(kept.rejects, format, language);
      const mediaType =
        format === 'csv' ? 'text/csv' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      const name = oldRegisterWords[language].rejectFile(kept.name.replace(/\.[^.]*$/, ''));
      return done({ name: `${name}.${format}`, mediaType, content: Buffer.from(content).toString('base64') });
    },

    async begin(input, caller) {
      const allowed = mayImport(caller);
      if (!allowed.ok) return allowed;
      // Sent twice, begun once.
      if (runs.knows(input.request)) return done({ run: input.request });
      const held = heldOf(input.upload, caller);
      if (!held) return refused({ code: 'UploadUnknown' });
      const looked = await look(held, input, caller);
      if (!looked.ok) return looked;
      const { reader, looked: seen, preview } = looked.value;
      if (preview.accepted === 0) return refused({ code: 'ImportNothingAccepted', rejected: preview.rejected });
      remember(parts, seen, input.values ?? {}, parts.clock());
      return runs.begin(
        {
          run: input.request,
          name: input.name,
          reader,
          accepted: seen.accepted,
          rejects: held.rejects,
          rows: preview.rows,
          here: held.here,
          clocksFrom: preview.defaults.clocksFrom,
        },
        caller,
      );
    },

    cancel({ run }, caller) {
      const allowed = mayImport(caller);
      return allowed.ok ? runs.cancel(run, caller) : allowed;
    },

    runs(_input, caller) {
      const allowed = mayImport(caller);
      return allowed.ok ? done({ runs: listRuns(parts, caller, runs.live) }) : allowed;
    },

    undo(input, caller) {
      const allowed = mayImport(caller);
      return allowed.ok ? runs.undo(input, caller) : allowed;
    },
  };
}
