/** What happens to the office itself meanwhile: people are away and come back, a pair is dissolved. */
import { day, hour, type Instant } from '../../shared/base/time.ts';
import { decideRecordAbsence, decideSetPair } from '../../shared/duty/decide.ts';
import type { Ledger } from './ledger.ts';
import type { DemoOffice } from './office.ts';
import { bothAway, withoutPair } from './plans.ts';
import type { Random } from './random.ts';

export type Happening = { at: Instant; happen: () => void };

export function happenings(office: DemoOffice, ledger: Ledger, random: Random, now: Instant): Happening[] {
  const pairOf = (unit: string) => ledger.office().unitById.get(unit)!.pair!;
  const away = (person: string, at: Instant, from: Instant, to: Instant, reason: string): Happening => {
    const absence = { id: random.id(at), from, to, reason };
    return {
      at,
      happen: () =>
        ledger.change(at, office.administrator, 'duty.recordAbsence', { person, from, to, reason }, (context) =>
          decideRecordAbsence(person, absence, context),
        ),
    };
  };
  const units = [office.desk, ...office.banks.flatMap((bank) => [bank.id, ...bank.outlets])];
  const past = units.flatMap((unit): Happening[] =>
    [420, 240, 90].flatMap((daysAgo): Happening[] => {
      if (!random.chance(0.7)) return [];
      const from = now - (daysAgo + random.between(-20, 20)) * day;
      const to = from + random.between(2, 9) * day;
      return [away(pairOf(unit).a, from, from, to, random.pick(['休假', '培训', '病假', '出差', '借调']))];
    }),
  );
  const acting = pairOf(office.banks[3]!.id);
  const gone = pairOf(bothAway(office));
  const coming = pairOf(office.banks[1]!.outlets[1]!);
  const dissolvedAt = now - 2 * day;
  return [
    ...past,
    away(acting.a, now - 26 * hour, now - 26 * hour, now + 3 * day, '总行培训'),
    away(gone.a, now - 50 * hour, now - 50 * hour, now + 6 * day, '病假'),
    away(gone.b!, now - 3 * hour, now - 3 * hour, now + 2 * day, '外出'),
    // Both will be away on the same days: the board says so before it happens.
    away(coming.a, now - 6 * day, now + 5 * day, now + 9 * day, '年休假'),
    away(coming.b!, now - 5 * day, now + 7 * day, now + 8 * day, '考试'),
    {
      at: dissolvedAt,
      happen: () => {
        const unit = withoutPair(office);
        ledger.change(dissolvedAt, office.administrator, 'duty.setPair', { unit, a: null, b: null }, (context) =>
          decideSetPair(unit, null, context),
        );
      },
    },
  ];
}
