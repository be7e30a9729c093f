import { isAttentionStream, personOfStream, type AttentionEvent } from '../../../shared/attention/events.ts';
import type { ComplaintEvent } from '../../../shared/complaint/events.ts';
import type { Projection } from '../projection.ts';
import { isComplaintEvent } from './folded.ts';
import { createUndone } from './undone.ts';

/** Complaints somebody watches, and notes that name somebody. */
export const attentionProjection: Projection = {
  name: 'attention',
  version: 2,
  tables: ['watched', 'mention', 'mention_seen'],
  schema: `
    create table watched (person text not null, complaint text not null, primary key (person, complaint))
      strict, without rowid;
    create table mention (
      complaint text not null,
      -- place of the note in the history of the complaint
      version integer not null,
      person text not null,
      author text,
      at integer not null,
      text text not null,
      primary key (complaint, version, person)
    ) strict, without rowid;
    create table mention_seen (person text not null, complaint text not null, at integer not null,
      primary key (person, complaint)) strict, without rowid;
  `,
  indexes: 'create index mention_person on mention (person, at);',
  createApply(database) {
    const watch = database.prepare('insert or ignore into watched (person, complaint) values (?, ?)');
    const unwatch = database.prepare('delete from watched where person = ? and complaint = ?');
    const see = database.prepare(
      `insert into mention_seen (person, complaint, at) values (?, ?, ?)
       on conflict (person, complaint) do update set at = max(at, excluded.at)`,
    );
    const add = database.prepare(
      'insert or replace into mention (complaint, version, person, author, at, text) values (?, ?, ?, ?, ?, ?)',
    );
    const undoneEntries = createUndone(database);
    const drop = database.prepare('delete from mention where complaint = ? and version = ?');
    return (event) => {
      if (isAttentionStream(event.stream)) {
        const person = personOfStream(event.stream);
        const fact = { ...(event.body as object), type: event.type } as AttentionEvent;
        if (fact.type === 'ComplaintWatched') watch.run(person, fact.complaint);
        else if (fact.type === 'ComplaintUnwatched') unwatch.run(person, fact.complaint);
        else if (fact.type === 'MentionsSeen') see.run(person, fact.complaint, fact.at);
      } else if (isComplaintEvent(event) && event.type === 'NoteAdded') {
        const { mentions = [], text, at } = event.body as ComplaintEvent & { type: 'NoteAdded' };
        for (const person of mentions) {
          add.run(complaintOf(event.stream), event.streamVersion, person, event.personId, at, text);
        }
      } else if (isComplaintEvent(event) && event.type === 'StepUndone') {
        for (const { version } of undoneEntries(event)) drop.run(complaintOf(event.stream), version);
      }
    };
  },
  createForget(database) {
    const dropMentions = database.prepare('delete from mention where complaint = ?');
    const dropWatched = database.prepare('delete from watched where person = ?');
    const dropSeen = database.prepare('delete from mention_seen where person = ?');
    return (stream) => {
      if (isAttentionStream(stream)) {
        dropWatched.run(personOfStream(stream));
        dropSeen.run(personOfStream(stream));
      } else if (stream.startsWith('complaint/')) dropMentions.run(complaintOf(stream));
    };
  },
};

const complaintOf = (stream: string): string => stream.slice('complaint/'.length);
