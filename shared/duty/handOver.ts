import type { PersonId } from '../base/ids.ts';
import type { Instant } from '../base/time.ts';
import type { Office } from '../people/office.ts';
import { absenceAt, backAt } from './absence.ts';
import { answeringFor, isAvailable } from './answering.ts';
import type { HandOverEvent, HandOverItem } from './events.ts';

/** The office at a moment. */
export type View = { office: Office; at: Instant };

/** A piece of open work, and who may not be given it. */
export type OpenWork = Omit<HandOverItem, 'from' | 'to'> & {
  recused: readonly PersonId[];
  /** To whom it was given by name. */
  assigned?: PersonId | undefined;
};

export type HandOver = Omit<Extract<HandOverEvent, { type: 'HandOverOpened' }>, 'type' | 'id'>;

/** Who has each piece of work after a change, where that is somebody else than before. */
function movedWork(before: View, after: View, work: readonly OpenWork[]): HandOverItem[] {
  const who = ({ office, at }: View, { unit, recused, work: kind, assigned }: OpenWork): PersonId | null => {
    const answer = answeringFor(office, unit, at, recused, kind, assigned);
    return answer.kind === 'answered' ? answer.person : null;
  };
  return work.flatMap((piece) => {
    const from = who(before, piece);
    const to = who(after, piece);
    if (from === to) return [];
    const { recused: _recused, assigned: _assigned, ...item } = piece;
    return [{ ...item, from, to }];
  });
}

/** Lists of what changed hands: one for each person who went or came back, and one for each who gave work away because the
 *  pair or the shift changed. Somebody of a pair who goes or comes has a list even when no work waits: the take-over is on
 *  record all the same.
 *  @param persons everybody the change may concern */
export function handOvers(
  before: View,
  after: View,
  persons: readonly PersonId[],
  work: readonly OpenWork[],
): HandOver[] {
  let rest = movedWork(before, after, work);
  const lists: HandOver[] = [];
  const take = (kind: HandOver['kind'], person: PersonId, isHis: (item: HandOverItem) => boolean): void => {
    const items = rest.filter(isHis);
    rest = rest.filter((item) => !items.includes(item));
    const found = (kind === 'return' ? before : after).office.personById.get(person);
    const absence = found && absenceAt(found, kind === 'return' ? before.at : after.at);
    const until = kind === 'leave' && absence ? (backAt(absence, after.at) ?? null) : null;
    lists.push({ kind, person, reason: absence?.reason ?? '', until, items, at: after.at });
  };
  const wasThere = (person: PersonId): boolean => isAvailable(before.office, person, before.at);
  const isThere = (person: PersonId): boolean => isAvailable(after.office, person, after.at);
  const gone = persons.filter((person) => wasThere(person) && !isThere(person));
  const back = persons.filter((person) => !wasThere(person) && isThere(person));
  for (const person of gone) take('leave', person, (item) => item.from === person);
  for (const person of back) take('return', person, (item) => item.to === person);
  while (rest[0]) {
    const { from, to } = rest[0];
    const giver = from ?? to;
    if (giver === null) break;
    take('reassign', giver, (item) => (item.from ?? item.to) === giver);
  }
  return lists;
}

/** A list as it stands: opened, and signed by a person unless no work moved. */
export type HandOverList = HandOver & { id: string; signed: { by: PersonId; note: string; at: Instant } | null };

export function evolveHandOver(list: HandOverList | undefined, event: HandOverEvent): HandOverList | undefined {
  switch (event.type) {
    case 'HandOverOpened': {
      if (list) return list;
      const { type: _type, ...opened } = event;
      return { ...opened, signed: null };
    }
    case 'HandOverSigned': {
      const { by, note, at } = event;
      return list && { ...list, signed: { by, note, at } };
    }
    default:
      return list;
  }
}
