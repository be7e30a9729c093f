import { matterOf } from '../../imports/matter.ts';
import type { Complaint } from '../../../shared/complaint/state.ts';
import type { Database } from '../open.ts';
import type { Projection } from '../projection.ts';
import { forgetRow } from './clock.ts';
import { foldedAfter, isComplaintEvent } from './folded.ts';
import { digitsOf, tokensOf } from './searchTokens.ts';

/** Words to find complaints by, and the people and places that make one complaint like another. */
export const searchProjection: Projection = {
  name: 'search',
  version: 3,
  tables: ['complaint_search', 'complaint_text', 'complaint_contact', 'complaint_key'],
  schema: `
    create virtual table complaint_search using fts5 (tokens, content='', contentless_delete=1, detail=none,
      tokenize="unicode61 remove_diacritics 0");
    create table complaint_text (row integer primary key, text text not null) strict;
    create table complaint_contact (kind text not null, value text not null, row integer not null,
      primary key (kind, value, row)) strict, without rowid;
    -- by this the rows are found while they are filled
    create index complaint_contact_row on complaint_contact (row);
    -- by these an import knows what is here already: numbers from elsewhere, and matters
    create table complaint_key (kind text not null, value text not null, row integer not null,
      primary key (kind, value, row)) strict, without rowid;
    create index complaint_key_row on complaint_key (row);
  `,
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
      'delete from complaint_search where rowid = ?',
      'delete from complaint_text where row = ?',
      'delete from complaint_contact where row = ?',
      'delete from complaint_key where row = ?',
    ),
};

const rewriting = ['ComplaintRegistered', 'DetailsCorrected', 'StepUndone'];

function writer(database: Database): (row: number, complaint: Complaint, again: boolean) => void {
  const addTokens = database.prepare('insert into complaint_search (rowid, tokens) values (?, ?)');
  const dropTokens = database.prepare('delete from complaint_search where rowid = ?');
  const saveText = database.prepare(
    'insert into complaint_text (row, text) values (?, ?) on conflict (row) do update set text = excluded.text',
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
    if (again) {
      dropTokens.run(row);
      dropContacts.run(row);
      dropKeys.run(row);
    }
    addTokens.run(row, tokensOf(text).join(' '));
    saveText.run(row, text);
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

/** As it was written, and without what people put between the digits. */
const asTyped = (value: string | undefined): string[] => {
  const digits = digitsOf(value ?? '');
  return value === undefined || digits === value ? [value ?? ''] : [value, digits];
};
