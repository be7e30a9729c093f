import {
  conflictFound,
  conflictSettled,
  type ConflictFound,
  type ConflictSettled,
} from '../../../shared/exchange/conflict.ts';
import type { Projection } from '../projection.ts';

/** Work of this desk that others were before, and what became of it. */
export const conflictProjection: Projection = {
  name: 'conflict',
  version: 1,
  tables: ['conflict'],
  schema: `
    create table conflict (
      conflict text primary key,
      stream text not null,
      sequence integer not null,
      body text not null,
      choice text
    ) strict, without rowid;
  `,
  indexes: `
    create index conflict_open on conflict (sequence) where choice is null;
    create index conflict_stream on conflict (stream) where choice is null;
  `,
  createApply(database) {
    const add = database.prepare(
      'insert or ignore into conflict (conflict, stream, sequence, body) values (?, ?, ?, ?)',
    );
    const settle = database.prepare('update conflict set choice = ? where conflict = ?');
    return ({ type, sequence, body }) => {
      if (type === conflictFound) {
        const found = body as ConflictFound;
        add.run(found.conflict, found.stream, sequence, JSON.stringify(found));
      } else if (type === conflictSettled) {
        const { choice, conflict } = body as ConflictSettled;
        settle.run(choice, conflict);
      }
    };
  },
  // The desk's own notes about the exchange are never set aside.
  createForget: () => () => {},
};
