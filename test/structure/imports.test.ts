import { describe, expect, it } from 'vitest';
import { importsOf, judgeImport, readImportTable } from './importTable.ts';
import { codeFiles, readSource } from './sources.ts';

const table = readImportTable(readSource('docs/ARCHITECTURE.md').text);
const judge = (path: string, text: string): string[] =>
  importsOf({ path, text })
    .map((found) => judgeImport(table, found))
    .filter((sentence) => sentence !== undefined);

describe('who may import whom', () => {
  it('every import line keeps to the table of docs/ARCHITECTURE.md', () => {
    const files = codeFiles(...Object.keys(table.rooms));
    const found = files.flatMap((file) => importsOf(file));
    expect(found.length).toBeGreaterThan(10);
    expect(found.map((one) => judgeImport(table, one)).filter((sentence) => sentence !== undefined)).toEqual([]);
  });

  it.each([
    ['shared/a.ts', `import { readFileSync } from 'node:fs';`],
    ['shared/a.ts', `import type { Desk } from '../desk/desk.ts';`],
    ['shared/a/b.ts', `export * from '../../renderer/x.ts';`],
    ['desk/queries/today.ts', `import Database from 'better-sqlite3';`],
    ['desk/queries/today.ts', `import { act } from '../commands/complaint.ts';`],
    ['desk/commands/complaint.ts', `const page = await import('../queries/today.ts');`],
    ['desk/a.ts', `import express from 'express';`],
    ['renderer/App.tsx', `import { createDesk } from '../desk/desk.ts';`],
    ['renderer/App.tsx', `import { join } from 'node:path';`],
    ['renderer/screens/today/Screen.tsx', `import { Row } from '../register/Row.tsx';`],
    ['electron/main.ts', `import { openStore } from '../desk/store/open.ts';`],
    ['server/server.ts', `const fs = require('sqlite');`],
    ['server/routes/push.ts', `import pg from 'pg';`],
    ['server/store/pull.ts', `import { createDesk } from '../../desk/desk.ts';`],
  ])('refuses in %s the line %s', (path, line) => {
    expect(judge(path, line)).toHaveLength(1);
  });

  it.each([
    ['shared/contract/calls/a.ts', `import { z } from 'zod'; import { oc } from '@orpc/contract';`],
    ['desk/store/open.ts', `import Database from 'better-sqlite3'; import { join } from 'node:path';`],
    ['desk/store/eventStore.ts', `import type { Database } from 'better-sqlite3';`],
    ['renderer/App.tsx', `import type { Desk } from '../desk/desk.ts'; import { Button } from 'antd';`],
    ['electron/main.ts', `import { createDesk } from '../desk/desk.ts'; import { app } from 'electron';`],
    ['test/desk/a.test.ts', `import { openStore } from '../../desk/store/open.ts';`],
  ])('allows in %s the line %s', (path, line) => {
    expect(judge(path, line)).toEqual([]);
  });
});
