// The office's rules and the rows made from the log must say the same thing every time: every moment, every random
// value and every locale is handed in.
import { Visitor, type ESTree } from 'vite';
import { describe, expect, it } from 'vitest';
import { codeFiles, parseProgram, placeOf, type Source } from './sources.ts';

const pureFolders = ['shared/', 'desk/store/projections/'];

/** Members that read a clock, a random source or the locale of the machine, whatever their object is called. */
const forbiddenMembers: Record<string, readonly string[]> = {
  Date: ['now'],
  Math: ['random'],
  crypto: ['randomUUID', 'getRandomValues', 'randomBytes'],
  performance: ['now', 'timeOrigin'],
};
const forbiddenGlobals = new Set([
  'process',
  'window',
  'document',
  'navigator',
  'localStorage',
  'globalThis',
  'console',
]);
const forbiddenCalls = new Set(['setTimeout', 'setInterval', 'fetch', 'queueMicrotask', 'setImmediate']);
const localeMembers = new Set(['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString', 'localeCompare']);

function namesIn(pattern: ESTree.Node): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) => namesIn(one.type === 'RestElement' ? one.argument : one.value));
    case 'ArrayPattern':
      return pattern.elements.flatMap((one) => (one === null ? [] : namesIn(one)));
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'RestElement':
      return namesIn(pattern.argument);
    default:
      return [];
  }
}

/** Names that the file itself gives to something: a parameter called `window` is a span of time, not the browser's. */
function ownNames(program: ESTree.Program): Set<string> {
  const names = new Set<string>();
  const add = (nodes: readonly ESTree.Node[]): void => nodes.flatMap(namesIn).forEach((name) => names.add(name));
  new Visitor({
    VariableDeclarator: (node) => add([node.id]),
    FunctionDeclaration: (node) => add(node.params),
    FunctionExpression: (node) => add(node.params),
    ArrowFunctionExpression: (node) => add(node.params),
    ImportSpecifier: (node) => add([node.local]),
    ImportDefaultSpecifier: (node) => add([node.local]),
  }).visit(program);
  return names;
}

function impureUses(source: Source): string[] {
  const program = parseProgram(source);
  const own = ownNames(program);
  const found: string[] = [];
  const report = (node: ESTree.Node, what: string): void => {
    found.push(`${placeOf(source, node.start)}: ${what}`);
  };
  new Visitor({
    MemberExpression: (node) => {
      const member = !node.computed && node.property.type === 'Identifier' ? node.property.name : '';
      const object = node.object.type === 'Identifier' ? node.object.name : '';
      if (forbiddenMembers[object]?.includes(member)) report(node, `${object}.${member}`);
      else if (forbiddenGlobals.has(object) && !own.has(object)) report(node, object);
      else if (localeMembers.has(member)) report(node, member);
    },
    NewExpression: (node) => {
      const name = node.callee.type === 'Identifier' ? node.callee.name : '';
      if (name === 'Date' && node.arguments.length === 0) report(node, 'new Date()');
    },
    CallExpression: (node) => {
      const name = node.callee.type === 'Identifier' ? node.callee.name : '';
      if (name === 'Date') report(node, 'Date()');
      else if (forbiddenCalls.has(name) && !own.has(name)) report(node, name);
    },
  }).visit(program);
  return found;
}

describe('rules and projections', () => {
  it('read no clock, no random source, no locale and no host', () => {
    const files = codeFiles('shared', 'desk').filter(({ path }) => pureFolders.some((one) => path.startsWith(one)));
    expect(files.length).toBeGreaterThan(5);
    expect(files.flatMap(impureUses)).toEqual([]);
  });

  it.each([
    'const now = Date.now();',
    'const now = new Date();',
    'const now = Date();',
    'const id = crypto.randomUUID();',
    'const id = Math.random();',
    'const begin = performance.now();',
    'const home = process.env.HOME;',
    'const wide = window.innerWidth > 3;',
    'const text = amount.toLocaleString();',
    'setTimeout(() => {}, 3);',
  ])('would be caught with %s', (text) => {
    expect(impureUses({ path: 'shared/a.ts', text })).toHaveLength(1);
  });

  it.each([
    'const day = new Date(instant).getUTCDay();',
    'const length = (window: { to: number }) => window.to;',
    'const { process } = pack; const id = process.id;',
  ])('may say %s', (text) => {
    expect(impureUses({ path: 'shared/a.ts', text })).toEqual([]);
  });
});
