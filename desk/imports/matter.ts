import { createHash } from 'node:crypto';
import type { Details } from '../../shared/complaint/details.ts';

/** Key of a matter: the same person with the same words on the same day. Of a complaint that stands here and of a row of an old
 *  register it is made alike. */
export function matterOf({
  receivedAt,
  complainants,
  narrative,
}: Pick<Details, 'receivedAt' | 'complainants' | 'narrative'>): string {
  const who = complainants[0]?.phone?.replaceAll(/\D/g, '') || complainants[0]?.name || '';
  const what = narrative
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 400);
  const day = Math.floor((receivedAt + 8 * 3_600_000) / 86_400_000);
  return createHash('sha256').update(`${day}\n${who}\n${what}`).digest('base64url').slice(0, 16);
}
