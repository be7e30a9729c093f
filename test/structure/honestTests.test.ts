// A test that is switched off, or that switches the others off, says "passed" about something that was not looked at.
import { Visitor, type ESTree } from 'vite';
import { describe, expect, it } from 'vitest';
import { codeFiles, parseProgram, placeOf, type Source } from './sources.ts';

/** Tests that need what no package brings along (a display runtime, a PostgreSQL server); they count as skipped, by name, at the end
 *  of a run. */
const mayDependOnTheMachine = [
  'test/desk/documents/office.test.ts',
  'test/electron/shell.e2e.ts',
  'test/server/databases.ts',
  'test/server/faults.test.ts',
];

const runners = new Set(['describe', 'it', 'test', 'suite']);
const switches = new Set(['skip', 'only', 'todo', 'fixme', 'skipIf', 'runIf', 'fails', 'fail']);
const offNames = new Set(['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe']);

function runnerOf(node: ESTree.Node): string {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? runnerOf(node.object) : '';
}

function switchedOff(source: Source): string[] {
  const found: string[] = [];
  new Visitor({
    MemberExpression: (node) => {
      const name = node.property.type === 'Identifier' ? node.property.name : '';
      if (switches.has(name) && runners.has(runnerOf(node.object))) {
        found.push(`${placeOf(source, node.start)}: ${runnerOf(node.object)}.${name}`);
      }
    },
    CallExpression: (node) => {
      if (node.callee.type === 'Identifier' && offNames.has(node.callee.name)) {
        found.push(`${placeOf(source, node.start)}: ${node.callee.name}`);
      }
    },
  }).visit(parseProgram(source));
  return found;
}

describe('tests', () => {
  it('are not switched off and do not switch others off', () => {
    const files = codeFiles('test').filter(({ path }) => !mayDependOnTheMachine.includes(path));
    expect(files.flatMap(switchedOff)).toEqual([]);
  });

  it.each([
    `it.skip('a', () => {});`,
    `describe.only('a', () => {});`,
    `test.describe.skip('a', () => {});`,
    `xit('a');`,
  ])('would be caught with %s', (text) => {
    expect(switchedOff({ path: 'test/a.test.ts', text })).toHaveLength(1);
  });
});

describe('rules of the house', () => {
  it('are set aside for a line only with the reason beside it', () => {
    const files = codeFiles('build', 'desk', 'electron', 'renderer', 'server', 'shared', 'test');
    const unexplained = files.flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, index) => (/lint-disable(?!.* -- \S)/.test(line) ? [`${path}:${index + 1}`] : [])),
    );
    expect(unexplained.filter((place) => !place.startsWith('test/structure/'))).toEqual([]);
  });
});
