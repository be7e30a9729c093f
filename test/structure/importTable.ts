// Reads the table "Who may import whom" of docs/ARCHITECTURE.md and judges import lines by it.
import { posix } from 'node:path';
import { type ESTree, Visitor } from 'vite';
import { parseProgram, placeOf, type Source } from './sources.ts';

export type Import = { place: string; from: string; target: string; typeOnly: boolean };

type Cell = { kind: 'all' } | { kind: 'none' } | { kind: 'types' } | { kind: 'files'; files: string[] };
export type ImportTable = { rooms: Record<string, Record<string, Cell>>; outside: Record<string, Outside[]> };
type Outside = { package: string; onlyIn: string | undefined };

/** What the words in the column "outside" stand for. A name that ends with `/` stands for everything under it. */
const packagesByPhrase: Record<string, string[]> = {
  zod: ['zod'],
  'the contract package': ['@orpc/contract'],
  'better-sqlite3': ['better-sqlite3'],
  'node:': ['node:'],
  'oRPC server': ['@orpc/server', '@orpc/contract'],
  'document and file libraries': [
    '@resvg/resvg-wasm',
    'bwip-js',
    'csv-parse',
    '@cantoo/pdf-lib',
    'docx',
    'fflate',
    'hucre',
    'ical-generator',
    'liquidjs',
    'pdfmake',
    'postal-mime',
    'hash-wasm',
    'pinyin-pro',
    'zod',
  ],
  React: ['react', 'react-dom'],
  'Ant Design': ['antd', '@ant-design/icons'],
  TanStack: ['@tanstack/'],
  zustand: ['zustand'],
  recharts: ['recharts'],
  cmdk: ['cmdk', 'pinyin-pro'],
  'oRPC client': ['@orpc/client', '@orpc/contract', '@orpc/tanstack-query', 'zod'],
  dayjs: ['dayjs'],
  'bwip-js': ['bwip-js'],
  electron: ['electron'],
  fastify: ['fastify', '@fastify/'],
  pg: ['pg'],
  PGlite: ['@electric-sql/pglite'],
  'prom-client': ['prom-client'],
  aws4fetch: ['aws4fetch'],
  jose: ['jose'],
  qrcode: ['qrcode'],
  'openid-client': ['openid-client'],
};

export function readImportTable(architecture: string): ImportTable {
  const lines = architecture.split('\n');
  const begin = lines.findIndex((line) => line.startsWith('| from'));
  if (begin < 0) throw new Error('docs/ARCHITECTURE.md has no table that begins with "| from"');
  const length = lines.slice(begin).findIndex((line) => !line.startsWith('|'));
  const rows = lines.slice(begin, length < 0 ? undefined : begin + length).map(cellsOf);
  const columns = (rows[0] ?? []).slice(1, -1);
  const table: ImportTable = { rooms: {}, outside: {} };
  for (const [room = '', ...cells] of rows.slice(2)) {
    table.rooms[room] = Object.fromEntries(columns.map((column, index) => [column, readCell(cells[index] ?? '')]));
    table.outside[room] = readOutside(cells[columns.length] ?? '');
  }
  return table;
}

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

