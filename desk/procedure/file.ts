/** A procedure as one file: the pack with a checksum, so that a file cut short or changed on its way is noticed. A pack alone, as
 *  somebody may write it by hand, is read too. */
import { createHash } from 'node:crypto';
import { done, refused, type Result } from '../../shared/base/result.ts';
import type { Pack } from '../../shared/procedure/pack.ts';
import { excess, packFrom, readPack, type BadPlace } from '../../shared/procedure/schema.ts';

const format = 'shouwen-procedure';

type PackFile = { format: typeof format; checksum: string; pack: unknown };

const checksumOf = (pack: unknown): string =>
  `sha256-${createHash('sha256').update(JSON.stringify(pack)).digest('hex')}`;

export const packFile = (pack: Pack): { name: string; content: string } => ({
  name: `${pack.id}-${pack.version}.json`,
  content: `${JSON.stringify({ format, checksum: checksumOf(pack), pack } satisfies PackFile, null, 2)}\n`,
});

export type PackFileRefusal = { code: 'PackFileUnreadable'; places: BadPlace[] } | { code: 'PackFileDamaged' };

const longestFile = 3_000_000;

export function readPackFile(content: string): Result<Pack, PackFileRefusal> {
  const unreadable = (places: BadPlace[]) => refused<PackFileRefusal>({ code: 'PackFileUnreadable', places });
  const tooMuch = excess(content, longestFile);
  if (tooMuch) return unreadable([tooMuch]);
  const file = envelopeIn(content);
  if (!file) {
    const bare = readPack(content);
    return bare.ok ? bare : unreadable(bare.problem);
  }
  if (file.checksum !== checksumOf(file.pack)) return refused({ code: 'PackFileDamaged' });
  const pack = packFrom(file.pack);
  return pack.ok ? done(pack.value) : unreadable(pack.problem);
}

function envelopeIn(content: string): PackFile | undefined {
  try {
    const read = JSON.parse(content) as Partial<PackFile> | null;
    return read?.format === format ? { format, checksum: String(read.checksum), pack: read.pack ?? null } : undefined;
  } catch {
    return undefined;
  }
}
