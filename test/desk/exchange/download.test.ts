import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { HubClient } from '../../../desk/exchange/client.ts';
import { moveFiles } from '../../../desk/exchange/files.ts';
import { sha256Of } from '../../../desk/store/attachments.ts';
import { done, refused } from '../../../shared/base/result.ts';
import { limits } from '../../../shared/exchange/protocol.ts';
import { openTestDesk, temporaryFolder } from '../contract/links.ts';

const lastPiece = 4;
const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(lastPiece * limits.pieceBytes)]);
const sha256 = sha256Of(content);

/** A hub that has the file and loses its network after some pieces. */
const hubWith = (pieces: number) => {
  const asked: number[] = [];
  const download: HubClient['download'] = async (_token, _content, from, to) => {
    if (asked.length === pieces) return refused({ code: 'unreachable' });
    asked.push(from / limits.pieceBytes);
    return done(content.subarray(from, to + 1));
  };
  return { asked, client: { download } as HubClient };
};

it('EX-FILES: a desk that stopped in the middle of a file goes on where it was; what broke meanwhile is fetched again', async () => {
  const folder = temporaryFolder();
  /** One life of the desk. @returns places of the pieces it asked for */
  const live = async (pieces: number): Promise<{ asked: number[]; isThere: boolean }> => {
    const { desk, parts } = await openTestDesk({ folder });
    parts.database
      .prepare('insert or ignore into transfer (sha256, direction, name, size) values (?, ?, ?, ?)')
      .run(sha256, 'down', '合同.pdf', content.length);
    const { asked, client } = hubWith(pieces);
    await moveFiles(parts, client, (work) => work('token'), new AbortController().signal);
    const held = await parts.attachments.read(sha256);
    if (held.ok) expect(held.value.equals(content)).toBe(true);
    await desk.close();
    return { asked, isThere: held.ok };
  };
  const arriving = join(folder, 'arriving', sha256);
  expect(await live(2)).toEqual({ asked: [0, 1], isThere: false });
  expect(await live(2)).toEqual({ asked: [2, 3], isThere: false });
  for (const name of readdirSync(arriving)) expect(readFileSync(join(arriving, name)).includes('%PDF')).toBe(false);
  // A piece that was half written when the power went.
  const third = join(arriving, String(2 * limits.pieceBytes));
  writeFileSync(third, readFileSync(third).subarray(0, 1000));
  expect(await live(9)).toEqual({ asked: [2, 3, 4], isThere: true });
  expect(readdirSync(join(folder, 'arriving'))).toEqual([]);
});
