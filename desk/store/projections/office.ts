import { evolvePerson, evolveUnit, type PersonEvent, type UnitEvent } from '../../../shared/people/events.ts';
import type { Person, Unit } from '../../../shared/people/office.ts';
import type { Database } from '../open.ts';
import type { Projection } from '../projection.ts';
import { unitsChanged } from './unitTree.ts';

/** Units and people as they are now. Small enough to live in memory; these rows are what the desk loads at start. */
export const officeProjection: Projection = {
  name: 'office',
  version: 2,
  tables: ['unit', 'person'],
  schema: `
    create table unit (id text primary key, body text not null) strict, without rowid;
    create table person (id text primary key, body text not null) strict, without rowid;
  `,
  createApply(database) {
    const units = rowsOf<Unit>(database, 'unit');
    const persons = rowsOf<Person>(database, 'person');
    return (event) => {
      if (!event.stream.startsWith('unit/') && !event.stream.startsWith('person/')) return;
      const [kind, id] = event.stream.split('/') as [string, string];
      const fact = { type: event.type, ...(event.body as object) };
      if (kind === 'unit') {
        const unit = evolveUnit(units.read(id), fact as UnitEvent);
        if (!unit) return;
        units.save(id, unit);
        unitsChanged(database);
      } else if (kind === 'person') {
        const person = evolvePerson(persons.read(id), fact as PersonEvent);
        if (person) persons.save(id, person);
      }
    };
  },
  createForget(database) {
    const drops = {
      unit: database.prepare('delete from unit where id = ?'),
      person: database.prepare('delete from person where id = ?'),
    };
    return (stream) => {
      const [kind, id] = stream.split('/');
      if (kind === 'unit' || kind === 'person') drops[kind].run(id);
      if (kind === 'unit') unitsChanged(database);
    };
  },
};

function rowsOf<Body>(database: Database, table: 'unit' | 'person') {
  const select = database.prepare<[string], string>(`select body from ${table} where id = ?`).pluck();
  const upsert = database.prepare(
    `insert into ${table} (id, body) values (?, ?) on conflict (id) do update set body = excluded.body`,
  );
  return {
    read: (id: string): Body | undefined => {
      const body = select.get(id);
      return body === undefined ? undefined : (JSON.parse(body) as Body);
    },
    save: (id: string, body: Body): void => void upsert.run(id, JSON.stringify(body)),
  };
}
