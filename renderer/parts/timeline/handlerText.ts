import type { Handler } from '../../../shared/duty/answering.ts';
import type { Voice } from './voice.ts';

/** Who had it then, as an A or a B, by name, or standing in for somebody. */
export function handlerText({ person: id, actingFor, slot }: Handler, { words, person }: Voice): string {
  if (actingFor) return words.actingFor(person(id), person(actingFor));
  return slot === 'named' ? person(id) : words.handler(slot, person(id));
}
