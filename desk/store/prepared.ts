import type { Database, Statement } from './open.ts';

const statementsByDatabase = new WeakMap<Database, Map<string, Statement>>();

/** The statement for this text, prepared once for each database. */
export function prepared<Parameters extends unknown[], Row>(
  database: Database,
  sql: string,
): Statement<Parameters, Row> {
  let statements = statementsByDatabase.get(database);
  if (!statements) statementsByDatabase.set(database, (statements = new Map()));
  let statement = statements.get(sql);
  if (!statement) statements.set(sql, (statement = database.prepare(sql)));
  return statement as unknown as Statement<Parameters, Row>;
}
