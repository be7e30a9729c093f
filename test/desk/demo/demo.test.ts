/** The demo office: the same for the same moment, whole, and alive in every state. */
import { describe, expect, it } from 'vitest';
import { chosenPacks } from '../../../desk/procedure/packs.ts';
import { createDemoOffice } from '../../../desk/demo/demo.ts';
import { demoPassword } from '../../../desk/commands/session.ts';
import { demoClerk, demoPasswordHash } from '../../../desk/demo/office.ts';
import { rooms } from '../../../desk/desk.ts';
import { openDesk } from '../../../desk/openDesk.ts';
import type { DeskParts } from '../../../desk/parts.ts';
import { verifyPassword } from '../../../desk/people/passwords.ts';
import { projectionDigest } from '../../../desk/store/digest.ts';
import type { Database } from '../../../desk/store/open.ts';
import { projections } from '../../../desk/store/projections/index.ts';
import { peopleOf, type Group } from '../../../shared/group/state.ts';
import { answering } from '../../../shared/duty/answering.ts';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import { liaoningV1 } from '../../../shared/procedure/packs/liaoning/v1.ts';
import { jrt0169 } from '../../../shared/procedure/trees/jrt0169.ts';
import { writeMoments } from '../../../desk/watch/deadlines.ts';
import { officeFolder, valueOf } from '../store/support.ts';

/** A demo office in a folder of its own, with the desk's parts in hand. */
async function demoAt(now: number) {
  let held: DeskParts | undefined;
  const opened = valueOf(
    await openDesk(
      {
        folder: officeFolder(),
        key: { by: 'passPhrase', passPhrase: 'demo-2026' },
        host: 'cli',
        version: '',
        clock: () => now,
      },
      {
        ...rooms,
        // Nothing of its own happens while the office is looked at.
        createWatch: () => ({ arm: () => {}, stop: () => {} }),
        createHandlers(parts) {
          held = parts;
          return rooms.createHandlers(parts);
        },
      },
    ),
  );
  const parts = held!;
  const begin = performance.now();
  const { account } = await createDemoOffice(parts);
  return { desk: opened, parts, account, milliseconds: performance.now() - begin };
}

const numbers = (database: Database, sql: string): number => database.prepare<[], number>(sql).pluck().get() ?? 0;
const counts = (database: Database, sql: string): Record<string, number> =>
  Object.fromEntries(
    database
      .prepare<[], { name: string; count: number }>(sql)
      .all()
      .map(({ name, count }) => [name, count]),
  );

const digests = ({ database }: DeskParts): string[] =>
  projections.map((projection) => `${projection.name} ${projectionDigest(database, projection)}`);

/** A Monday at night, a Wednesday afternoon, a day in the long holiday. */
const moments = ['2026-11-23T01:05+08:00', '2026-07-15T15:30+08:00', '2026-10-04T11:00+08:00'].map(Date.parse);

it('is the same for the same moment, to the last row', { timeout: 120_000 }, async () => {
  const one = await demoAt(moments[1]!);
  const other = await demoAt(moments[1]!);
  expect(digests(other.parts)).toEqual(digests(one.parts));
  expect(one.parts.store.head().commands).toBe(other.parts.store.head().commands);
  await one.desk.close();
  await other.desk.close();
});

