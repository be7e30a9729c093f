import { done, refused } from '../../shared/base/result.ts';
import type {
  AssessedPerson,
  AssessedUnit,
  SampledComplaint,
  SamplingLine,
} from '../../shared/contract/calls/quality.ts';
import { isAtOrUnder } from '../../shared/people/office.ts';
import { coveredText } from '../../shared/people/masking.ts';
import { homeOf, may, readingScope } from '../../shared/people/permissions.ts';
import { assessmentItems, qualityItems } from '../../shared/procedure/packs/handlingSkills/lists.ts';
import { scoreOf } from '../../shared/assurance/decide.ts';
import { draw } from '../../shared/assurance/draw.ts';
import type { Sampling } from '../../shared/assurance/events.ts';
import type { Caller, DeskParts, Handlers } from '../parts.ts';
import { loadComplaint } from '../perform.ts';
import { populationOf } from '../subjects/samplings.ts';
import { prepared } from '../store/prepared.ts';
import type { SavedAssessment } from '../store/projections/quality.ts';

const mostSamplings = 200;

export function qualityQueries(parts: DeskParts): Pick<Handlers<'quality'>, 'assessments' | 'samplings' | 'sampling'> {
  const { database } = parts;
  const reachOf = (caller: Caller): string => readingScope(parts.office(), caller.actor)?.id ?? caller.actor.unit;
  /** At or below the caller's unit, inside his organisation. */
  const isWithin = (caller: Caller, unit: string): boolean => {
    const office = parts.office();
    return isAtOrUnder(office, unit, reachOf(caller)) && homeOf(office, unit) === homeOf(office, caller.actor.unit);
  };

  return {
    assessments(input, caller) {
      const { person, unit } = caller.actor;
      // Who leads sees his people; everybody sees himself.
      const leads = may(parts.office(), caller.actor, 'sampleQuality');
      const isShown = (one: { unit: string; person: string }): boolean =>
        one.person === person || (leads && isWithin(caller, one.unit));
      const known = prepared<[], { period: string; unit: string; person: string }>(
        database,
        'select period, unit, person from assessment indexed by assessment_period order by period desc',
      )
        .all()
        .filter(isShown);
      const periods = [...new Set(known.map(({ period }) => period))];
      const period = input.period ?? periods[0] ?? '';
      const rows = prepared<[string], string>(
        database,
        'select body from assessment indexed by assessment_period where period = ? order by unit, person',
      )
        .pluck()
        .all(period)
        .map((body) => JSON.parse(body) as SavedAssessment)
        .filter(isShown);
      const own = rows.find((row) => row.person === person && row.unit === unit);
      const units = [...new Set(rows.map((row) => row.unit))];
      return done({
        period,
        periods,
        own: own ? { answers: own.answers, note: own.note, at: own.at } : null,
        units: units.map((one) =>
          assessedUnit(
            one,
            rows.filter((row) => row.unit === one),
          ),
        ),
      });
    },

    samplings(_input, caller) {
      const all = prepared<[number], string>(
        database,
        'select body from sampling indexed by sampling_drawn order by drawn_at desc limit ?',
      )
        .pluck()
        .all(mostSamplings)
        .map((body) => JSON.parse(body) as Sampling);
      return done(all.filter((sampling) => mayRead(caller, sampling)).map(lineOf));
    },

    sampling(input, caller) {
      const body = prepared<[string], string>(database, 'select body from sampling where id = ?').pluck().get(input.id);
      const sampling = body === undefined ? undefined : (JSON.parse(body) as Sampling);
      if (!sampling || !mayRead(caller, sampling)) return refused({ code: 'UnknownSampling' });
      const checks = Object.values(sampling.checks);
      const population = populationOf(parts, sampling);
      const again = draw(population.length, sampling.size, sampling.seed).map((place) => population[place]);
      return done({
        ...lineOf(sampling),
        complaints: sampling.complaints.flatMap((id) => sampled(id, sampling, caller)),
        items: qualityItems.map(({ id: item }) => ({ item, score: scoreOf(checks, item) })),
        isReproducible: JSON.stringify(again) === JSON.stringify(sampling.complaints),
      });
    },
  };

  function mayRead(caller: Caller, sampling: Sampling): boolean {
    return may(parts.office(), caller.actor, 'sampleQuality') && isWithin(caller, sampling.unit);
  }

  function sampled(id: string, sampling: Sampling, caller: Caller): SampledComplaint[] {
    const row = prepared<
      [string],
      { number: string; gist: string; unit: string | null; received: number; late: number }
    >(
      database,
      `select c.number, c.gist, c.complained_unit as unit, c.received_at as received,
         (select count(*) from clock k where k.row = c.row and k.late = 1) as late
       from complaint c where c.id = ?`,
    ).get(id);
    const complaint = loadComplaint(parts.store.read, id);
    if (!row || !complaint) return [];
    const { number, gist, unit, received, late } = row;
    const isOwn = Object.values(complaint.takenBy).some((people) => people.includes(caller.actor.person));
    const check = sampling.checks[id] ?? null;
    return [
      {
        complaint: id,
        number,
        gist: coveredText(gist),
        complainedUnit: unit,
        receivedAt: received,
        late,
        check,
        isOwn,
      },
    ];
  }
}

function lineOf(sampling: Sampling): SamplingLine {
  const { id, from, to, unit, seed, population, complaints, by, at, checks } = sampling;
  const results = Object.values(checks);
  const [size, checked, score] = [complaints.length, results.length, scoreOf(results)];
  return { id, from, to, unit, seed, population, size, checked, score, by, at };
}

const average = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

function assessedUnit(unit: string, rows: readonly SavedAssessment[]): AssessedUnit {
  const people = rows.map(({ person, answers, note, at }): AssessedPerson => {
    return { person, average: average(answers), answers, note, at };
  });
  return {
    unit,
    average: average(people.map((one) => one.average)),
    items: assessmentItems.map((_, index) => average(rows.map(({ answers }) => answers[index] ?? 0))),
    people,
  };
}
