import type { Text } from '../procedure/pack.ts';
import { reportSentences } from '../words/reportSentences.ts';
import { medianOf, type Read, type ReadRow } from './count.ts';
import { numberText } from './format.ts';
import type { MeasureId } from './measures.ts';

/** The drafting of a report's sentences from its figures: rises and falls, first and last, what to ask of whom. Pure: the same
 *  figures give the same words. */
type Words = (typeof reportSentences)['zh'];
type Say = (words: Words, language: 'zh' | 'en') => string;

const both = (say: Say): Text => ({ zh: say(reportSentences.zh, 'zh'), en: say(reportSentences.en, 'en') });
const percent = (value: number | null): string => numberText(value, 'percent');
const days = (value: number | null): string => numberText(value, 'decimal');
const yuan = (fen: number | null): string => numberText(fen, 'yuan');
const count = (read: Read, measure: MeasureId): number => read.total(measure) ?? 0;

const received = (row: ReadRow): number => row.value('received') ?? 0;
const known = (rows: readonly ReadRow[]): ReadRow[] => rows.filter(({ key }) => !key.endsWith('=-'));
const largest = (rows: readonly ReadRow[], most: number): ReadRow[] =>
  known(rows)
    .filter((row) => received(row) > 0)
    .toSorted((left, right) => received(right) - received(left))
    .slice(0, most);

/** How much more (or, below 0, less) a row has than in the period before. */
const growth = (row: ReadRow): number => received(row) - (row.value('receivedBefore') ?? 0);

function compared(read: Read, words: Words, language: 'zh' | 'en'): string {
  const now = count(read, 'received');
  const before = read.total('receivedBefore');
  const yearBefore = read.total('receivedYearBefore');
  const say = (form: Words['than'], period: string, was: number): string =>
    was === 0 ? words.thanNothing(period) : form(period, was, now - was, percent(Math.abs(now - was) / was));
  return [
    before === null ? '' : say(words.than, read.before[language], before),
    yearBefore === null || read.yearBefore === null || yearBefore === 0
      ? ''
      : say(words.andThan, read.yearBefore[language], yearBefore),
  ].join('');
}

export const overview = (read: Read): Text =>
  both((words, language) => {
    const all = count(read, 'received');
    const balance = words.balance(count(read, 'opening'), count(read, 'ended'), count(read, 'closing'));
    if (all === 0) return words.lines([words.none(read.period[language], read.unit.name), balance]);
    const valid = count(read, 'valid');
    const invalid = count(read, 'invalid');
    const unjudged = count(read, 'unjudged');
    return words.lines([
      words.received(read.period[language], read.unit.name, all) + compared(read, words, language) + words.stop,
      ...(valid + invalid === 0 ? [] : [words.judged(valid, percent(valid / all), invalid)]),
      ...(valid + invalid === 0 || unjudged === 0 ? [] : [words.unjudged(unjudged)]),
      balance,
    ]);
  });

const partsOf = (rows: readonly ReadRow[], words: Words, language: 'zh' | 'en'): string =>
  words.parts(rows.map((row) => words.part(row.title[language], received(row), percent(row.value('share')))));

export const ways = (read: Read): Text | null => {
  const rows = largest(read.rows('ways'), 3);
  return rows.length === 0 ? null : both((words, language) => words.ways(partsOf(rows, words, language)));
};

export const months = (read: Read): Text | null => {
  const rows = read.rows('months').toSorted((left, right) => received(right) - received(left));
  const [most] = rows;
  const least = rows.at(-1);
  if (!most || !least || received(most) === received(least)) return null;
  return both((words, language) =>
    words.months(most.title[language], received(most), least.title[language], received(least)),
  );
};

export const reasons = (read: Read): Text | null => {
  const rows = largest(read.rows('reasons'), 3);
  const [first, ...others] = rows;
  if (!first) return null;
  const share = rows.reduce((sum, row) => sum + (row.value('share') ?? 0), 0);
  return both((words, language) =>
    words.lines([
      words.reasons(first.title[language], received(first), percent(first.value('share'))) +
        (others.length === 0
          ? ''
          : words.followed(words.join(others.map((row) => words.quoted(row.title[language], received(row))))) +
            words.together(words.numbers(rows.length), percent(share))) +
        words.stop,
      movement(known(read.rows('reasons')), read, words, language),
    ]),
  );
};

