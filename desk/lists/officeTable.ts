import type { Language } from '../../shared/words/dictionary.ts';
import { listWords } from '../../shared/words/lists.ts';
import { partsWords } from '../../shared/words/parts.ts';
import { covered } from '../../shared/people/masking.ts';
import type { DeskParts } from '../parts.ts';
import type { ListBody } from './table.ts';

const widths = [28, 14, 16, 28, 16, 16, 24];
const columnsOf = (titles: Record<string, string>) =>
  Object.values(titles).map((title, place) => ({ title, width: widths[place] ?? 16 }));

/** The units in use, as the screen lists them. Numbers of offices are public. */
export function unitTable(parts: DeskParts, language: Language): ListBody {
  const { unitById } = parts.office();
  const kinds = partsWords[language].unitKinds;
  return {
    columns: columnsOf(listWords[language].unitColumns),
    rows: [...unitById.values()]
      .filter(({ closed }) => !closed)
      .map(({ name, kind, code, parent, contact }) => [
        name,
        kinds[kind],
        code ?? '',
        unitById.get(parent ?? '')?.name ?? '',
        contact.phone ?? '',
        contact.mobile ?? '',
        contact.mail ?? '',
      ]),
  };
}

/** Everybody who works here; numbers of people are covered like those of complainants. */
export function peopleTable(parts: DeskParts, language: Language, masked: boolean): ListBody {
  const { unitById, personById } = parts.office();
  const roles: Readonly<Record<string, string>> = partsWords[language].roles;
  const shown = (text: string | undefined): string => (text === undefined ? '' : masked ? covered(text) : text);
  return {
    columns: columnsOf(listWords[language].personColumns),
    rows: [...personById.values()]
      .filter(({ left }) => !left)
      .map(({ name, account, title, seats, contact }) => [
        name,
        account,
        title ?? '',
        seats
          .map(
            (seat) =>
              `${unitById.get(seat.unit)?.name ?? ''} ${seat.roles.map((role) => roles[role] ?? role).join(' ')}`,
          )
          .join('\n'),
        shown(contact.phone),
        shown(contact.mobile),
        shown(contact.mail),
      ]),
  };
}
