// P11-MASK: nobody can be recognised from a typical case, however the name or the number was written.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anonymise, type Personal } from '../../../shared/caseStudy/anonymise.ts';

const known: Personal[] = [
  { kind: 'customer', text: '田晓雨' },
  { kind: 'phone', text: '138-0000-8888' },
  { kind: 'identity', text: '210102199001010029' },
  { kind: 'staff', text: '高明' },
  { kind: 'unit', text: '工行沈阳和平支行' },
  { kind: 'address', text: '南湖新村三里' },
];
const masked = (text: string, kept: string[] = []): string => anonymise(text, known, kept).text;

describe('P11-MASK: what the complaint knows of its people', () => {
  it.each([
    ['田晓雨来电', '某客户来电'],
    ['田 晓 雨来电', '某客户来电'],
    ['田·晓·雨来电', '某客户来电'],
    ['田\u200b晓\u200b雨来电', '某客户来电'],
    ['电话13800008888', '电话（电话略）'],
    ['电话１３８－００００－８８８８', '电话（电话略）'],
    ['电话138 0000 8888转告', '电话（电话略）转告'],
    ['电话一三八零零零零八八八八', '电话（电话略）'],
    ['电话幺三八〇〇〇〇捌捌捌捌', '电话（电话略）'],
    ['证件210102 19900101 0029', '证件（证件号略）'],
    ['高明说没有办法', '某员工说没有办法'],
    ['工行沈阳和平支行排队', '某网点排队'],
    ['家在南湖新村三里', '家在（地址略）'],
  ])('%j becomes %j', (text, wanted) => expect(masked(text)).toBe(wanted));

  it('takes every sign of what it knows as it stands', () => {
    const odd: Personal[] = [
      { kind: 'number', text: 'LN-2026-0001' },
      { kind: 'staff', text: '(工号) 0417+*?' },
    ];
    expect(anonymise('见LN-2026-0001，(工号)0417+*?经办', odd).text).toBe('见（编号略），某员工经办');
  });

  it('leaves what a person has looked at and kept', () => {
    expect(masked('手段高明，高明柜员', ['高明'])).toBe('手段高明，某柜员');
  });
});

describe('P11-MASK: what looks like somebody', () => {
  it.each([
    ['客户王女士到网点', '客户某女士到网点'],
    ['欧阳先生投诉', '某先生投诉'],
    ['李建国经理答复', '某经理答复'],
    ['投诉人：张伟，反映', '投诉人：某，反映'],
    ['客户刘洋表示不满', '客户某表示不满'],
    ['手机号139 1234 5678', '手机号（电话略）'],
    ['座机024-22532961', '座机（电话略）'],
    ['拨打（024）2253 2961', '拨打（（电话略）'],
    ['+86 139-1234-5678来电', '（电话略）来电'],
    ['卡号6222 0213 0000 1234 567', '卡号（卡号略）'],
    ['卡号6222021300001234', '卡号（卡号略）'],
    ['身份证21010219900101002X', '身份证（证件号略）'],
    ['身份证２１０１０２１９９００１０１００２ｘ', '身份证（证件号略）'],
    ['护照E12345678', '护照（证件号略）'],
    ['信用代码91210100MA0XXXXX1Y', '信用代码（证件号略）'],
    ['邮箱 tian.xy@example.com。', '邮箱 （邮箱略）。'],
    ['邮箱tian@example.com.cn', '邮箱（邮箱略）'],
    ['微信号：tianxy_1990', '微信号：（网络账号略）'],
    ['车牌辽A·12345', '车牌（车牌略）'],
    ['家住沈阳市和平区南京北街121号3单元502室', '家住（地址略）'],
    ['住在浑南区学苑路5号楼', '住在（地址略）'],
    ['来件SYXH-2026-0431', '来件（编号略）'],
    ['来到工商银行辽宁省分行大厅', '来到某银行大厅'],
    ['到建行大连西岗支行办理', '到某网点办理'],
  ])('%j becomes %j', (text, wanted) => expect(anonymise(text).text).toBe(wanted));

  it.each([
    '2011年11月7日到网点办理，收益相差5000元。',
    '2026-11-18 10:30取号，等候45分钟。',
    '20261118受理。',
    '金额1280050元，另有￥12345678。',
    '本支行、该网点、各分行、商业银行都要安排专人。',
    '安排经理接待，高级经理到场；客户高度重视，方便时回电。',
    '增开3个窗口，1至2个工作日内答复。',
    '依据2020年第3号令第十八条。',
  ])('%j stays as it is', (text) => expect(anonymise(text)).toEqual({ text, marks: [] }));

  it('tells where it was, in the text as it was written', () => {
    const text = '客户王女士（１３９１２３４５６７８）到网点。';
    const { marks } = anonymise(text);
    expect(marks.map(({ from, to, before, after, kind }) => [text.slice(from, to), before, after, kind])).toEqual([
      ['王女士', '王女士', '某女士', 'customer'],
      ['１３９１２３４５６７８', '１３９１２３４５６７８', '（电话略）', 'phone'],
    ]);
  });

  it('masks the story of the source as it stands there', () => {
    const story =
      '2011年11月7日客户田女士到XX支行办理人寿保险产品支取，当其得知收益比同期定期存款相差5000元后顿时火冒三丈。';
    expect(anonymise(story).text).toBe(story.replace('田女士', '某女士'));
  });
});

describe('P11-MASK: whatever is written', () => {
  const seed = 20_261_122;
  const piece = fc.oneof(
    fc.constantFrom(
      '王女士',
      '13912345678',
      '田晓雨',
      '（电话略）',
      '某网点',
      '客户',
      '在',
      '6222021300001234',
      '\u200b',
      '𠮷',
      ' ',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...Array.from('一三八零〇0８-张李某支行街号@.a')) }),
  );
  const texts = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

  it(`what was masked once has nothing left to mask (seed ${seed})`, () => {
    let replacedSomething = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const once = anonymise(text, known);
        replacedSomething += once.marks.length;
        const again = anonymise(once.text, known);
        return again.marks.every((mark) => !mark.known && !/\d{7}/.test(mark.before));
      }),
      { seed, numRuns: 500 },
    );
    expect(replacedSomething).toBeGreaterThan(200);
  });

  it(`marks are in order, inside the text, and everything else is untouched (seed ${seed})`, () => {
    let looked = 0;
    fc.assert(
      fc.property(texts, (text) => {
        looked += 1;
        const { marks, text: result } = anonymise(text, known);
        let place = 0;
        let built = '';
        for (const { from, to, before, after } of marks) {
          if (from < place || to <= from || text.slice(from, to) !== before) return false;
          built += text.slice(place, from) + after;
          place = to;
        }
        return built + text.slice(place) === result;
      }),
      { seed, numRuns: 500 },
    );
    expect(looked).toBeGreaterThanOrEqual(500);
  });

  it('reads the longest narrative there can be', () => {
    const long = '家住沈阳市和平区南京街客户王某某反映一三八'.repeat(950).slice(0, 20_000);
    expect(anonymise(long, known).text.length).toBeGreaterThan(0);
  });
});
