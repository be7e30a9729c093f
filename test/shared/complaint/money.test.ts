// A wrong entry of the ledger is put right by another one, within what the corrector might have decided.
import { describe, expect, it } from 'vitest';
import { decideCorrectMoney } from '../../../shared/complaint/decide/money.ts';
import { packBook } from '../../../shared/procedure/book.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import { contextFor, pack, story } from './office.ts';

const yuan = 100;

/** P2 with a refund that handlers may decide up to 500 yuan, and approvers without limit. */
const paying: Pack = {
  ...pack,
  actions: pack.actions.map((action, index) =>
    index > 0
      ? action
      : {
          ...action,
          effects: [...action.effects, { kind: 'pay', rule: 'P2-M1', base: 'amount' }],
          needs: [
            ...action.needs,
            {
              kind: 'authority',
              field: 'amount',
              limits: [
                { roles: ['handler'], upTo: 500 * yuan },
                { roles: ['approver'], upTo: null },
              ],
            },
          ],
        },
  ),
};

function correctedBy(who: string, seat: string, base: number) {
  const told = story(undefined, [], { pack: paying });
  told.register('2026-11-20T10:00', 'wang', 'desk');
  told.state.money.push({
    rule: 'P2-M1',
    base: 300 * yuan,
    multiplier: 2,
    share: null,
    amount: 600 * yuan,
    deducted: true,
    month: '2026-10',
    by: 'somebody',
  });
  const context = { ...contextFor('2026-11-20T11:00', who, seat), packs: packBook([paying]) };
  return decideCorrectMoney({ line: 0, base, reason: '多算一笔' }, told.state, context);
}

describe('MONEY-1: a wrong entry of the ledger', () => {
  it('is put right by the difference, doubled like the first, in the month of the correction', () => {
    const corrected = correctedBy('wang', 'desk', 200 * yuan);
    expect(corrected).toMatchObject({
      ok: true,
      value: [
        {
          type: 'MoneyEntered',
          entry: { base: -100 * yuan, amount: -200 * yuan, month: '2026-11', corrects: 0, reason: '多算一笔' },
        },
      ],
    });
  });

  it('is not put up beyond what the corrector might have decided', () => {
    expect(correctedBy('wang', 'desk', 500 * yuan)).toMatchObject({ ok: true });
    expect(correctedBy('wang', 'desk', 501 * yuan)).toEqual({
      ok: false,
      problem: { code: 'AboveAuthority', amount: 501 * yuan, most: 500 * yuan },
    });
    expect(correctedBy('director', 'association', 501 * yuan)).toMatchObject({ ok: true });
  });
});