/** What rose and fell most against the period before. */
function movement(rows: readonly ReadRow[], read: Read, words: Words, language: 'zh' | 'en'): string {
  if (!read.total('receivedBefore')) return '';
  const sorted = rows.toSorted((left, right) => growth(right) - growth(left));
  const up = sorted[0];
  const down = sorted.at(-1);
  const rose = up && growth(up) > 0 ? words.rises(up.title[language], growth(up)) : '';
  const fell =
    down && growth(down) < 0 ? (rose ? words.falls : words.fallsAlone)(down.title[language], -growth(down)) : '';
  const parts = [rose, fell].filter((part) => part !== '');
  return parts.length === 0 ? '' : parts.join(words.comma) + words.stop;
}

export const business = (read: Read): Text | null => {
  const rows = largest(read.rows('business'), 3);
  return rows.length === 0 ? null : both((words, language) => words.business(partsOf(rows, words, language)));
};

export const regions = (read: Read): Text | null => {
  const rows = largest(read.rows('regions'), 3);
  return rows.length === 0 ? null : both((words, language) => words.regions(partsOf(rows, words, language)));
};

export const volumes = (read: Read): Text | null => {
  const rows = read.rows('branches');
  const top = largest(rows, 3);
  if (top.length === 0) return null;
  const all = count(read, 'received');
  const share = top.reduce((sum, row) => sum + received(row), 0) / all;
  const spared = known(rows).filter((row) => received(row) === 0);
  return both((words, language) => {
    const names = words.join(top.map((row) => words.counted(row.title[language], received(row))));
    return words.lines([
      top.length === 1 ? words.only(names) : words.most(names, percent(share)),
      moved(known(rows), read, words, language),
      ...(spared.length === 0 || spared.length > 8
        ? []
        : [words.spared(words.join(spared.map(({ title }) => title[language])))]),
    ]);
  });
};

