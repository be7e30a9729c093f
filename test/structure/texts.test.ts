// Every visible text lives in shared/words, so that both languages are complete and a wording is changed in one place.
import { Visitor, type ESTree } from 'vite';
import { describe, expect, it } from 'vitest';
import { codeFiles, parseProgram, placeOf, type Source } from './sources.ts';

/** Data that is Chinese by nature: procedures, calendars, the demo office, headings, words and dates of other offices' lists. */
const homesOfChinese = [
  'shared/words/',
  'shared/procedure/packs/',
  'shared/document/forms/',
  'shared/document/letters/',
  'shared/procedure/trees/',
  'shared/calendar/',
  'desk/demo/',
  'desk/imports/headings',
  'desk/imports/oldRegister/headings',
  'desk/imports/oldRegister/values',
  'desk/imports/dates',
];

const chinese = /\p{Script=Han}/u;
const letters = /\p{L}/u;
/** What is printed on keys is the same in every language: Ctrl+K, G D. */
const keys =
  /^[·\s]*(Ctrl|Alt|Shift|Enter|Esc|Tab|F\d{1,2}|[A-Z\d.,?/])([+\s]+(Enter|Esc|Tab|F\d{1,2}|[A-Z\d.,?/]))*\s*$/;
const isText = (text: string): boolean => letters.test(text) && !keys.test(text);
const visibleAttributes = new Set([
  'title',
  'label',
  'placeholder',
  'alt',
  'aria-label',
  'aria-description',
  'tooltip',
  'description',
  'message',
  'okText',
  'cancelText',
  'addonBefore',
  'addonAfter',
  'extra',
  'help',
  'tip',
]);

function literalText(node: ESTree.Node | null | undefined): string {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral') return node.quasis.map((part) => part.value.raw).join('');
  if (node?.type === 'JSXExpressionContainer') return literalText(node.expression);
  return '';
}

function textsOutsideTheDictionary(source: Source): string[] {
  const found: string[] = [];
  const report = (node: ESTree.Node, text: string): void => {
    found.push(`${placeOf(source, node.start)}: ${text.trim().slice(0, 40)}`);
  };
  new Visitor({
    Literal: (node) => {
      if (typeof node.value === 'string' && chinese.test(node.value)) report(node, node.value);
    },
    TemplateElement: (node) => {
      if (chinese.test(node.value.raw)) report(node, node.value.raw);
    },
    JSXText: (node) => {
      if (isText(node.value)) report(node, node.value);
    },
    JSXAttribute: (node) => {
      const text = literalText(node.value);
      if (node.name.type !== 'JSXIdentifier' || !visibleAttributes.has(node.name.name) || chinese.test(text)) return;
      if (isText(text)) report(node, text);
    },
    JSXElement: (node) => {
      for (const child of node.children) {
        const text = child.type === 'JSXExpressionContainer' ? literalText(child) : '';
        if (isText(text) && !chinese.test(text)) report(child, text);
      }
    },
  }).visit(parseProgram(source));
  return found;
}

describe('visible texts', () => {
  it('stand in shared/words only', () => {
    const files = codeFiles('shared', 'desk', 'server', 'renderer', 'electron').filter(
      ({ path }) => !homesOfChinese.some((home) => path.startsWith(home)),
    );
    expect(files.length).toBeGreaterThan(5);
    expect(files.flatMap(textsOutsideTheDictionary)).toEqual([]);
  });

  it.each([
    `const title = '投诉';`,
    'const title = `共 ${count}`;',
    `const part = <p>Register</p>;`,
    `const part = <p>{'Register'}</p>;`,
    `const part = <Input placeholder="Phone" />;`,
    `const part = <button aria-label={'Close'} />;`,
  ])('are found in %s', (text) => {
    expect(textsOutsideTheDictionary({ path: 'renderer/a.tsx', text })).toHaveLength(1);
  });

  it.each([
    `// 投诉`,
    `const part = <p className="row">{words.register} · {count}</p>;`,
    `const part = <kbd>Ctrl+K</kbd>;`,
    `const part = <kbd>G D</kbd>;`,
    `const part = <Input placeholder={words.phone} size="small" />;`,
    `const han = /[一-龥]/u;`,
  ])('are not seen in %s', (text) => {
    expect(textsOutsideTheDictionary({ path: 'renderer/a.tsx', text })).toEqual([]);
  });
});
