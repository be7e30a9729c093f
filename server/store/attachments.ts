/** Contents named by entries. A desk may send and fetch what an entry it may read names, and nothing else; what it sends is
 *  checked against the name before anybody can fetch it. */
import { createHash } from 'node:crypto';
import { day, type Instant } from '../../shared/base/time.ts';
import { done, refused, type Result } from '../../shared/base/result.ts';
import type { Blobs } from '../blobs/blobs.ts';
import type { Reader } from './pull.ts';
import type { Queries, Sql } from './sql.ts';

export type Progress = { offset: number; length: number };
export type Piece = { content: string; desk: string; offset: number; length: number; bytes: Buffer };
export type PieceProblem =
  | { code: 'notFound' }
  | { code: 'wrongOffset'; offset: number }
  | { code: 'contentDiffers' }
  | { code: 'tooLarge' };

const nameOf = (content: string): string => `${content.slice(0, 2)}/${content}`;
const pieceName = (content: string, desk: string, offset: number): string =>
  `pieces/${content}/${createHash('sha256').update(desk).digest('hex').slice(0, 16)}-${offset}`;

/** Sizes that entries readable for this desk give for a content; none where no such entry names it. */
async function namedSizes(queries: Queries, reader: Reader, content: string): Promise<number[]> {
  const rows = await queries.query<{ size: number }>(
    `select distinct r.size from attachment_reference r
       join subscription s on s.stream = r.stream and s.feed = $2
      where r.content = $1 and r.audience in ('parties', $3)`,
    [content, reader.feed, reader.organisation],
  );
  return rows.map(({ size }) => size);
}

async function keptSize(queries: Queries, content: string): Promise<number | undefined> {
  const [row] = await queries.query<{ size: number }>('select size from attachment where content = $1', [content]);
  return row?.size;
}

async function heldBytes(queries: Queries, content: string, desk: string): Promise<number> {
  const [row] = await queries.query<{ held: number }>(
    'select coalesce(max(piece_offset + size), 0)::bigint as held from piece where content = $1 and desk = $2',
    [content, desk],
  );
  return row?.held ?? 0;
}

/** How much of a content the hub holds, for the desk that asks. */
export async function progressOf(
  queries: Queries,
  reader: Reader,
  desk: string,
  content: string,
): Promise<Progress | undefined> {
  const [size] = await namedSizes(queries, reader, content);
  if (size === undefined) return undefined;
  const kept = await keptSize(queries, content);
  if (kept !== undefined) return { offset: kept, length: kept };
  return { offset: await heldBytes(queries, content, desk), length: size };
}

export async function readAttachment(
  queries: Queries,
  blobs: Blobs,
  reader: Reader,
  content: string,
): Promise<Buffer | undefined> {
  const sizes = await namedSizes(queries, reader, content);
  if (sizes.length === 0 || (await keptSize(queries, content)) === undefined) return undefined;
  return blobs.get(nameOf(content));
}

/** Takes the next piece; the last one makes the content whole. */
export async function takePiece(
  sql: Sql,
  blobs: Blobs,
  reader: Reader,
  { content, desk, offset, length, bytes }: Piece,
  now: Instant,
): Promise<Result<Progress, PieceProblem>> {
  const sizes = await namedSizes(sql, reader, content);
  if (sizes.length === 0) return refused({ code: 'notFound' });
  const kept = await keptSize(sql, content);
  if (kept !== undefined) return done({ offset: kept, length: kept });
  if (!sizes.includes(length) || offset + bytes.length > length) return refused({ code: 'tooLarge' });
  const held = await heldBytes(sql, content, desk);
  if (offset !== held) return refused({ code: 'wrongOffset', offset: held });
  await blobs.put(pieceName(content, desk, offset), bytes);
  // The row follows the file: a kill in between leaves a file nobody counts, never a count without its file.
  await sql.query(
    `insert into piece (content, desk, piece_offset, size, kept_at) values ($1, $2, $3, $4, $5)
     on conflict (content, desk, piece_offset) do update set size = excluded.size, kept_at = excluded.kept_at`,
    [content, desk, offset, bytes.length, now],
  );
  const reached = offset + bytes.length;
  if (reached < length) return done({ offset: reached, length });
  return joinPieces(sql, blobs, content, desk, now);
}

async function joinPieces(
  sql: Sql,
  blobs: Blobs,
  content: string,
  desk: string,
  now: Instant,
): Promise<Result<Progress, PieceProblem>> {
  const pieces = await sql.query<{ offset: number }>(
    'select piece_offset as "offset" from piece where content = $1 and desk = $2 order by piece_offset',
    [content, desk],
  );
  const parts = await Promise.all(pieces.map(({ offset }) => blobs.get(pieceName(content, desk, offset))));
  const whole = Buffer.concat(parts.filter((part) => part !== undefined));
  const isRight = createHash('sha256').update(whole).digest('hex') === content;
  if (isRight) {
    await blobs.put(nameOf(content), whole);
    await sql.query('insert into attachment (content, size, kept_at) values ($1, $2, $3) on conflict do nothing', [
      content,
      whole.length,
      now,
    ]);
  }
  await dropPieces(
    sql,
    blobs,
    pieces.map(({ offset }) => ({ content, desk, offset })),
  );
  return isRight ? done({ offset: whole.length, length: whole.length }) : refused({ code: 'contentDiffers' });
}

async function dropPieces(
  sql: Sql,
  blobs: Blobs,
  pieces: readonly { content: string; desk: string; offset: number }[],
): Promise<void> {
  for (const { content, desk, offset } of pieces) {
    await blobs.remove(pieceName(content, desk, offset));
    await sql.query('delete from piece where content = $1 and desk = $2 and piece_offset = $3', [
      content,
      desk,
      offset,
    ]);
  }
}

/** Pieces whose desk did not come back for a week. */
export async function dropForgottenPieces(sql: Sql, blobs: Blobs, now: Instant): Promise<void> {
  const pieces = await sql.query<{ content: string; desk: string; offset: number }>(
    'select content, desk, piece_offset as "offset" from piece where kept_at < $1',
    [now - 7 * day],
  );
  await dropPieces(sql, blobs, pieces);
}
