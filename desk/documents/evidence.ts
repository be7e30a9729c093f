import { zipSync, type Zippable } from 'fflate';
import { done, refused } from '../../shared/base/result.ts';
import { caseFile } from '../../shared/document/forms/record.ts';
import { fillForm } from '../../shared/document/forms/fill.ts';
import {
  evidencePaper,
  evidenceReadMe,
  type EvidenceEntry,
  type EvidenceFile,
} from '../../shared/document/evidence.ts';
import type { Paper } from '../../shared/document/model.ts';
import type { Subject } from '../../shared/document/subject.ts';
import { coveredDeep, coveredDetails } from '../../shared/people/masking.ts';
import { actionOf } from '../../shared/procedure/pack.ts';
import { evidenceWords } from '../../shared/words/evidence.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import { coveredBody } from '../queries/covered.ts';
import { sha256Of } from '../store/attachments.ts';
import { eventFields, eventHash, linked, type ChainedEvent } from '../store/chain.ts';
import { complaintStream } from '../store/projections/folded.ts';
import { prepared } from '../store/prepared.ts';
import { withAttachments } from './enclosing.ts';
import { noteDocument } from './handlers.ts';
import { subjectOf, type OpenComplaint } from './subject.ts';

/** All attachments of a package together, in bytes: it travels in one piece. */
const mostAttached = 150 * 1024 * 1024;

/** A package somebody outside can check without the program: what is in it, the entries behind it as they were hashed into
 *  the chain, and a list of fingerprints whose own fingerprint is written into the log. */
export function evidenceHandler(
  parts: DeskParts,
  open: OpenComplaint,
  writePdf: (paper: Paper) => Promise<Buffer>,
): Handlers<'document'>['evidence'] {
  return async ({ request, complaint, language, masked, purpose }, caller) => {
    if (purpose === '') return refused({ code: 'PurposeMissing' });
    const opened = await subjectOf(parts, open, complaint, caller, { language, masked });
    if (!opened.ok) return opened;
    const subject = masked ? coveredSubject(opened.value, namesIn(parts, opened.value)) : opened.value;
    const { view } = subject;
    const words = evidenceWords[language];

    const paper = fillForm(caseFile, subject);
    const contents = new Map<string, Buffer>();
    const files: EvidenceFile[] = [];
    const add = (path: string, what: string, content: Buffer): void => {
      contents.set(path, content);
      files.push({ path, what, size: content.length, sha256: sha256Of(content), isIncluded: true });
    };
    add(
      'casefile.pdf',
      words.caseFile,
      await writePdf(masked ? paper : await withAttachments(paper, parts.attachments)),
    );
    if (!masked && view.attachments.reduce((sum, { size }) => sum + size, 0) > mostAttached) {
      return refused({ code: 'EvidenceTooLarge', megabytes: mostAttached / 1024 / 1024 });
    }
    for (const [place, { id, name, size }] of view.attachments.entries()) {
      const read = masked ? null : await parts.attachments.read(id);
      if (read?.ok) add(`attachments/${numbered(place + 1, 2)} ${fileName(name)}`, words.attachment(name), read.value);
      else files.push({ path: '', what: words.missing(name), size, sha256: id, isIncluded: false });
    }
    const proofs = readProofs(parts, subject, namesIn(parts, opened.value));
    for (const { row, isCovered, bytes } of proofs) {
      if (!isCovered) add(pathOf(row.sequence), words.entry(row.sequence), bytes);
    }
    const entries = proofs.map((proof) => entryOf(proof, subject));
    const listed = files.filter(({ path }) => !path.startsWith('entries/'));
    add('index.pdf', words.title, await writePdf(evidencePaper(subject, purpose, listed, entries)));
    add('index.json', words.machine, json({ subject, purpose, files, proofs, parts }));
    add('README.txt', words.check, Buffer.from(`\uFEFF${evidenceReadMe(view.number)}\r\n`));

    const sums = Buffer.from(
      files
        .filter(({ isIncluded }) => isIncluded)
        .map(({ sha256, path }) => `${sha256}  ${path}\n`)
        .join(''),
    );
    const fingerprint = sha256Of(sums);
    contents.set('SHA256SUMS', sums);
    const made = { document: 'evidence', format: 'package' as const, masked, purpose, fingerprint };
    const noted = noteDocument(parts, caller, { request, id: view.id, ...made });
    if (!noted.ok) return noted;
    return done({
      file: {
        name: `${view.number} ${words.title}.zip`,
        mediaType: 'application/zip',
        content: zipped(contents, subject.takenAt).toString('base64'),
      },
      fingerprint,
    });
  };
}

type Row = ChainedEvent & { sequence: number; previous_hash: Buffer; hash: Buffer };
/** `bytes` is what was hashed; `shown` the body as the package may tell it. */
type Proof = { row: Row; bytes: Buffer; shown: unknown; isCovered: boolean };

