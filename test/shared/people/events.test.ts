import { afterEach, describe, expect, it, vi } from 'vitest';
import { evolveOffice, evolveOfficeAll, type OfficeEvent } from '../../../shared/people/events.ts';
import { emptyOffice } from '../../../shared/people/office.ts';

afterEach(() => void vi.unstubAllGlobals());

const saved = (index: number): OfficeEvent => ({
  type: 'UnitSaved',
  id: `unit-${index}`,
  kind: 'outlet',
  name: `第${index}支行`,
  parent: 'bank',
  contact: {},
  at: index,
});

const story: OfficeEvent[] = [
  saved(1),
  saved(2),
  { type: 'UnitClosed', id: 'unit-1', at: 5 },
  { type: 'UnitClosed', id: 'nobody', at: 5 },
  { type: 'PersonSaved', id: 'p', name: '王敏', account: 'wang', contact: {}, seats: [], at: 6 },
  { type: 'DutyPairSet', id: 'unit-2', pair: { a: 'p' }, at: 7 },
  { type: 'PasswordSet', id: 'p', passwordHash: '$', mustChange: false, at: 8 },
  { type: 'PersonLeft', id: 'p', at: 9 },
];

describe('the office after many events', () => {
  it('is the same as after each of them, and the office before stays as it was', () => {
    const before = evolveOffice(emptyOffice, saved(9));
    const together = evolveOfficeAll(before, story);
    expect(together).toEqual(story.reduce(evolveOffice, before));
    expect([...before.unitById.keys()]).toEqual(['unit-9']);
    expect(together.personById.get('p')).toMatchObject({ left: true, passwordHash: '$' });
  });

  it('is the very same office where nothing in it changed', () => {
    expect(evolveOfficeAll(emptyOffice, [{ type: 'UnitClosed', id: 'nobody', at: 1 }])).toBe(emptyOffice);
  });

  it('takes ten thousand units with one copy of the map', () => {
    let made = 0;
    class CountedMap<Key, Value> extends Map<Key, Value> {
      constructor(from?: Iterable<readonly [Key, Value]>) {
        super(from);
        made++;
      }
    }
    const events = Array.from({ length: 10_000 }, (_, index) => saved(index));
    vi.stubGlobal('Map', CountedMap);
    const office = evolveOfficeAll(emptyOffice, events);
    expect(office.unitById.size).toBe(10_000);
    expect(made).toBe(1);
  });
});
