import { isAtOrUnder, type Office, type Unit } from '../../shared/people/office.ts';
import { alignFeed, unitFeeds } from './feeds.ts';
import type { SeatList } from '../../shared/exchange/judge.ts';
import { isTold } from '../../shared/exchange/reach.ts';
import { currentRegister, type Register } from './register.ts';
import type { Queries } from './sql.ts';

/** Writes down what became of units and seats. Where a known unit moved, feeds are aligned: somebody else may have to be
 *  told from now on. The caller is alone with the register. */
export async function saveRegister(
  queries: Queries,
  before: Register,
  units: readonly Unit[],
  seats: readonly SeatList[],
): Promise<Register> {
  if (seats.length > 0) await saveSeats(queries, seats);
  if (units.length === 0) return before;
  const newest = new Map(units.map((unit) => [unit.id, unit]));
  await queries.query(
    `with moved as (update hub set register_version = register_version + 1 returning register_version)
     insert into unit (id, kind, name, parent, closed, changed_in)
     select u.id, u.kind, u.name, u.parent, u.closed, moved.register_version
       from json_to_recordset($1::json) as u (id text, kind text, name text, parent text, closed boolean), moved
     on conflict (id) do update set kind = excluded.kind, name = excluded.name, parent = excluded.parent,
       closed = excluded.closed, changed_in = excluded.changed_in`,
    [JSON.stringify([...newest.values()])],
  );
  const register = await currentRegister(queries, before);
  const moved = [...newest.values()].filter((unit) => {
    const old = before.office.unitById.get(unit.id);
    return old !== undefined && (old.parent !== unit.parent || old.kind !== unit.kind);
  });
  if (moved.length > 0) {
    const feeds = await unitFeeds(queries);
    for (const feed of affectedBy(moved, feeds, before.office, register.office)) {
      await alignFeed(queries, register.office, feed);
    }
  }
  return register;
}

/** Feeds for which a move of units changes who is told: those of the moved units and all below them, and those that are or
 *  were told what happens there. */
function affectedBy<Feed extends { unit: string }>(
  moved: readonly Unit[],
  feeds: readonly Feed[],
  before: Office,
  after: Office,
): Feed[] {
  const below = [...after.unitById.keys()].filter((unit) =>
    moved.some(({ id }) => isAtOrUnder(before, unit, id) || isAtOrUnder(after, unit, id)),
  );
  const isAbout = (office: Office, feed: string): boolean =>
    below.some((unit) => [true, false].some((whole) => isTold(office, feed, { unit, whole })));
  return feeds.filter(({ unit }) => below.includes(unit) || isAbout(before, unit) || isAbout(after, unit));
}

/** A seat somebody held stays known: what he did in it may still be on its way. */
async function saveSeats(queries: Queries, lists: readonly SeatList[]): Promise<void> {
  const newest = new Map(lists.map((list) => [list.person, list.units]));
  await queries.query('update seat set held = false where person = any($1::text[])', [[...newest.keys()]]);
  const held = [...newest].flatMap(([person, units]) => [...new Set(units)].map((unit) => ({ person, unit })));
  await queries.query(
    `insert into seat (person, unit, held)
     select person, unit, true from json_to_recordset($1::json) as s (person text, unit text)
     on conflict (person, unit) do update set held = true`,
    [JSON.stringify(held)],
  );
}
