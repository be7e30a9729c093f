import type { Assigned, AssignmentWhy } from '../../shared/assignment/rule.ts';
import { assignmentWords } from '../../shared/words/assignment.ts';
import { categoryOf } from '../state/categories.ts';
import { useText, useWords } from '../state/language.ts';
import { personName, useOffice } from '../state/office.ts';
import { useFormat } from './useFormat.ts';

type Said = (assigned: Pick<Assigned, 'instead'> & { why: AssignmentWhy }, by?: string | null) => string;

/** Why somebody has a complaint, in words: "按轮转；因王敏不在岗至周四". */
export function useAssignedWhy(): Said {
  const words = useWords(assignmentWords);
  const office = useOffice();
  const text = useText();
  const { moment } = useFormat();
  return ({ why, instead }, by = null) => {
    const name = by === null ? '' : personName(office, by);
    const parts = [whyText(why, name, words, text)];
    if (instead) {
      const until = instead.until === null ? '' : moment(instead.until);
      parts.push(words.instead(personName(office, instead.person), words[instead.why], until));
    }
    if ('comment' in why && why.comment !== '') parts.push(why.comment);
    return parts.filter((part) => part !== '').join(' · ');
  };
}

function whyText(
  why: AssignmentWhy,
  by: string,
  words: (typeof assignmentWords)['zh'],
  text: ReturnType<typeof useText>,
): string {
  switch (why.by) {
    case 'category': {
      const category = categoryOf(why.category);
      return words.why.category(category ? text(category.title) : why.category);
    }
    case 'load':
      return words.why.load(why.open);
    case 'given':
      return words.why.given(by);
    case 'rotation':
    case 'taken':
      return words.why[why.by];
    case 'duty':
      return '';
  }
}
