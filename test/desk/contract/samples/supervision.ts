import type { CallName, World } from '../world.ts';

export const supervisionSamples = (world: World) =>
  ({
    'supervision.view': undefined,
    'supervision.proposals': { list: 'undecided', cursor: null, size: 10 },
    'supervision.proposal': { id: 'id-unknown' },
    'supervision.confirm': { request: 'request-confirm', id: 'id-unknown', text: '约谈', due: '2026-03-20', base: 100 },
    'supervision.dismiss': { request: 'request-dismiss', id: 'id-unknown', reason: '已说明' },
    'supervision.postpone': { request: 'request-postpone', id: 'id-unknown', until: '2026-03-20', reason: '等材料' },
    'supervision.prove': { request: 'request-prove', id: 'id-unknown', text: '已整改' },
    'supervision.acceptProof': { request: 'request-accept', id: 'id-unknown', text: '合格' },
    'supervision.refuseProof': { request: 'request-refuse', id: 'id-unknown', reason: '不全', due: '2026-03-20' },
    'supervision.figures': { pack: 'P1', until: '2026-02', months: 3 },
    'supervision.figureCases': {
      pack: 'P1',
      kpi: 'P1-K1',
      unit: world.outlet,
      month: '2026-02',
      cursor: null,
      size: 10,
    },
    'supervision.enterFigure': {
      request: 'request-figure',
      unit: world.outlet,
      month: '2026-02',
      what: 'payingUsers',
      value: 1000,
    },
    'supervision.settlements': { month: '2026-02' },
    'supervision.settlement': { unit: world.member, month: '2026-02' },
    'supervision.closeSettlement': { request: 'request-settlement', unit: world.member, month: '2026-02' },
    'supervision.settlementFile': { unit: world.member, month: '2026-02', format: 'csv', language: 'zh' },
    'supervision.complaints': { list: 'deadlines', cursor: null, size: 10 },
  }) satisfies Partial<Record<CallName, unknown>>;