function readCell(cell: string): Cell {
  if (cell === '✓') return { kind: 'all' };
  if (cell === '') return { kind: 'none' };
  const files = [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
  if (files.length > 0) return { kind: 'files', files };
  if (cell.startsWith('types')) return { kind: 'types' };
  throw new Error(`The import table says "${cell}", which this test does not understand`);
}

function readOutside(cell: string): Outside[] {
  const phrases = Object.keys(packagesByPhrase).filter((phrase) => new RegExp(`(^|[ ,])${phrase}($|[ ,])`).test(cell));
  return phrases.flatMap((phrase) => {
    const onlyIn = new RegExp(`${phrase} \\(in \`([^\`]+)\` only\\)`).exec(cell)?.[1];
    return (packagesByPhrase[phrase] ?? []).map((name) => ({ package: name, onlyIn }));
  });
}

const allTypes = (specifiers: { importKind?: string; exportKind?: string }[]): boolean =>
  specifiers.length > 0 && specifiers.every((one) => (one.importKind ?? one.exportKind) === 'type');

/** Every import and re-export of a file, dynamic ones and types too. Relative targets come out as paths from the root. */
export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  const add = (node: ESTree.Node, specifier: string, typeOnly: boolean): void => {
    const target = specifier.startsWith('.') ? posix.join(posix.dirname(source.path), specifier) : specifier;
    found.push({ place: placeOf(source, node.start), from: source.path, target, typeOnly });
  };
  new Visitor({
    ImportDeclaration: (node) => {
      const named = node.specifiers.map((one) =>
        one.type === 'ImportSpecifier' ? { importKind: one.importKind } : {},
      );
      add(node, node.source.value, node.importKind === 'type' || allTypes(named));
    },
    ExportNamedDeclaration: (node) => {
      if (node.source) add(node, node.source.value, node.exportKind === 'type' || allTypes(node.specifiers));
    },
    ExportAllDeclaration: (node) => add(node, node.source.value, node.exportKind === 'type'),
    ImportExpression: (node) => {
      if (node.source.type === 'Literal' && typeof node.source.value === 'string') add(node, node.source.value, false);
      else add(node, '(computed)', false);
    },
    TSImportType: (node) => add(node, node.source.value, true),
    CallExpression: (node) => {
      const [first] = node.arguments;
      if (node.callee.type === 'Identifier' && node.callee.name === 'require' && first?.type === 'Literal') {
        add(node, String(first.value), false);
      }
    },
  }).visit(parseProgram(source));
  return found;
}

/** A sentence about what is wrong with an import, or undefined. */
export function judgeImport(table: ImportTable, { place, from, target, typeOnly }: Import): string | undefined {
  const room = from.split('/')[0] ?? '';
  const row = table.rooms[room];
  if (row === undefined) return undefined;
  const to = target.split('/')[0] ?? '';
  const cell = row[to];
  if (cell === undefined) return judgeOutside(table, room, { place, from, target, typeOnly });
  // Whoever shows a text takes it from the dictionary, so the dictionary is open to every room.
  if (target.startsWith('shared/words/')) return undefined;
  const allowed =
    cell.kind === 'all' ||
    (cell.kind === 'types' && typeOnly) ||
    (cell.kind === 'files' && (typeOnly || cell.files.includes(target)));
  if (!allowed) return `${place}: ${room} may not import ${target}`;
  return judgeInside(place, from, target);
}

const screen = (path: string): string | undefined => /^renderer\/screens\/([^/]+)\//.exec(path)?.[1];
const side = (path: string): string | undefined => /^desk\/(commands|queries)\//.exec(path)?.[1];

function judgeInside(place: string, from: string, target: string): string | undefined {
  const [own, other] = [screen(from), screen(target)];
  if (own !== undefined && other !== undefined && own !== other) {
    return `${place}: the screen ${own} imports the screen ${other}`;
  }
  const [ownSide, otherSide] = [side(from), side(target)];
  if (ownSide !== undefined && otherSide !== undefined && ownSide !== otherSide) {
    return `${place}: desk/${ownSide} imports desk/${otherSide}`;
  }
  return undefined;
}

function judgeOutside(table: ImportTable, room: string, found: Import): string | undefined {
  const entry = table.outside[room]?.find((one) =>
    one.package.endsWith('/') || one.package.endsWith(':')
      ? found.target.startsWith(one.package)
      : found.target === one.package || found.target.startsWith(`${one.package}/`),
  );
  if (entry === undefined) {
    // Styles and pictures of a room are its own; everything else is a package that the table does not name.
    return `${found.place}: ${room} may not import ${found.target}`;
  }
  if (entry.onlyIn !== undefined && found.from !== entry.onlyIn && !found.typeOnly) {
    return `${found.place}: ${found.target} belongs in ${entry.onlyIn} only`;
  }
  return undefined;
}
