import type { AssignmentWhy, Passed } from '../../../shared/assignment/rule.ts';
import { formatYuan } from '../../../shared/base/yuan.ts';
import type { Text } from '../../../shared/procedure/pack.ts';
import { assignmentWords } from '../../../shared/words/assignment.ts';
import { detailsWords } from '../../../shared/words/details.ts';
import { moneyWords, type MoneyWords } from '../../../shared/words/money.ts';
import { partsWords } from '../../../shared/words/parts.ts';
import { timelineWords, type TimelineWords } from '../../../shared/words/timeline.ts';
import { undoWords } from '../../../shared/words/undo.ts';
import { useText, useWords } from '../../state/language.ts';
import { personName, unitName, useOffice } from '../../state/office.ts';
import { useAssignedWhy } from '../assignedText.ts';
import { useFormat } from '../useFormat.ts';

/** Everything it takes to say in words what somebody answered, corrected or decided. */
export type Voice = {
  words: TimelineWords;
  details: (typeof detailsWords)['zh'];
  money: MoneyWords;
  undo: (typeof undoWords)['zh'];
  /** To whom it was given by name, and why. */
  assigned: (given: { person: string | null; why: AssignmentWhy; instead?: Passed }, by: string | null) => string;
  text: (text: Text) => string;
  unit: (id: string | null | undefined) => string;
  person: (id: string | null | undefined) => string;
  moment: (at: number) => string;
  /** A due moment: midnight is 24:00 of the day that ends. */
  due: (at: number) => string;
  date: (date: string) => string;
  amount: (fen: number) => string;
};

export function useVoice(): Voice {
  const office = useOffice();
  const { moment, due, date } = useFormat();
  const { form } = useWords(partsWords);
  const assignment = useWords(assignmentWords);
  const why = useAssignedWhy();
  return {
    words: useWords(timelineWords),
    details: useWords(detailsWords),
    money: useWords(moneyWords),
    undo: useWords(undoWords),
    assigned: (given, by) => {
      const to = given.person === null ? assignment.toDuty : assignment.to(personName(office, given.person));
      return [to, why(given, by)].filter((part) => part !== '').join(' · ');
    },
    text: useText(),
    unit: (id) => unitName(office, id),
    person: (id) => personName(office, id),
    moment,
    due,
    date,
    amount: (fen) => `${formatYuan(fen)} ${form.yuan}`,
  };
}
