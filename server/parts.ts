import type { Instant } from '../shared/base/time.ts';
import type { Blobs } from './blobs/blobs.ts';
import type { Metrics } from './metrics.ts';
import type { Desk } from './store/desks.ts';
import type { Hub } from './store/migrate.ts';
import type { News } from './store/news.ts';
import type { Reader } from './store/pull.ts';
import type { Push } from './store/push.ts';
import type { Sql } from './store/sql.ts';
import type { ReadToken } from './tokens.ts';

/** What routes hold in their hands. */
export type HubParts = {
  sql: Sql;
  hub: Hub;
  blobs: Blobs;
  clock: () => Instant;
  push: Push;
  readToken: ReadToken;
  /** Looked up for all requests of a moment in one statement; never older than the request. */
  findDesk: (id: string) => Promise<Desk | undefined>;
  news: News;
  metrics: Metrics;
  /** Feed and organisation of a desk, as of now. */
  readerOf: (desk: Desk) => Promise<Reader>;
  /** Aborted when the hub is told to stop: whoever waits is let go. */
  stopping: AbortSignal;
};
