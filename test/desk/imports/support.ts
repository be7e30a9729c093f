import type { Office, Unit, UnitKind } from '../../../shared/people/office.ts';
import type { OfficeContext } from '../../../shared/people/decide.ts';

/** Bytes of a text in GBK. The platform only decodes it, so the table is turned round here. */
export function gbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const bytesBySign = new Map<string, [number, number]>();
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) {
      if (second === 0x7f) continue;
      const sign = decoder.decode(Uint8Array.of(first, second));
      if (!bytesBySign.has(sign)) bytesBySign.set(sign, [first, second]);
    }
  }
  return Uint8Array.from(
    Array.from(text).flatMap((sign) => {
      const code = sign.codePointAt(0) ?? 0;
      const found = code < 0x80 ? [code] : bytesBySign.get(sign);
      if (!found) throw new Error(`no GBK bytes for ${sign}`);
      return found;
    }),
  );
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const unit = (id: string, kind: UnitKind, name: string, more: Partial<Unit> = {}): Unit => ({
  id,
  kind,
  name,
  contact: {},
  closed: false,
  ...more,
});

/** 协会 ─ 会员行 ─ (部门, 网点 with code 1001); an administrator sits at the association. */
export function smallOffice(): Office {
  const units = [
    unit('assoc', 'association', '省银行业协会'),
    unit('bank', 'member', '海港银行', { parent: 'assoc', code: '900' }),
    unit('dept', 'department', '海港银行城区管理部', { parent: 'bank' }),
    unit('out1', 'outlet', '海港银行中山支行', {
      parent: 'bank',
      code: '1001',
      contact: { phone: '024-1', mail: 'a@b.cn' },
      numberPrefix: 'HG',
    }),
  ];
  return {
    unitById: new Map(units.map((one) => [one.id, one])),
    personById: new Map([
      [
        'admin',
        {
          id: 'admin',
          name: '管理员',
          account: 'admin',
          contact: {},
          seats: [{ unit: 'assoc', roles: ['administrator'] }],
          absences: [],
          mustChangePassword: false,
          left: false,
        },
      ],
    ]),
  };
}

export const administrator = { person: 'admin', unit: 'assoc' };

export const contextOf = (office: Office): OfficeContext => ({ now: 1_800_000_000_000, actor: administrator, office });
