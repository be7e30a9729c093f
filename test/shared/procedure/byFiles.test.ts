// The chapter "A thirteenth pack by files alone" of docs/ARCHITECTURE.md, followed to the letter.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../../build/paths.ts';
import { packBook } from '../../../shared/procedure/book.ts';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import { findingsIn } from '../../../shared/procedure/validate.ts';
import { at, clockOf, story } from '../complaint/office.ts';

const folder = inRoot('out', 'test', `thirteenth-${process.pid}`);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The file as the chapter prints it, its imports pointed at the folder it belongs into. */
async function packOfChapter(): Promise<Pack> {
  const chapter = readFileSync(inRoot('docs', 'ARCHITECTURE.md'), 'utf8').split(
    '## A thirteenth pack by files alone',
  )[1]!;
  const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(chapter) ?? [];
  const [, place = ''] = /^\/\/ (\S+)\n/.exec(code) ?? [];
  const home = pathToFileURL(inRoot(...place.split('/')));
  mkdirSync(folder, { recursive: true });
  const file = `${folder}/v1.ts`;
  writeFileSync(
    file,
    code.replaceAll(/from '(\.[^']+)'/g, (_whole, path: string) => `from '${new URL(path, home).pathname}'`),
  );
  const module = (await import(pathToFileURL(file).href)) as Record<string, Pack>;
  return Object.values(module)[0]!;
}

describe('a thirteenth pack by files alone', () => {
  it('is sound beside the others, and a complaint under it has three calendar days', async () => {
    const pack = await packOfChapter();
    // Whoever follows the chapter in his own tree has it among the shipped ones already.
    const others = shippedPacks.all.filter(({ id }) => id !== pack.id);
    const book = packBook([...others, pack]);
    expect(findingsIn(pack, book.all)).toEqual([]);
    expect(book.current('W13', '2026-11-22')).toBe(pack);
    const told = story(undefined, [], { pack });
    told.register('2026-11-20T10:00', 'zhang', 'bank');
    expect(clockOf(told.state, 'W13-D1')).toMatchObject({ due: at('2026-11-24T00:00'), provisional: false });
    const reply = { result: '已修复', replyManner: 'phone', reply: '已告知', solved: true };
    told.act('2026-11-21T09:00', 'zhang', 'bank', 'reply', reply);
    expect(clockOf(told.state, 'W13-D1')).toMatchObject({ state: 'met', late: false });
    told.act('2026-11-21T10:00', 'zhang', 'bank', 'archive', { papersComplete: true });
    expect(told.state.ended).toBe('archived');
  });
});
