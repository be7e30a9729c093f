/** Cursors are opaque to desks and worth nothing in other hands: the text carries a seal over the places and the desk. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { done, refused, type Result } from '../../shared/base/result.ts';
import type { Hub } from './migrate.ts';
import { beginning, type Places } from './pull.ts';

type CursorProblem = 'badCursor' | 'hubRestored';

export function writeCursor(hub: Hub, deskId: string, { everyone, own }: Places): string {
  const text = [hub.epoch, everyone.position, everyone.version, own.position, own.version].join('.');
  return `${text}.${seal(hub, deskId, text)}`;
}

/** @param cursor null begins at the beginning */
export function readCursor(hub: Hub, deskId: string, cursor: string | null): Result<Places, CursorProblem> {
  if (cursor === null) return done(beginning);
  const cut = cursor.lastIndexOf('.');
  const text = cursor.slice(0, Math.max(cut, 0));
  const given = Buffer.from(cursor.slice(cut + 1));
  const right = Buffer.from(seal(hub, deskId, text));
  if (given.length !== right.length || !timingSafeEqual(given, right)) return refused('badCursor');
  const [epoch, ...numbers] = text.split('.');
  // Sealed by this hub, but what it points at was lost with what came after the backup.
  if (epoch !== hub.epoch) return refused('hubRestored');
  const [everyonePosition = 0, everyoneVersion = 0, position = 0, version = 0] = numbers.map(Number);
  return done({
    everyone: { position: everyonePosition, version: everyoneVersion },
    own: { position, version },
  });
}

const seal = (hub: Hub, deskId: string, text: string): string =>
  createHmac('sha256', hub.secret).update(`cursor\n${hub.id}\n${deskId}\n${text}`).digest('base64url').slice(0, 22);