describe.each(moments.map((now) => ({ now, when: new Date(now).toISOString() })))('at $when', ({ now }) => {
  it('is whole and shows every state', { timeout: 120_000 }, async () => {
    const { desk, parts, account } = await demoAt(now);
    const { database } = parts;
    expect(account).toBe(demoClerk);
    // What the partner was sent this morning is not there at night.
    expect([643, 644]).toContain(numbers(database, 'select count(*) from complaint'));
    // Every procedure that can be a main one is followed by somebody, most of them at several places of their way.
    const { main, overlays, rules } = chosenPacks(parts.store.read);
    const followed = counts(database, 'select pack as name, count(*) as count from complaint group by pack');
    expect(Object.keys(followed).toSorted()).toEqual(main.toSorted());
    for (const id of main) expect(followed[id], id).toBeGreaterThan(2);
    expect(main.toSorted()).toEqual(
      // A procedure may have several versions.
      [...new Set(shippedPacks.all.flatMap(({ id, entries }) => (entries.length > 0 ? [id] : [])))].toSorted(),
    );
    expect([overlays, rules.map(({ pack }) => pack).toSorted()]).toEqual([
      ['C'],
      main.filter((id) => id !== 'P1' && id !== 'P2').toSorted(),
    ]);
    expect(numbers(database, `select count(*) from clock where rule = 'C-D1' and state = 'running'`)).toBeGreaterThan(
      5,
    );
    const paid = counts(
      database,
      `select json_extract(body, '$.entry.rule') as name, count(*) as count from event where type = 'MoneyEntered' group by 1`,
    );
    for (const rule of ['P1-M1', 'P5-M1', 'P7-M1', 'P9-M1']) expect(Object.keys(paid)).toContain(rule);
    // Prepared matters a leader can look through, of more than one procedure.
    const open = counts(
      database,
      `select pack as name, count(*) as count from proposal where state = 'open' group by pack`,
    );
    expect(Object.keys(open)).toEqual(expect.arrayContaining(['P1', 'P2', 'P9']));
    expect(Object.values(open).reduce((sum, count) => sum + count, 0)).toBeLessThan(25);

    // No open complaint without work for somebody and a running clock, none ended with both (never-event 1) but where its
    // decision is under review after the archive.
    expect(
      numbers(
        database,
        `select count(*) from complaint c where
           (c.ended is null or exists (select 1 from work r where r.row = c.row and r.stage = 'reviewing')) <>
           (exists (select 1 from work w where w.row = c.row)
            and exists (select 1 from clock k where k.row = c.row and k.state = 'running'))`,
      ),
    ).toBe(0);

    const stages = counts(database, 'select stage as name, count(*) as count from work group by stage');
    const missing = liaoningV1.stages.map(({ id }) => id).filter((id) => !stages[id]);
    expect(missing).toEqual([]);
    const ended = counts(
      database,
      'select ended as name, count(*) as count from complaint where ended is not null group by ended',
    );
    expect(ended['archived']).toBeGreaterThan(300);
    expect(ended['withdrawn']).toBeGreaterThan(5);
    const overdue = numbers(database, `select count(distinct row) from work where due < ${now}`);
    expect(overdue).toBeGreaterThan(3);
    expect(overdue).toBeLessThan(25);
    expect(numbers(database, 'select count(*) from work where promised = 1')).toBeGreaterThan(3);
    const standing = ['replied', 'solved', 'closed', 'satisfied'].map((column) =>
      counts(
        database,
        `select ${column} as name, count(*) as count from complaint where ${column} is not null group by ${column}`,
      ),
    );
    for (const values of standing) expect(Object.keys(values).sort()).toEqual(['0', '1']);

    // Most things in time, not all.
    const late = numbers(database, `select avg(late) from clock where state = 'met'`);
    expect(late).toBeGreaterThan(0.02);
    expect(late).toBeLessThan(0.15);

    const taken = counts(
      database,
      `select json_extract(body, '$.action') as name, count(*) as count from event where type = 'ActionTaken' group by 1`,
    );
    const untold = liaoningV1.actions.map(({ id }) => id).filter((id) => !taken[id]);
    expect(untold).toEqual([]);
    const firsts = counts(
      database,
      `select json_extract(body, '$.party') as name, count(*) as count from event where type = 'ComplaintRegistered' group by 1`,
    );
    expect(Object.keys(firsts)).toEqual(expect.arrayContaining(['association', 'centre', 'member', 'outlet']));
    expect(numbers(database, `select count(*) from event where type = 'ComplaintLinked'`)).toBeGreaterThan(15);
    expect(
      numbers(
        database,
        `select count(*) from event where type = 'ActionTaken' and json_extract(body, '$.actingFor') is not null`,
      ),
    ).toBeGreaterThan(20);
    const reasons = counts(database, 'select reason as name, count(*) as count from complaint group by reason');
    expect(Object.keys(reasons).sort()).toEqual(
      jrt0169
        .filter(({ dimension }) => dimension === 'reason')
        .map(({ id }) => id)
        .sort(),
    );
    for (const flag of ['repeat', 'media', 'vulnerable', 'group']) {
      expect(
        numbers(database, `select count(*) from complaint where ' ' || flags || ' ' like '% ${flag} %'`),
      ).toBeGreaterThan(2);
    }
    expect(numbers(database, 'select count(distinct gist) from complaint')).toBeGreaterThan(590);

    // The watch of a desk that was always on has told everything by now.
    expect(numbers(database, `select count(*) from event where type = 'ClockBroken'`)).toBeGreaterThan(20);
    expect(writeMoments(parts, now)).toBe(0);

    // Nothing in the future; the youngest are minutes old.
    expect(numbers(database, 'select max(at) from event')).toBeLessThanOrEqual(now);
    const youngest = numbers(database, 'select max(registered_at) from complaint');
    expect(now - youngest).toBeLessThan(10 * 60_000);
    expect(numbers(database, 'select min(registered_at) from complaint')).toBeLessThan(now - 500 * 86_400_000);

    // Numbers run without a gap in the order of registration.
    const series = database
      .prepare<[], string>(
        `select c.number from event e join complaint c on e.stream = 'complaint/' || c.id
         where e.type = 'ComplaintRegistered' order by e.sequence`,
      )
      .pluck()
      .all()
      .map((number) => /^(.+)-(\d+)$/.exec(number)!);
    const last = new Map<string, number>();
    for (const [, prefix = '', place = ''] of series) {
      expect(Number(place)).toBe((last.get(prefix) ?? 0) + 1);
      last.set(prefix, Number(place));
    }

    // The group: 23 members, an alarm nobody has decided yet, everything else under way.
    const [body] = database.prepare<[], string>('select body from complaint_group').pluck().all();
    const group = JSON.parse(body ?? '{}') as Group;
    expect(group.members).toHaveLength(23);
    expect(peopleOf(group)).toBe(23);
    expect([group.alarm?.people, group.major]).toEqual([20, null]);
    expect(Object.keys(group.measures)).toHaveLength(6);
    expect(group.representatives.length).toBeGreaterThan(0);
    expect(numbers(database, 'select count(*) from notice')).toBe(1);
    expect(numbers(database, 'select count(*) from defect')).toBe(1);
    // Cases without names, one still waiting, and two months of self-assessment.
    expect(numbers(database, 'select count(*) from case_study where published_at is not null')).toBe(4);
    expect(numbers(database, 'select count(*) from case_study where unfinished = 1')).toBe(1);
    expect(numbers(database, 'select count(distinct period) from assessment')).toBe(2);

    const unattended = [...parts.office().unitById.values()].filter(
      (unit) => answering(parts.office(), unit.id, now).kind === 'unattended',
    );
    expect(unattended.map(({ kind }) => kind)).toEqual(['outlet', 'outlet']);
    for (const unit of unattended) {
      expect(numbers(database, `select count(*) from work where unit = '${unit.id}'`)).toBeGreaterThan(1);
    }
    const acting = [...parts.office().unitById.values()].map((unit) => answering(parts.office(), unit.id, now));
    expect(acting.some((answer) => answer.kind === 'answered' && answer.slot === 'B')).toBe(true);

    let token: string | null = null;
    const client = desk.client(() => token);
    token = (await client.session.signIn({ account: 'fangyuan', password: demoPassword })).token;
    expect((await client.care.verify()).findings).toEqual([]);
    await desk.close();
  });
});

it('opens to the password everybody knows', async () => {
  expect(await verifyPassword(demoPassword, demoPasswordHash)).toBe(true);
});

it('gives one person a seat at every link of the chain', { timeout: 120_000 }, async () => {
  const { desk, parts } = await demoAt(moments[0]!);
  const clerk = [...parts.office().personById.values()].find(({ account }) => account === demoClerk)!;
  const kinds = clerk.seats.map(({ unit }) => parts.office().unitById.get(unit)!.kind);
  expect(kinds).toEqual(['department', 'association', 'member', 'outlet']);
  const names = [...parts.office().personById.values()].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  await desk.close();
});