/** The entries the reader may read, in the order of the log. */
function readProofs(parts: DeskParts, { view, masked }: Subject, names: readonly string[]): Proof[] {
  const readable = new Set(view.timeline.map(({ sequence }) => sequence));
  const rows = prepared<[string], Row>(
    parts.database,
    `select e.sequence, e.stream, e.stream_version, e.type, e.audience, e.at, e.desk_id, e.desk_sequence, e.body,
       e.previous_hash, e.hash, c.person_id, c.unit_id, coalesce(c.origin, c.request_id) as request_id
     from event e join command c on c.sequence = e.command_sequence where e.stream = ? order by e.stream_version`,
  ).all(complaintStream(view.id));
  return rows
    .filter(({ sequence }) => readable.has(sequence))
    .map((row) => {
      const body = JSON.parse(row.body) as Record<string, unknown>;
      const shown = masked ? coveredDeep(coveredBody(body, 'all'), names) : body;
      return {
        row,
        bytes: linked(row.previous_hash, eventFields(row)),
        shown,
        isCovered: JSON.stringify(shown) !== JSON.stringify(body),
      };
    });
}

type Named = { kind: string; name: string; agent?: { name: string } };

/** Names of complainants and their agents as they were ever written: a correction leaves the old ones in the history. */
function namesIn(parts: DeskParts, { view }: Subject): string[] {
  const written = parts.store.read(complaintStream(view.id)).flatMap(({ body }) => {
    const { details, changes = [] } = body as {
      details?: { complainants?: Named[] };
      changes?: { field: string; before: unknown; after: unknown }[];
    };
    const corrected = changes.filter(({ field }) => field === 'complainants');
    const people = corrected.flatMap(({ before, after }) => [before, after] as Named[][]);
    return [...(details?.complainants ?? []), ...people.flat()];
  });
  return [
    ...new Set(
      written.flatMap(({ kind, name, agent }) => [
        ...(kind === 'person' ? [name] : []),
        ...(agent ? [agent.name] : []),
      ]),
    ),
  ];
}

/** What leaves the house covers more than a form on the desk: whoever works on the complaint reads names there. */
export function coveredSubject(subject: Subject, names: readonly string[]): Subject {
  const { view } = subject;
  return {
    ...subject,
    view: {
      ...view,
      details: coveredDeep(coveredDetails(view.details, 'all'), names) as typeof view.details,
      timeline: view.timeline.map((entry) => ({
        ...entry,
        body: coveredDeep(coveredBody(entry.body, 'all'), names) as typeof entry.body,
      })),
    },
  };
}

const numbered = (place: number, digits: number): string => String(place).padStart(digits, '0');
const pathOf = (sequence: number): string => `entries/${numbered(sequence, 9)}.entry`;
const fileName = (name: string): string => name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').slice(-120);

function entryOf({ row, isCovered, shown }: Proof, subject: Subject): EvidenceEntry {
  const { language, pack } = subject;
  const { action } = shown as { action?: string };
  const taken = action === undefined ? undefined : actionOf(pack, action);
  const titles: Readonly<Record<string, string>> = evidenceWords[language].entryTitles;
  return {
    place: row.sequence,
    at: row.at,
    what: taken ? taken.title[language] : (titles[row.type] ?? row.type),
    by: row.person_id === null ? '' : subject.nameOfPerson(row.person_id),
    sha256: row.hash.toString('hex'),
    isCovered,
  };
}

type Told = {
  subject: Subject;
  purpose: string;
  files: readonly EvidenceFile[];
  proofs: readonly Proof[];
  parts: DeskParts;
};

/** The index for programs. */
function json({ subject, purpose, files, proofs, parts }: Told): Buffer {
  const { view, masked } = subject;
  const head = parts.store.head();
  const told = {
    format: 'shouwen-evidence-1',
    complaint: { id: view.id, number: view.number, pack: view.pack },
    madeAt: new Date(subject.takenAt).toISOString(),
    madeBy: subject.takenBy,
    purpose,
    covered: masked,
    log: { entries: head.events, lastFingerprint: head.eventHash },
    files: files.map(({ path, size, sha256, isIncluded }) => ({ ...(isIncluded && { path }), size, sha256 })),
    entries: proofs.map(({ row, shown, isCovered }) => ({
      place: row.sequence,
      version: row.stream_version,
      at: new Date(row.at).toISOString(),
      type: row.type,
      person: row.person_id === null ? null : subject.nameOfPerson(row.person_id),
      unit: row.unit_id === null ? null : subject.nameOfUnit(row.unit_id),
      previous: row.previous_hash.toString('hex'),
      sha256: row.hash.toString('hex'),
      holds: eventHash(row.previous_hash, row).equals(row.hash),
      covered: isCovered,
      ...(isCovered ? {} : { file: pathOf(row.sequence) }),
      body: shown,
    })),
  };
  return Buffer.from(`${JSON.stringify(told, null, 2)}\n`);
}

/** Pictures and PDF are small already; text is not. */
function zipped(contents: ReadonlyMap<string, Buffer>, madeAt: number): Buffer {
  const entries: Zippable = {};
  for (const [path, content] of contents) {
    entries[path] = [content, { level: /^(attachments\/|.*\.pdf$)/.test(path) ? 0 : 6, mtime: madeAt }];
  }
  return Buffer.from(zipSync(entries));
}
