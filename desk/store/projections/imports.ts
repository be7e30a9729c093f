import {
  emptyRun,
  evolveRun,
  importStream,
  type RunEvent,
  type RunState,
} from '../../../shared/complaint/importRun.ts';
import type { Projection } from '../projection.ts';
import { isComplaintEvent } from './folded.ts';

/** Imports of old registers, and which complaints came with which: an undo goes through them. */
export const importsProjection: Projection = {
  name: 'imports',
  version: 1,
  tables: ['import_run', 'import_complaint'],
  schema: `
    create table import_run (id text primary key, begun integer not null, body text not null) strict, without rowid;
    create table import_complaint (stream text primary key, run text not null, command integer not null)
      strict, without rowid;
  `,
  indexes: `
    create index import_run_begun on import_run (begun);
    create index import_complaint_run on import_complaint (run, stream);
  `,
  createApply(database) {
    const read = database.prepare<[string], string>('select body from import_run where id = ?').pluck();
    const save = database.prepare(
      `insert into import_run (id, begun, body) values (?, ?, ?) on conflict (id) do update set body = excluded.body`,
    );
    const add = database.prepare('insert or ignore into import_complaint (stream, run, command) values (?, ?, ?)');
    return (event) => {
      if (isComplaintEvent(event)) {
        const { imported } = event.body as { imported?: { run: string } };
        if (event.type === 'ComplaintRegistered' && imported)
          add.run(event.stream, imported.run, event.commandSequence);
        return;
      }
      if (!event.stream.startsWith(importStream(''))) return;
      const id = event.stream.slice(importStream('').length);
      const kept = read.get(id);
      const before = kept === undefined ? emptyRun : (JSON.parse(kept) as RunState);
      const after = evolveRun(before, { type: event.type, ...(event.body as object) } as RunEvent);
      save.run(id, after.begunAt, JSON.stringify(after));
    };
  },
  createForget(database) {
    const forget = database.prepare('delete from import_complaint where stream = ?');
    const forgetRun = database.prepare('delete from import_run where id = ?');
    return (stream) => {
      if (stream.startsWith('complaint/')) forget.run(stream);
      else if (stream.startsWith(importStream(''))) forgetRun.run(stream.slice(importStream('').length));
    };
  },
};
