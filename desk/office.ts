/** The office in memory: read from its rows at start, then kept up with every event. */
import { evolveOfficeAll, type OfficeEvent } from '../shared/people/events.ts';
import type { Office, Person, Unit } from '../shared/people/office.ts';
import type { StoredEvent } from './store/event.ts';
import type { Database } from './store/open.ts';

export const loadOffice = (database: Database): Office => ({
  unitById: new Map(rows<Unit>(database, 'unit')),
  personById: new Map(rows<Person>(database, 'person')),
});

const rows = <Body>(database: Database, table: 'unit' | 'person'): [string, Body][] =>
  database
    .prepare<[], { id: string; body: string }>(`select id, body from ${table} order by id`)
    .all()
    .map(({ id, body }) => [id, JSON.parse(body) as Body]);

const ofOffice = /^(unit|person)\//;

export const isOfficeEvent = ({ stream }: Pick<StoredEvent, 'stream'>): boolean => ofOffice.test(stream);

/** The office after these events. What a newer desk wrote and this one does not know is skipped. */
export const foldOffice = (office: Office, events: readonly StoredEvent[]): Office =>
  evolveOfficeAll(
    office,
    events.filter(isOfficeEvent).map((event) => ({ ...fieldsOf(event), type: event.type }) as OfficeEvent),
  );

const fieldsOf = ({ body }: StoredEvent): object => (typeof body === 'object' && body !== null ? body : {});

/** True while nobody could sign in: the office is founded or brought back from a backup first. */
export const isFresh = (office: Office): boolean => {
  for (const person of office.personById.values()) if (person.passwordHash !== undefined) return false;
  return true;
};

/** The unit on top: the association where there is one, else the first that stands under none. */
export const topUnit = (office: Office): Unit | undefined => {
  const tops = [...office.unitById.values()].filter((unit) => unit.parent === undefined && !unit.closed);
  return (
    tops.find((unit) => unit.kind === 'association') ?? tops.sort((left, right) => (left.id < right.id ? -1 : 1))[0]
  );
};
