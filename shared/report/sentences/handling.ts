import type { Text } from '../../procedure/pack.ts';
import type { Read } from '../material.ts';
import { both, count, days, growth, known, largest, percent, yuan } from './saying.ts';

/** How they were handled: limits, speed, satisfaction, measures taken, and what to ask of whom. */

export const punctuality = (read: Read): Text | null => {
  const met = count(read, 'limitsMet');
  const missed = count(read, 'limitsMissed');
  if (met + missed === 0) return null;
  const rows = known(read.rows('branches')).filter((row) => row.value('onTimeRate') !== null);
  // Whoever makes the report has limits of its own; it is not ranked among those it reports on.
  const own = rows.find(({ key }) => key === `branch=${read.unit.id}`);
  const judged = rows.filter((row) => row !== own);
  const punctual = judged.filter((row) => row.value('onTimeRate') === 1);
  const late = judged
    .filter((row) => (row.value('onTimeRate') ?? 1) < 1)
    .toSorted((left, right) => (left.value('onTimeRate') ?? 0) - (right.value('onTimeRate') ?? 0))
    .slice(0, 3);
  return both((words, language) =>
    words.lines([
      words.limits(met + missed, met, percent(met / (met + missed))),
      ...(own && judged.length > 0
        ? [
            words.ownLimits(
              own.title[language],
              (own.value('limitsMet') ?? 0) + (own.value('limitsMissed') ?? 0),
              own.value('limitsMet') ?? 0,
            ),
          ]
        : []),
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

/** Each case under its title, its parts on lines of their own. */
export const studies = (read: Read): Text | null =>
  read.studies.length === 0
    ? null
    : both((words, language) =>
        words.demandLines(
          read.studies.flatMap(({ title, sections }, place) => [
            words.study(place, title),
            ...sections.map(({ title: called, kind, text }) => {
              const sentences = text.split('\n').filter((line) => line.trim() !== '');
              return words.studyPart(called[language], kind === 'list' ? words.lessons(sentences) : sentences.join(''));
            }),
          ]),
        ),
      );

export const demands = (read: Read): Text | null => {
  const [first] = largest(read.rows('reasons'), 1);
  if (!first) return null;
  const rising = read.total('receivedBefore')
    ? known(read.rows('reasons')).toSorted((left, right) => growth(right) - growth(left))[0]
    : undefined;
  const late = known(read.rows('branches')).filter(
    (row) => row.key !== `branch=${read.unit.id}` && (row.value('limitsMissed') ?? 0) > 0,
  );
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
