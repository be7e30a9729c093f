import { describe, expect, it } from 'vitest';
import { importHandlers } from '../../../desk/imports/units.ts';
import { foldOffice } from '../../../desk/office.ts';
import type { Caller, DeskParts } from '../../../desk/parts.ts';
import { createSettings } from '../../../desk/store/settings.ts';
import { importMapping } from '../../../shared/contract/calls/office.ts';
import type { Change } from '../../../shared/contract/contract.ts';
import { officeFolder, openTestStore, problemOf, testKey, valueOf } from '../store/support.ts';
import { administrator, gbk, smallOffice } from './support.ts';

const content = Buffer.from(gbk('行号,网点名称,上级\n2001,铁西支行,900\n2002,沈河支行,900\n,,900\n')).toString(
  'base64',
);
const caller: Caller = { session: 's', actor: administrator };

async function desk() {
  const store = await openTestStore(officeFolder(), testKey(), []);
  const published: Change[] = [];
  let made = 0;
  // Only what imports touch; the rest of the desk is not there.
  const touched: Partial<DeskParts> = {
    store,
    database: store.database,
    settings: createSettings(store.database),
    clock: () => 1_800_000_000_000,
    newId: () => `unit-${++made}`,
    office: () => foldOffice(smallOffice(), store.readAll(0, 10_000)),
    publish: (change: Change) => void published.push(change),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the handlers under test reach for nothing else
  const parts = touched as DeskParts;
  return { parts, published, store, handlers: importHandlers(parts) };
}

describe('importing units at the desk', () => {
  it('previews without storing anything', async () => {
    const { handlers, store, published } = await desk();
    const preview = valueOf(await handlers.previewImport({ name: '网点.csv', content }, caller));
    expect(preview).toMatchObject({ encoding: 'GB18030', rows: 3, remembered: false });
    expect(preview.accepted).toHaveLength(2);
    expect(preview.rejected).toMatchObject([{ line: 4, why: 'noName' }]);
    expect(store.readAll(0, 10)).toEqual([]);
    expect(published).toEqual([]);
  });

  it('stores the accepted rows once, tells the pages, and remembers the mapping', async () => {
    const { handlers, parts, store, published } = await desk();
    const { mapping } = valueOf(await handlers.previewImport({ name: '网点.csv', content }, caller));
    const input = { request: 'request-1', name: '网点.csv', content, mapping: importMapping.parse(mapping) };
    expect(valueOf(await handlers.importUnits(input, caller))).toEqual({ added: 2, changed: 0, rejected: 1 });
    expect(valueOf(await handlers.importUnits(input, caller))).toEqual({ added: 2, changed: 0, rejected: 1 });
    expect(store.readAll(0, 10)).toHaveLength(2);
    expect(parts.office().unitById.get('unit-1')).toMatchObject({ name: '铁西支行', parent: 'bank', kind: 'outlet' });
    expect(published).toEqual([{ topics: ['office'] }]);
    expect(valueOf(await handlers.previewImport({ name: '网点2.csv', content }, caller)).remembered).toBe(true);
  });

  it('stores nothing when the file or the caller is not right', async () => {
    const { handlers, store } = await desk();
    const mapping = { 网点名称: 'name' as const };
    const stranger: Caller = { session: 's', actor: { person: 'somebody', unit: 'assoc' } };
    const file = { request: 'request-2', name: '网点.csv', content, mapping };
    expect(problemOf(await handlers.importUnits(file, stranger))).toMatchObject({ code: 'NotPermitted' });
    expect(problemOf(await handlers.previewImport(file, stranger))).toMatchObject({ code: 'NotPermitted' });
    expect(problemOf(await handlers.importUnits({ ...file, parent: 'gone' }, caller))).toEqual({
      code: 'UnknownUnit',
      unit: 'gone',
    });
    expect(problemOf(await handlers.importUnits({ ...file, content: '' }, caller))).toEqual({
      code: 'ImportFileEmpty',
    });
    expect(problemOf(await handlers.importUnits({ ...file, mapping: {} }, caller))).toEqual({
      code: 'ImportNameColumnMissing',
    });
    expect(store.readAll(0, 10)).toEqual([]);
  });
});
