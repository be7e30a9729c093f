import type { DutyBoard } from '../../shared/contract/dutyViews.ts';
import { registerOf, type RegisterSlot } from '../../shared/duty/contacts.ts';
import { covered } from '../../shared/people/masking.ts';
import { contactsWords } from '../../shared/words/contacts.ts';
import { dutyWords } from '../../shared/words/duty.ts';
import { listWords } from '../../shared/words/lists.ts';
import type { Reading } from './bodies.ts';
import { rowsOf, type RowsOf } from './table.ts';

type Line = DutyBoard['units'][number];

const dutyWidths = { unit: 32, a: 12, b: 12, answering: 20, open: 9, absent: 24 };

/** Who answers where at this moment. */
export function dutyTable({ parts, language }: Reading): RowsOf<Line> {
  const { unitById, personById } = parts.office();
  const words = dutyWords[language];
  const nameOf = (person: string | undefined): string => personById.get(person ?? '')?.name ?? '';
  return rowsOf(listWords[language].dutyColumns, dutyWidths, ({ unit, pair, answering, open, absences }) => ({
    unit: unitById.get(unit)?.name ?? '',
    a: nameOf(pair?.a),
    b: nameOf(pair?.b),
    answering: answering.kind === 'answered' ? nameOf(answering.person) : words.alarms[answering.why],
    open: String(open),
    absent: absences.map(({ person }) => nameOf(person)).join(' '),
  }));
}

const contactWidths = { unit: 32, leader: 24, department: 28, a: 24, b: 24, phone: 18 };

/** What each unit has on file (LN-6). Numbers of persons are covered like those of complainants; numbers of offices are public. */
export function contactsTable({ parts, language, masked }: Reading): RowsOf<Line> {
  const office = parts.office();
  const now = parts.clock();
  return rowsOf(contactsWords[language].columns, contactWidths, ({ unit }) => {
    const entries = registerOf(office, unit, now);
    const told = (slot: RegisterSlot): string =>
      entries
        .filter((entry) => entry.slot === slot)
        .map(({ person, name, phone = '', mobile = '' }) => {
          const numbers = [phone, mobile].filter(Boolean);
          return [name, ...numbers.map((number) => (masked && person !== null ? covered(number) : number))].join(' ');
        })
        .join('\n');
    const own = entries.find(({ slot }) => slot === 'unit');
    return {
      unit: office.unitById.get(unit)?.name ?? '',
      leader: told('leader'),
      department: told('department'),
      a: told('a'),
      b: told('b'),
      phone: own?.phone ?? own?.mobile ?? '',
    };
  });
}
