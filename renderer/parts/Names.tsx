import type { Handler, WorkAnswering } from '../../shared/duty/answering.ts';
import { partsWords, type PartsWords } from '../../shared/words/parts.ts';
import { useWords } from '../state/language.ts';
import { personName, unitName, useOffice, type KnownOffice } from '../state/office.ts';
import './names.css';

export function PersonName({ id }: { id: string | null | undefined }) {
  return <span className="name">{personName(useOffice(), id)}</span>;
}

export function UnitName({ id }: { id: string | null | undefined }) {
  return <span className="name">{unitName(useOffice(), id)}</span>;
}

/** "B 李强 代 A 王敏", or plainly the name where somebody was named without a slot. */
export function handlerText(handler: Handler | null, office: KnownOffice, words: PartsWords): string {
  if (!handler) return words.handler.nobody;
  const person = personName(office, handler.person);
  if (handler.actingFor) return words.handler.actingFor(handler.slot, person, personName(office, handler.actingFor));
  return handler.slot === 'named' ? person : words.handler.slot(handler.slot, person);
}

export function HandlerName({ handler }: { handler: Handler | null }) {
  const text = handlerText(handler, useOffice(), useWords(partsWords));
  return <span className={handler ? 'name' : 'name name-nobody'}>{text}</span>;
}

/** Who answers for a unit at this moment; a missing person is said, not left out. */
export function AnsweringName({ answering }: { answering: WorkAnswering }) {
  const words = useWords(partsWords);
  const office = useOffice();
  if (answering.kind === 'unattended') {
    return <span className="name name-nobody">{`${words.handler.nobody} · ${words.handler[answering.why]}`}</span>;
  }
  return <span className="name">{handlerText(answering, office, words)}</span>;
}
