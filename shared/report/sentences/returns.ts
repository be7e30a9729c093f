import type { Text } from '../../procedure/pack.ts';
import { medianOf } from '../counting/measuring.ts';
import type { Read } from '../material.ts';
import type { MeasureId } from '../measures.ts';
import { both, count, days, known, received, yuan } from './saying.ts';

/** Returns and circulars to those above: classified, balanced, within the times of the regulation. */

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
