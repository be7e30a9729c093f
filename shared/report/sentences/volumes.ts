import type { Text } from '../../procedure/pack.ts';
import { isNobody } from '../dimensions.ts';
import type { Read, ReadRow } from '../material.ts';
import { both, count, growth, known, largest, percent, received, type Words } from './saying.ts';

/** How many came, from where and of what: against the period before, first and last. */

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

/** How grave the complaints are, as their regimes grade them. */
export const grades = (read: Read): Text | null => {
  const graded = read.columns('grades').filter(({ key, value }) => !isNobody(key) && value > 0);
  const all = count(read, 'received');
  if (graded.length === 0 || all === 0) return null;
  return both((words, language) =>
    words.grades(
      words.parts(graded.map(({ title, value }) => words.part(title[language], value, percent(value / all)))),
    ),
  );
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
