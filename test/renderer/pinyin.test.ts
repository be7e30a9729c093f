import { expect, it } from 'vitest';
import { loadPinyin, matchesName } from '../../renderer/state/pinyin.ts';

it('names are found by a part, by their code, and by pinyin initials once these are there', async () => {
  const spell = await loadPinyin();
  expect(matchesName('沈阳', '工行沈阳和平支行')).toBe(true);
  expect(matchesName('0012', '工行沈阳和平支行', '102001200123')).toBe(true);
  expect(matchesName('gh', '工行沈阳和平支行', undefined, spell)).toBe(true);
  expect(matchesName('syhp', '工行沈阳和平支行', undefined, spell)).toBe(true);
  expect(matchesName('xyz', '工行沈阳和平支行', undefined, spell)).toBe(false);
  expect(matchesName('', '工行沈阳和平支行')).toBe(true);
});
