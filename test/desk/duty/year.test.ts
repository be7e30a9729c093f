import { describe, expect, it } from 'vitest';
import { catchUp } from '../../../desk/duty/catchUp.ts';
import { officeEvents } from '../../../desk/perform.ts';
import { createRandom } from '../../../desk/demo/random.ts';
import { day, hour, type Instant } from '../../../shared/base/time.ts';
import type { Alarm } from '../../../shared/duty/alarm.ts';
import type { HandOverList } from '../../../shared/duty/handOver.ts';
import type { OfficeEvent } from '../../../shared/people/events.ts';
import { at, openDutyOffice } from './office.ts';

const seed = 60;
const banks = 60;
const begin = at('2026-01-01T00:00');
const end = at('2026-12-31T00:00');

type Span = { from: Instant; to: Instant };

const inOrder = (moments: readonly Instant[]): Instant[] => moments.toSorted((left, right) => left - right);

/** When two people are away at the same time, said in the plainest way. */
const bothAway = (one: readonly Span[], other: readonly Span[]): Span[] => {
  const common = one.flatMap((left) =>
    other.flatMap((right) => {
      const span = { from: Math.max(left.from, right.from), to: Math.min(left.to, right.to) };
      return span.from < span.to ? [span] : [];
    }),
  );
  const merged: Span[] = [];
  for (const span of common.toSorted((left, right) => left.from - right.from)) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else merged.push({ ...span });
  }
  return merged;
};

describe('LN-7: a year of an association with sixty banks', () => {
  it(`leaves no minute without an alarm and no take-over off the record (seed ${seed})`, async () => {
    const office = await openDutyOffice('2026-01-01T00:00');
    const { parts, units } = office;
    const random = createRandom(seed);
    const events: OfficeEvent[] = [];
    const spansByPerson = new Map<string, Span[]>();
    for (let bank = 0; bank < banks; bank++) {
      const unit = `bank-${bank}`;
      const common = { kind: 'member' as const, contact: {}, at: begin, parent: units.association };
      events.push({ type: 'UnitSaved', id: unit, name: `第${bank + 1}家银行`, ...common });
      for (const slot of ['a', 'b']) {
        const id = `${unit}-${slot}`;
        events.push({
          type: 'PersonSaved',
          id,
          name: id,
          account: id,
          contact: {},
          seats: [{ unit, roles: ['handler'] }],
          at: begin,
        });
        const spans: Span[] = [];
        for (let from = begin + random.between(1, 40 * 24) * hour; from < end - 20 * day;) {
          const to = from + random.between(2, 15 * 24) * hour;
          spans.push({ from, to });
          events.push({
            type: 'AbsenceRecorded',
            id,
            absence: { id: `${id}-${spans.length}`, from, to, reason: '休假' },
            at: begin,
          });
          from = to + random.between(24, 90 * 24) * hour;
        }
        spansByPerson.set(id, spans);
      }
      events.push({ type: 'DutyPairSet', id: unit, pair: { a: `${unit}-a`, b: `${unit}-b` }, at: begin });
    }
    const request = { requestId: 'year', name: 'test', personId: null, unitId: null, at: begin, input: {} };
    parts.store.execute(request, () => ({ events: officeEvents(events), reply: null }));

    // The desk is looked at every few hours, and stands switched off for weeks in between.
    for (let now = begin; now < end; now += random.between(0, 9) === 0 ? 21 * day : random.between(1, 60) * hour) {
      catchUp(parts, now);
    }
    catchUp(parts, end);
    const commands = parts.store.head().commands;
    catchUp(parts, end);
    expect(parts.store.head().commands).toBe(commands);

    const read = <Body>(sql: string): Body[] =>
      parts.database
        .prepare<[], string>(sql)
        .pluck()
        .all()
        .map((body) => JSON.parse(body) as Body);
    const alarms = read<Alarm>(`select body from alarm where unit like 'bank-%'`);
    const lists = read<HandOverList>(`select body from hand_over where person like 'bank-%'`);
    let alone = 0;
    for (let bank = 0; bank < banks; bank++) {
      const unit = `bank-${bank}`;
      const [a, b] = [spansByPerson.get(`${unit}-a`)!, spansByPerson.get(`${unit}-b`)!];
      const wanted = bothAway(a, b);
      alone += wanted.length;
      const told = alarms.filter((alarm) => alarm.unit === unit).map(({ from, ended }) => ({ from, to: ended?.at }));
      expect(told.toSorted((left, right) => left.from - right.from)).toEqual(wanted);
      for (const [person, spans] of [
        [`${unit}-a`, a],
        [`${unit}-b`, b],
      ] as const) {
        const own = lists.filter((list) => list.person === person);
        const moments = (kind: string) => own.filter((list) => list.kind === kind).map((list) => list.at);
        expect(inOrder(moments('leave'))).toEqual(inOrder(spans.map(({ from }) => from)));
        expect(inOrder(moments('return'))).toEqual(inOrder(spans.map(({ to }) => to)));
      }
    }
    expect(alone).toBeGreaterThan(50);
    for (const { told, from, ended } of alarms) {
      expect(told.map(({ level }) => level)).toEqual([...told.keys()]);
      for (const { at: moment } of told) expect(moment >= from && moment <= (ended?.at ?? end)).toBe(true);
    }
    expect(alarms.some(({ told }) => told.length > 1)).toBe(true);
  }, 300_000);
});
