import { matterOf } from '../../imports/matter.ts';
import type { Complaint } from '../../../shared/complaint/state.ts';
import type { Database } from '../open.ts';
import type { Projection } from '../projection.ts';
import { forgetRow } from './clock.ts';
import { dayOfRow, foldedAfter, isComplaintEvent } from './folded.ts';
import { digitsOf, tokensOf } from './searchTokens.ts';

/** Words to find complaints by, and the people and places that make one complaint like another. */
export const searchProjection: Projection = {
  name: 'search',
  version: 5,
  tables: ['complaint_search', 'complaint_text', 'complaint_contact', 'complaint_key'],
  schema: `
    create virtual table complaint_search using fts5 (tokens, content='', contentless_delete=1, detail=none,
      tokenize="unicode61 remove_diacritics 0");
    -- taking back an import would otherwise write the index anew for each tenth of it
    insert into complaint_search (complaint_search, rank) values ('deletemerge', 40);
    -- while it is filled its pieces are joined sixteen at a time, afterwards four at a time
    insert into complaint_search (complaint_search, rank) values ('automerge', 16);
    -- the index of words counts in small steps, day by day: with the numbers of rows it would be three times as large
    create table complaint_text (place integer primary key, row integer not null unique, text text not null) strict;
    create table complaint_contact (kind text not null, value text not null, row integer not null,
      primary key (kind, value, row)) strict, without rowid;
    -- by this the rows are found while they are filled
    create index complaint_contact_row on complaint_contact (row);
    -- by these an import knows what is here already: numbers from elsewhere, and matters
    create table complaint_key (kind text not null, value text not null, row integer not null,
      primary key (kind, value, row)) strict, without rowid;
    create index complaint_key_row on complaint_key (row);
  `,
  indexes: `insert into complaint_search (complaint_search, rank) values ('automerge', 4)`,
  createApply(database) {
    const fold = foldedAfter(database);
    const write = writer(database);
    return (event) => {
      if (!isComplaintEvent(event)) return;
      if (!rewriting.includes(event.type)) return;
      const folded = fold(event);
      if (folded) write(folded.row, folded.complaint, event.type !== 'ComplaintRegistered');
    };
  },
  createForget: (database) =>
    forgetRow(
      database,
      'delete from complaint_search where rowid = (select place from complaint_text where row = ?)',
      'delete from complaint_text where row = ?',
      'delete from complaint_contact where row = ?',
      'delete from complaint_key where row = ?',
    ),
};

const rewriting = ['ComplaintRegistered', 'DetailsCorrected', 'StepUndone'];

function writer(database: Database): (row: number, complaint: Complaint, again: boolean) => void {
  const placeOf = database.prepare<[number], number>('select place from complaint_text where row = ?').pluck();
  const nextPlace = placeGiver(database);
  const addTokens = database.prepare('insert into complaint_search (rowid, tokens) values (cast(? as integer), ?)');
  const dropTokens = database.prepare('delete from complaint_search where rowid = cast(? as integer)');
  const saveText = database.prepare(
    `insert into complaint_text (place, row, text) values (?, ?, ?)
     on conflict (row) do update set text = excluded.text`,
  );
  const dropContacts = database.prepare('delete from complaint_contact where row = ?');
  const dropKeys = database.prepare('delete from complaint_key where row = ?');
  const addKey = database.prepare('insert or ignore into complaint_key (kind, value, row) values (?, ?, ?)');
  const addContact = database.prepare('insert or ignore into complaint_contact (kind, value, row) values (?, ?, ?)');
  return (row, complaint, again) => {
    const { details } = complaint;
    const text = [
      complaint.number,
      details.originalNumber ?? '',
      ...details.complainants.flatMap(({ name, phone, identity, agent }) => [
        name,
        ...asTyped(phone),
        ...asTyped(identity),
        agent?.name ?? '',
        ...asTyped(agent?.phone),
      ]),
      ...details.complainedPersons.map(({ name }) => name),
      details.narrative,
      details.demand,
    ].join('\n');
    const known = again ? placeOf.get(row) : undefined;
    if (again) {
      if (known !== undefined) dropTokens.run(known);
      dropContacts.run(row);
      dropKeys.run(row);
    }
    const place = known ?? nextPlace(row);
    addTokens.run(place, tokensOf(text).join(' '));
    saveText.run(place, row, text);
    for (const { name, phone, identity, agent } of details.complainants) {
      addContact.run('name', name.trim(), row);
      for (const value of [phone, agent?.phone])
        if (value && digitsOf(value)) addContact.run('phone', digitsOf(value), row);
      if (identity && digitsOf(identity)) addContact.run('identity', digitsOf(identity), row);
    }
    addKey.run('matter', matterOf(details), row);
    if (details.originalNumber) addKey.run('number', details.originalNumber, row);
  };
}

const placesOfDay = 2 ** 17;

/** Place of a complaint among the words: its day, and behind what came in before on that day. A day that is full goes on in the
 *  next. */
function placeGiver(database: Database): (row: number) => number {
  const last = database
    .prepare<[number, number], number | null>('select max(place) from complaint_text where place >= ? and place < ?')
    .pluck();
  return (row) => {
    for (let from = dayOfRow(row) * placesOfDay; ; from += placesOfDay) {
      const place = (last.get(from, from + placesOfDay) ?? from - 1) + 1;
      if (place < from + placesOfDay) return place;
    }
  };
}

/** As it was written, and without what people put between the digits. */
const asTyped = (value: string | undefined): string[] => {
  const digits = digitsOf(value ?? '');
  return value === undefined || digits === value ? [value ?? ''] : [value, digits];
};
