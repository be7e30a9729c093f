import { blankPack } from '../../../../shared/procedure/packs/blank.ts';

/** An understandable input for each call about procedures and categories that are being written. */
export const packSamples = {
  'category.view': undefined,
  'category.draft': undefined,
  'category.save': { categories: [], base: 1, seen: null },
  'category.drop': undefined,
  'category.readCodes': { name: 'codes.csv', content: Buffer.from('名称,代码\n贷款,B-02\n').toString('base64') },
  'category.publish': {
    request: 'request-categories',
    categories: [
      { id: 'C1', dimension: 'reason', parent: null, title: { zh: '服务', en: 'Service' }, officialCode: null },
    ],
    expectedVersion: 1,
    note: '修订',
  },
  'pack.drafts': undefined,
  'pack.draft': { draft: 'draft-1' },
  'pack.begin': { draft: 'draft-1', from: null, id: 'W1' },
  'pack.save': { draft: 'draft-1', pack: blankPack('W1', '2026-01-01'), seen: 1 },
  'pack.drop': { draft: 'draft-2' },
  'pack.preview': { draft: 'draft-1' },
  'pack.publish': { request: 'request-pack', draft: 'draft-1', note: '试行', recount: false },
  'pack.proposals': undefined,
  'pack.answer': { request: 'request-answer', id: 'W1', granted: false, comment: '再改' },
  'pack.versions': { id: 'P2' },
  'pack.exportFile': { id: 'P2', version: 1 },
  'pack.importFile': { draft: 'draft-3', content: '{}' },
  'pack.rehearse': { what: { id: 'P2', version: 1 }, against: null, since: 0 },
  'pack.rehearsal': { run: 'run-1' },
  'pack.cancelRehearsal': { run: 'run-1' },
};
