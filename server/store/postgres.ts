/** A PostgreSQL server, shared by any number of hub processes. The only file that names its driver. */
import pg from 'pg';
import { Away, planSettings, repeating, type Queries, type Row, type Sql, type Value } from './sql.ts';

const int8 = 20;
/** Positions and moments stay below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === int8 ? Number : pg.types.getTypeParser(oid, format ?? 'text')) as typeof pg.types.getTypeParser,
};

/** @param address such as 'postgres://hub:secret@db.example.cn/hub'  @param connections most at once from this process */
export async function openPostgres(
  address: string,
  { connections = 10, failed }: { connections?: number; failed: (error: Error) => void },
): Promise<Sql> {
  const settings: pg.PoolConfig = {
    connectionString: address,
    types,
    application_name: 'shouwen-hub',
    statement_timeout: 60_000,
    // A server that has gone without a word: nobody waits for the network to notice it, which takes hours.
    query_timeout: 70_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
    // Statements asked without waiting travel together: a transaction takes three ways to the server, not twelve.
    pipeline: true,
    // A plan made once for any cursor walks the whole table; one made for the very cursor takes the index.
    options: Object.entries({ plan_cache_mode: 'force_custom_plan', ...planSettings })
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  };
  const pool = new pg.Pool({ ...settings, max: connections, connectionTimeoutMillis: 10_000 });
  // A connection that breaks while nobody uses it: the pool makes another one.
  pool.on('error', failed);
  const queriesOn = (client: pg.Pool | pg.PoolClient): Queries => ({
    async query<Result extends Row>(text: string, values: readonly Value[] = []) {
      try {
        return (await client.query<Result>({ text, values: [...values], name: nameOf(text) })).rows;
      } catch (error) {
        throw lost(error);
      }
    },
  });
  await pool.query('select 1');
  let listener: pg.Client | undefined;
  let closing = false;

  return {
    kind: 'server',
    ...queriesOn(pool),
    transaction: (work) =>
      repeating(async () => {
        const client = await pool.connect().catch((error: unknown) => Promise.reject(lost(error)));
        const { query } = queriesOn(client);
        let over = false;
        // A branch of work that goes on after another one failed must not reach whoever has the connection next.
        const own: Queries = {
          query: (text, values) => (over ? Promise.reject(new Error('the transaction is over')) : query(text, values)),
        };
        try {
          const [, result] = await Promise.all([client.query('begin'), work(own)]);
          over = true;
          await client.query('commit');
          client.release();
          return result;
        } catch (error) {
          over = true;
          // A connection that cannot even roll back is thrown away.
          await client.query('rollback').then(
            () => client.release(),
            (broken: Error) => client.release(broken),
          );
          throw lost(error);
        }
      }),
    async listen(channel, heard) {
      const connect = async (): Promise<void> => {
        const client = new pg.Client(settings);
        const again = (): void => {
          if (listener !== client || closing) return;
          listener = undefined;
          setTimeout(() => void connect().catch((error: Error) => failed(error)), 1000).unref();
        };
        client.on('error', (error: Error) => {
          failed(error);
          again();
        });
        client.on('end', again);
        client.on('notification', ({ payload }) => heard(payload ?? ''));
        listener = client;
        try {
          await client.connect();
          await client.query(`listen ${channel}`);
        } catch (error) {
          again();
          throw error;
        }
        heard(null);
      };
      await connect();
    },
    async close() {
      closing = true;
      await listener?.end();
      await pool.end();
    },
  };
}

/** The driver tells of a connection that broke, or could not be had in time, in words only. */
const lost = (error: unknown): unknown =>
  error instanceof Error && /^(Connection terminated|timeout exceeded|Query read timeout|Client )/.test(error.message)
    ? new Away(error.message, { cause: error })
    : error;

const names = new Map<string, string>();

/** Each text is prepared once per connection under a short name. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = `hub_${names.size + 1}`;
  names.set(text, name);
  return name;
}
