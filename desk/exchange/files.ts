/** Files follow the entries that name them, in pieces: what was moved before a break is not moved again. */
import { done, type Result } from '../../shared/base/result.ts';
import { limits } from '../../shared/exchange/protocol.ts';
import type { DeskParts } from '../parts.ts';
import { sha256Of } from '../store/attachments.ts';
import type { Transfer } from '../store/exchange/types.ts';
import type { HubClient } from './client.ts';
import type { RoundProblem, WithToken } from './round.ts';

type Moved = Result<'moved' | { stuck: string }, RoundProblem>;

/** @returns once nothing more moves; a file that cannot go or come is marked and does not hold up the others */
export async function moveFiles(
  parts: DeskParts,
  client: HubClient,
  withToken: WithToken,
  signal: AbortSignal,
): Promise<Result<null, RoundProblem>> {
  for (const transfer of parts.exchange.transfers()) {
    const moved = await (transfer.direction === 'up'
      ? upload(parts, client, withToken, transfer, signal)
      : download(parts, client, withToken, transfer, signal));
    if (!moved.ok) return moved;
    if (moved.value === 'moved') {
      parts.exchange.transferred(transfer.sha256);
      if (transfer.direction === 'down') parts.publish({ topics: ['complaint'] });
    } else if (moved.value.stuck !== transfer.problem) {
      parts.exchange.transferFailed(transfer.sha256, moved.value.stuck);
    }
  }
  return done(null);
}

async function upload(
  { attachments }: DeskParts,
  client: HubClient,
  withToken: WithToken,
  { sha256 }: Transfer,
  signal: AbortSignal,
): Promise<Moved> {
  const content = await attachments.read(sha256);
  if (!content.ok) return done({ stuck: content.problem.kind });
  const length = content.value.length;
  const held = await withToken((token) => client.uploaded(token, sha256, signal));
  if (!held.ok) return isAboutFile(held.problem) ? done({ stuck: held.problem.code }) : held;
  let offset = held.value;
  for (let turns = 0; offset < length; turns++) {
    const piece = { bytes: content.value.subarray(offset, offset + limits.pieceBytes), offset, length };
    const sent = await withToken((token) => client.upload(token, sha256, piece, signal));
    if (sent.ok) offset = sent.value;
    // Another desk sends the same file: the hub says how much it has by now.
    else if (sent.problem.code === 'wrongOffset' && turns < 100) {
      offset = ('uploadOffset' in sent.problem ? sent.problem.uploadOffset : undefined) ?? 0;
    } else return isAboutFile(sent.problem) ? done({ stuck: sent.problem.code }) : sent;
  }
  return done('moved');
}

async function download(
  { attachments }: DeskParts,
  client: HubClient,
  withToken: WithToken,
  { sha256, name, size }: Transfer,
  signal: AbortSignal,
): Promise<Moved> {
  const { arriving } = attachments;
  const pieces = await arriving.read(sha256);
  for (let offset = lengthOf(pieces); offset < size;) {
    const to = Math.min(offset + limits.pieceBytes, size) - 1;
    const piece = await withToken((token) => client.download(token, sha256, offset, to, signal));
    // Whoever wrote the entry has not sent the file yet: it comes with a later round.
    if (!piece.ok) return isAboutFile(piece.problem) ? done({ stuck: piece.problem.code }) : piece;
    if (piece.value.length === 0) return done({ stuck: 'contentDiffers' });
    await arriving.keep(sha256, offset, piece.value);
    pieces.push(piece.value);
    offset += piece.value.length;
  }
  const content = Buffer.concat(pieces);
  if (sha256Of(content) !== sha256) {
    await arriving.drop(sha256);
    return done({ stuck: 'contentDiffers' });
  }
  const added = await attachments.add(name, content);
  return added.ok ? done('moved') : done({ stuck: added.problem.kind });
}

const lengthOf = (pieces: readonly Buffer[]): number => pieces.reduce((sum, { length }) => sum + length, 0);

const isAboutFile = ({ code }: RoundProblem): boolean =>
  code === 'notFound' || code === 'wrongOffset' || code === 'contentDiffers' || code === 'tooLarge';
