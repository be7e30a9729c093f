import type { Read } from '../material.ts';
import type { MeasureId } from '../measures.ts';
import { both, count, days, percent, type Words } from './saying.ts';

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
