/** Member banks of the demo association and their outlets. The outlets are invented. */
export type DemoBank = {
  key: string;
  name: string;
  short: string;
  prefix: string;
  /** What it reports of itself: its outlets, of which the demo keeps a few, and its personal customers. Invented. */
  size: { outlets: number; personalCustomers: number };
  outlets: readonly (readonly [place: string, code: string])[];
};

export const banks: readonly DemoBank[] = [
  {
    key: 'icbc',
    name: '中国工商银行辽宁省分行',
    short: '工行',
    prefix: 'GHLN',
    size: { outlets: 412, personalCustomers: 18_600_000 },
    outlets: [
      ['沈阳和平支行', '990102210011'],
      ['沈阳铁西支行', '990102210029'],
      ['大连中山支行', '990102220014'],
      ['鞍山铁东支行', '990102230017'],
      ['锦州古塔支行', '990102270018'],
    ],
  },
  {
    key: 'abc',
    name: '中国农业银行辽宁省分行',
    short: '农行',
    prefix: 'NHLN',
    size: { outlets: 486, personalCustomers: 15_900_000 },
    outlets: [
      ['沈阳沈河支行', '990103210012'],
      ['大连沙河口支行', '990103220015'],
      ['鞍山立山支行', '990103230018'],
      ['抚顺新抚支行', '990103240011'],
    ],
  },
  {
    key: 'boc',
    name: '中国银行辽宁省分行',
    short: '中行',
    prefix: 'ZHLN',
    size: { outlets: 298, personalCustomers: 9_700_000 },
    outlets: [
      ['沈阳皇姑支行', '990104210013'],
      ['大连甘井子支行', '990104220016'],
      ['营口站前支行', '990104280019'],
      ['丹东振兴支行', '990104260012'],
    ],
  },
  {
    key: 'ccb',
    name: '中国建设银行辽宁省分行',
    short: '建行',
    prefix: 'JHLN',
    size: { outlets: 405, personalCustomers: 14_800_000 },
    outlets: [
      ['沈阳大东支行', '990105210014'],
      ['沈阳浑南支行', '990105210022'],
      ['大连西岗支行', '990105220017'],
      ['鞍山千山支行', '990105230010'],
      ['本溪平山支行', '990105250013'],
    ],
  },
  {
    key: 'bocom',
    name: '交通银行辽宁省分行',
    short: '交行',
    prefix: 'JTLN',
    size: { outlets: 108, personalCustomers: 4_100_000 },
    outlets: [
      ['沈阳北站支行', '990301210015'],
      ['大连人民路支行', '990301220018'],
      ['盘锦兴隆台支行', '990301330011'],
    ],
  },
  {
    key: 'psbc',
    name: '中国邮政储蓄银行辽宁省分行',
    short: '邮储',
    prefix: 'YCLN',
    size: { outlets: 640, personalCustomers: 17_200_000 },
    outlets: [
      ['沈阳于洪营业所', '990403210016'],
      ['大连金州营业所', '990403220019'],
      ['铁岭银州营业所', '990403340012'],
      ['朝阳双塔营业所', '990403350015'],
    ],
  },
];