function moved(rows: readonly ReadRow[], read: Read, words: Words, language: 'zh' | 'en'): string {
  if (!read.total('receivedBefore')) return '';
  const sorted = rows.toSorted((left, right) => growth(right) - growth(left));
  const up = sorted.filter((row) => growth(row) > 0);
  const down = sorted.filter((row) => growth(row) < 0);
  const most = up[0];
  const least = down.at(-1);
  const parts = [
    most ? words.more(up.length, most.title[language], growth(most)) : '',
    least ? (most ? words.fewer : words.fewerAlone)(down.length, least.title[language], -growth(least)) : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : parts.join(words.comma) + words.stop;
}

export const punctuality = (read: Read): Text | null => {
  const met = count(read, 'limitsMet');
  const missed = count(read, 'limitsMissed');
  if (met + missed === 0) return null;
  const judged = known(read.rows('branches')).filter((row) => row.value('onTimeRate') !== null);
  const punctual = judged.filter((row) => row.value('onTimeRate') === 1);
  const late = judged
    .filter((row) => (row.value('onTimeRate') ?? 1) < 1)
    .toSorted((left, right) => (left.value('onTimeRate') ?? 0) - (right.value('onTimeRate') ?? 0))
    .slice(0, 3);
  return both((words, language) =>
    words.lines([
      words.limits(met + missed, met, percent(met / (met + missed))),
      ...(punctual.length === 0 || punctual.length > 8
        ? []
        : [words.punctual(words.join(punctual.map(({ title }) => title[language])))]),
      ...(late.length === 0
        ? []
        : [
            words.late(
              words.join(
                late.map((row) =>
                  words.missed(row.title[language], percent(row.value('onTimeRate')), row.value('limitsMissed') ?? 0),
                ),
              ),
            ),
          ]),
    ]),
  );
};

export const speed = (read: Read): Text | null => {
  const median = read.total('medianReplyDays');
  if (median === null) return null;
  const rows = known(read.rows('branches'))
    .filter((row) => row.value('medianReplyDays') !== null)
    .toSorted((left, right) => left.value('medianReplyDays')! - right.value('medianReplyDays')!);
  const quick = rows[0];
  const slow = rows.at(-1);
  const open = known(read.rows('branches'))
    .filter((row) => (row.value('unfinished') ?? 0) > 0)
    .toSorted((left, right) => right.value('unfinished')! - left.value('unfinished')!);
  const closing = count(read, 'unfinished');
  return both((words, language) =>
    words.lines([
      words.reply(days(median)),
      ...(quick && slow && quick !== slow
        ? [
            words.slow(
              slow.title[language],
              days(slow.value('medianReplyDays')),
              quick.title[language],
              days(quick.value('medianReplyDays')),
            ),
          ]
        : []),
      ...(open.length === 0
        ? []
        : [
            words.open(
              closing,
              words.join(open.slice(0, 2).map((row) => words.counted(row.title[language], row.value('unfinished')!))),
            ),
          ]),
    ]),
  );
};

export const satisfaction = (read: Read): Text => {
  const asked = count(read, 'calledBack');
  const repeated = count(read, 'repeated');
  const rows = known(read.rows('branches'))
    .filter((row) => row.value('satisfiedRate') !== null)
    .toSorted((left, right) => right.value('satisfiedRate')! - left.value('satisfiedRate')!);
  const best = rows[0];
  const worst = rows.at(-1);
  const differs = best && worst && best.value('satisfiedRate') !== worst.value('satisfiedRate');
  const paid = count(read, 'paid');
  return both((words, language) =>
    words.lines([
      asked === 0
        ? words.notCalledBack
        : words.calledBack(asked, count(read, 'satisfied'), percent(read.total('satisfiedRate'))),
      ...(differs
        ? [
            words.pleased(best.title[language], percent(best.value('satisfiedRate'))) +
              words.displeased(worst.title[language], percent(worst.value('satisfiedRate'))) +
              words.stop,
          ]
        : []),
      repeated === 0 ? words.noRepeats : words.repeated(repeated, percent(read.total('repeatRate'))),
      ...(paid > 0 ? [words.paid(yuan(paid))] : []),
    ]),
  );
};

export const supervised = (read: Read): Text => {
  const talks = count(read, 'talks');
  const criticisms = count(read, 'criticisms');
  if (talks + criticisms === 0) return both((words) => words.noMeasures);
  const rows = known(read.rows('branches')).filter(
    (row) => (row.value('talks') ?? 0) + (row.value('criticisms') ?? 0) > 0,
  );
  return both((words, language) =>
    words.lines([
      words.measures(talks, criticisms),
      ...(rows.length === 0 ? [] : [words.measured(words.join(rows.map(({ title }) => title[language])))]),
    ]),
  );
};

/** Each case on a line of its own. */
export const studies = (read: Read): Text | null =>
  read.studies.length === 0
    ? null
    : both((words) => words.demandLines(read.studies.map(({ title, text }, place) => words.study(place, title, text))));

export const demands = (read: Read): Text | null => {
  const [first] = largest(read.rows('reasons'), 1);
  if (!first) return null;
  const rising = read.total('receivedBefore')
    ? known(read.rows('reasons')).toSorted((left, right) => growth(right) - growth(left))[0]
    : undefined;
  const late = known(read.rows('branches')).filter((row) => (row.value('limitsMissed') ?? 0) > 0);
  const closing = count(read, 'closing');
  return both((words, language) => {
    const id = first.key.slice('reason='.length);
    const asked = [
      (words.demands as Record<string, string>)[id] ?? words.demands.other,
      late.length > 0 && late.length <= 5
        ? words.demandOnTime(words.join(late.map(({ title }) => title[language])))
        : words.demandOnTimeAll,
      ...(rising && rising !== first && rising.key !== first.key && growth(rising) > 1
        ? [words.demandRise(rising.title[language])]
        : []),
      ...(count(read, 'repeated') > 0 ? [words.demandRepeats] : []),
      ...(closing > 0 ? [words.demandOpen(closing)] : []),
    ];
    return words.demandLines(asked.map((text, place) => words.demand(place, text)));
  });
};

export const attached = (): Text => both((words) => words.attached);

export const week = (read: Read): Text =>
  both((words, language) =>
    words.week(read.period[language], count(read, 'received'), count(read, 'ended'), count(read, 'closing')),
  );
export const results = (read: Read): Text =>
  both((words) => (count(read, 'ended') === 0 ? words.noResults : words.results));
export const area = (read: Read): Text =>
  both((words, language) => words.area(read.period[language], count(read, 'ended')));

/** The ten items of annex 19, each in a sentence. */
const service = (say: (words: Words['services'], read: Read) => string) => (read: Read) =>
  both((words) => say(words.services, read));
const rateOr = (read: Read, measure: MeasureId, words: Words['services'], say: (value: string) => string): string => {
  const value = read.total(measure);
  return value === null ? words.noData : say(percent(value));
};
export const services = {
  phone: service((words, read) => words.phone(count(read, 'byPhone'))),
  mail: service((words, read) => words.mail(count(read, 'byMail'))),
  visits: service((words, read) => words.visits(read.visits)),
  phoneSolved: service((words, read) => rateOr(read, 'phoneSolvedRate', words, words.phoneSolved)),
  firstTime: service((words, read) => rateOr(read, 'firstTimeRate', words, words.firstTime)),
  mean: service((words, read) => {
    const mean = read.total('meanEndDays');
    return mean === null ? words.noData : words.mean(days(mean));
  }),
  unfinished: service((words, read) => words.unfinished(count(read, 'unfinished'))),
  satisfied: service((words, read) =>
    rateOr(read, 'satisfiedRate', words, (rate) => words.satisfied(count(read, 'calledBack'), rate)),
  ),
  complaints: service((words, read) => words.complaints(count(read, 'received'))),
};

export const circular = (read: Read): Text => {
  const rows = known(read.rows('institutions'));
  const valueOf = (measure: MeasureId) =>
    rows.flatMap((row) => {
      const value = row.value(measure);
      return value === null ? [] : [{ row, value }];
    });
  const first = (measure: MeasureId) => valueOf(measure).toSorted((left, right) => right.value - left.value)[0];
  const median = (measure: MeasureId): string => days(medianOf(valueOf(measure).map(({ value }) => value)));
  const missing = rows.filter((row) => row.value('personalCustomers') === null);
  const outlet = first('perThousandOutlets');
  const customer = first('perTenMillionCustomers');
  return both((words, language) =>
    words.lines([
      words.circular(read.period[language], count(read, 'received'), median('received')),
      ...(outlet
        ? [words.perOutlet(outlet.row.title[language], days(outlet.value), median('perThousandOutlets'))]
        : []),
      ...(customer
        ? [words.perCustomer(customer.row.title[language], days(customer.value), median('perTenMillionCustomers'))]
        : []),
      ...(missing.length === 0 ? [] : [words.inputsMissing(words.join(missing.map(({ title }) => title[language])))]),
    ]),
  );
};

export const classified = (read: Read): Text => {
  const unsorted = read.rows('business').find(({ key }) => key.endsWith('=-'));
  return both((words) => words.classified(count(read, 'received'), unsorted ? received(unsorted) : 0));
};

export const balanced = (read: Read): Text => {
  const [opening, came, ended, closing] = (['opening', 'received', 'ended', 'closing'] as const).map((one) =>
    count(read, one),
  ) as [number, number, number, number];
  const isEqual = opening + came - ended === closing;
  return both((words) => (isEqual ? words.balanced : words.notBalanced)(opening, came, ended, closing));
};

export const withinTimes = (read: Read): Text =>
  both((words) =>
    words.lines([
      words.within(
        count(read, 'endedQuickly'),
        count(read, 'endedIn8Weeks'),
        count(read, 'endedLater'),
        count(read, 'ended'),
      ),
      words.upheld(count(read, 'upheld'), yuan(count(read, 'paid'))),
    ]),
  );
