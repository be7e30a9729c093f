import { describe, expect, it } from 'vitest';
import { fenOf, textOfFen } from '../../../renderer/parts/amount.ts';
import {
  detailsOf,
  emptyComplainant,
  emptyForm,
  formOfDraft,
  isEmpty,
  type IntakeForm,
} from '../../../renderer/screens/intake/form.ts';
import { fillFromKnown } from '../../../renderer/screens/intake/known.ts';
import { detailsSchema } from '../../../shared/complaint/details.ts';

const now = Date.parse('2026-11-24T09:30:00+08:00');
const filled: IntakeForm = {
  ...emptyForm,
  complainants: [{ ...emptyComplainant, name: ' 张三 ', phone: '13900001111' }],
  narrative: '柜台叫号后等了一个小时',
  reason: 'C1',
};

describe('an amount as it is typed', () => {
  it.each([
    ['0', 0],
    ['300', 300_00],
    ['1234.5', 1234_50],
    ['1,234.50', 1234_50],
    ['¥ 0.07', 7],
    ['１２３４．５６', 1234_56],
    ['3万', 30_000_00],
    ['2.5万元', 25_000_00],
    ['1.234567万', 12_345_67],
    ['4.35', 435],
    ['9999999999999', 999_999_999_999_900],
  ])('%s is so many fen', (text, fen) => {
    expect(fenOf(text)).toBe(fen);
    expect(fenOf(textOfFen(fen))).toBe(fen);
  });

  it.each(['', 'x', '-1', '1.234', '1e5', '1..2', '三百', '99999999999999', '1万2'])('%s is none', (text) => {
    expect(fenOf(text)).toBeUndefined();
  });
});

describe('the form becomes details', () => {
  it('that the contract takes, without the fields nobody filled', () => {
    const read = detailsOf({ ...filled, amount: '1,280.50', demand: ' 退还手续费 ' }, now);
    expect(read).toEqual({
      ok: true,
      details: {
        channel: 'phone',
        receivedAt: now,
        complainants: [{ kind: 'person', name: '张三', phone: '13900001111' }],
        complainedPersons: [],
        reason: 'C1',
        narrative: '柜台叫号后等了一个小时',
        demand: '退还手续费',
        amount: 128_050,
        flags: [],
      },
    });
    if (read.ok) expect(detailsSchema.parse(read.details)).toEqual(read.details);
  });

  it('keeps the earlier moment of a letter, and refuses one that lies ahead', () => {
    const letter = { ...filled, channel: 'letter' as const, receivedAt: now - 86_400_000 };
    expect(detailsOf(letter, now)).toMatchObject({ ok: true, details: { receivedAt: now - 86_400_000 } });
    expect(detailsOf({ ...letter, receivedAt: now + 3_600_000 }, now)).toEqual({
      ok: false,
      problems: { receivedAt: 'inFuture' },
    });
  });

  it('names every field that stands in the way; an agent speaks by a named authority (C-I2)', () => {
    const agent = { ...emptyComplainant, name: '李四', hasAgent: true, agentName: '王五' };
    const read = detailsOf({ ...emptyForm, complainants: [emptyComplainant, agent], amount: '三百' }, now);
    expect(read).toEqual({
      ok: false,
      problems: {
        'complainants.0.name': 'missing',
        'complainants.1.agent.authority': 'missing',
        narrative: 'missing',
        reason: 'missing',
        amount: 'notAnAmount',
      },
    });
  });
});

describe('a draft', () => {
  it('comes back as it was typed', () => {
    const typed: IntakeForm = {
      ...filled,
      amount: '3万',
      receivedAt: now,
      links: [{ other: 'a', number: 'SYXH-2026-0001', kind: 'repeat' }],
    };
    expect(formOfDraft(JSON.parse(JSON.stringify(typed)))).toEqual(typed);
  });

  it('of another version gives what can be understood', () => {
    const form = formOfDraft({ narrative: '只记得这些', channel: 'pigeon', complainants: [], amount: 12 });
    expect(form).toEqual({ ...emptyForm, narrative: '只记得这些' });
    expect(isEmpty(formOfDraft({}))).toBe(true);
  });
});

describe('earlier complaints fill in', () => {
  const known = { name: '张三', kind: 'person' as const, phone: '139 0000 1111', address: '和平区一号' };
  const typed = { ...emptyComplainant, phone: '13900001111' };

  it('what is empty, and never what was typed', () => {
    const { complainant } = fillFromKnown({ ...typed, name: '张小三' }, known, {}, undefined);
    expect(complainant).toMatchObject({ name: '张小三', phone: '13900001111', address: '和平区一号' });
  });

  it('nothing on a name alone, nor in the field being typed', () => {
    expect(fillFromKnown({ ...emptyComplainant, name: '张三' }, known, {}, 'name').complainant.phone).toBe('');
    expect(fillFromKnown(typed, known, {}, 'name').complainant).toMatchObject({ name: '', address: '和平区一号' });
  });

  it('and take back what belonged to another number', () => {
    const first = fillFromKnown(typed, known, {}, undefined);
    const corrected = { ...first.complainant, phone: '13900002222', mail: 'typed@example.com' };
    const { complainant } = fillFromKnown(corrected, null, first.filled, 'phone');
    expect(complainant).toMatchObject({ name: '', address: '', phone: '13900002222', mail: 'typed@example.com' });
  });
});
