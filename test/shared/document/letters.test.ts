import { describe, expect, it } from 'vitest';
import { lettersFor, type LetterTemplateSaved } from '../../../shared/document/letters/letter.ts';
import { packBook } from '../../../shared/procedure/book.ts';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import { ownVersionsAfter } from '../../../shared/procedure/publish.ts';

const today = '2026-11-23';
const body = { zh: '旧写法。', en: 'The former wording.' };
const saved = (id: string, version: number, zh: string): LetterTemplateSaved => ({
  type: 'LetterTemplateSaved',
  id,
  version,
  title: { zh: '回执', en: 'Receipt' },
  body: { ...body, zh },
  by: 'somebody',
  at: 0,
});
const documents = shippedPacks.newest('DOC')!;
const worded = (zh: string, version: number) => ({
  ...documents,
  version,
  letters: documents.letters!.map((letter) => ({ ...letter, body: { ...body, zh } })),
});

describe('the letters offered to a complaint', () => {
  it('are those of the procedures it follows, each in its version, and the common ones', () => {
    const offered = lettersFor(
      [
        { id: 'P2', version: 1 },
        { id: 'P8', version: 1 },
      ],
      { packs: shippedPacks, today, saved: [] },
    );
    expect(offered.filter(({ pack }) => pack === 'P2').map(({ id }) => id)).toEqual(['talk', 'criticism']);
    expect(offered.filter(({ pack }) => pack === 'DOC')).toHaveLength(documents.letters!.length);
    expect(lettersFor([{ id: 'P9', version: 1 }], { packs: shippedPacks, today, saved: [] })).toHaveLength(
      documents.letters!.length,
    );
  });

  it('are worded by the procedure itself where it has a letter of the same id as a common one', () => {
    const own = { ...shippedPacks.of('P9', 1)!, id: 'W1', letters: worded('本办法的写法。', 1).letters.slice(0, 1) };
    const packs = packBook([...shippedPacks.all, own]);
    const offered = lettersFor([{ id: 'W1', version: 1 }], { packs, today, saved: [] });
    expect(offered).toHaveLength(documents.letters!.length);
    expect(offered[0]).toMatchObject({ id: 'acknowledgement', pack: 'W1', body: { zh: '本办法的写法。' } });
  });

  it('come in the version in force today', () => {
    const next = { ...worded('新写法。', ownVersionsAfter + 1), effectiveFrom: '2027-01-01' };
    const packs = packBook([...shippedPacks.all, next]);
    const wording = (day: string) => lettersFor([], { packs, today: day, saved: [] })[0]!;
    expect(wording(today)).toMatchObject({ version: 1 });
    expect(wording('2027-01-01')).toMatchObject({ version: ownVersionsAfter + 1, body: { zh: '新写法。' } });
  });

  it('keep the wording the office gave them before they were parts of procedures, until it publishes a version of its own', () => {
    const before = [saved('acknowledgement', 1, '第一次。'), saved('acknowledgement', 2, '第二次。')];
    const wording = (packs: typeof shippedPacks) => lettersFor([], { packs, today, saved: before })[0]!;
    expect(wording(shippedPacks)).toMatchObject({ version: 1, title: { zh: '回执' }, body: { zh: '第二次。' } });
    const own = worded('本单位的新版。', ownVersionsAfter + 1);
    expect(wording(packBook([...shippedPacks.all, own]))).toMatchObject({ body: { zh: '本单位的新版。' } });
  });
});
