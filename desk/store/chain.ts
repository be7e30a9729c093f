import { createHash } from 'node:crypto';

/** First link of every chain. */
export const chainStart: Buffer = Buffer.alloc(32);

export type Field = string | number | null;

/** SHA-256 over the previous hash and the fields, each behind its length, so that no two lists of fields look alike:
 *  `["ab","c"]` and `["a","bc"]` differ, and so do null and the empty text. */
export const link = (previous: Buffer, fields: readonly Field[]): Buffer =>
  createHash('sha256').update(linked(previous, fields)).digest();

/** What is hashed: whoever has these bytes can repeat it with any program that knows SHA-256. */
export const linked = (previous: Buffer, fields: readonly Field[]): Buffer => {
  let text = '';
  for (const field of fields) {
    if (field === null) {
      text += '-;';
    } else {
      const value = String(field);
      text += `${Buffer.byteLength(value)}:${value}`;
    }
  }
  return Buffer.concat([previous, Buffer.from(text, 'utf8')]);
};

export type ChainedCommand = {
  desk_id: string;
  request_id: string;
  name: string;
  person_id: string | null;
  unit_id: string | null;
  at: number;
  recorded_at: number;
  input: string;
  reply: string;
  event_count: number;
  origin?: string | null;
  received?: number | null;
};

export const commandHash = (previous: Buffer, row: ChainedCommand): Buffer =>
  link(previous, [
    'command',
    row.desk_id,
    row.request_id,
    row.name,
    row.person_id,
    row.unit_id,
    row.at,
    row.recorded_at,
    row.input,
    row.reply,
    row.event_count,
    // Commands from before there was an exchange, and all that need neither, keep the hash they have.
    ...(row.origin ? ['origin', row.origin] : []),
    ...(row.received ? ['received'] : []),
  ]);

export type ChainedEvent = {
  desk_id: string;
  desk_sequence: number;
  stream: string;
  stream_version: number;
  type: string;
  audience: string;
  at: number;
  body: string;
  person_id: string | null;
  unit_id: string | null;
  request_id: string;
};

/** One chain over all events of the file, those of other desks too. */
export const eventHash = (previous: Buffer, row: ChainedEvent): Buffer => link(previous, eventFields(row));

export const eventFields = (row: ChainedEvent): Field[] => [
  'event',
  row.desk_id,
  row.desk_sequence,
  row.stream,
  row.stream_version,
  row.type,
  row.audience,
  row.at,
  row.person_id,
  row.unit_id,
  row.request_id,
  row.body,
];

export type ChainedAttachment = { sha256: string; kind: string; size: number; added_at: number };

export const attachmentHash = (previous: Buffer, row: ChainedAttachment): Buffer =>
  link(previous, ['attachment', row.sha256, row.kind, row.size, row.added_at]);
