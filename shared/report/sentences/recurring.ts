import type { Text } from '../../procedure/pack.ts';
import type { Read } from '../material.ts';
import { both, count } from './saying.ts';

/** The short reports that regimes ask for again and again. */

export const week = (read: Read): Text =>
  both((words, language) =>
    words.week(read.period[language], count(read, 'received'), count(read, 'ended'), count(read, 'closing')),
  );
export const results = (read: Read): Text =>
  both((words) => (count(read, 'ended') === 0 ? words.noResults : words.results));
export const area = (read: Read): Text =>
  both((words, language) => words.area(read.period[language], count(read, 'ended')));
