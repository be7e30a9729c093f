/** Where a hub keeps what it is given, from the environment: the same for the hub itself and for its command line. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Blobs } from './blobs/blobs.ts';
import { createFolderBlobs } from './blobs/folder.ts';
import { createS3Blobs } from './blobs/s3.ts';
import { openEmbedded } from './store/embedded.ts';
import { usualRates, type Rates } from './server.ts';
import { openPostgres } from './store/postgres.ts';
import type { Sql } from './store/sql.ts';

export type Environment = Record<string, string | undefined>;

export const usualFolder = (): string => join(homedir(), 'shouwen-hub');

/** DATABASE_URL: a PostgreSQL server; without it the embedded one in the folder. */
export const openSql = (folder: string, environment: Environment, failed: (error: Error) => void): Promise<Sql> => {
  const address = environment['DATABASE_URL'];
  return address ? openPostgres(address, { failed }) : openEmbedded(join(folder, 'database'));
};

/** HUB_REQUESTS_PER_MINUTE: how many requests one desk, or one address before it is signed in, may send. */
export function ratesOf(environment: Environment): Rates {
  const most = Number(environment['HUB_REQUESTS_PER_MINUTE']);
  return Number.isInteger(most) && most > 0
    ? { ...usualRates, enrol: most, session: most, signedIn: most }
    : usualRates;
}

/** HUB_S3_ADDRESS (bucket with its path), HUB_S3_REGION, HUB_S3_KEY, HUB_S3_SECRET: an object store; without them the folder. */
export function openBlobs(folder: string, environment: Environment): Blobs {
  const address = environment['HUB_S3_ADDRESS'];
  if (!address) return createFolderBlobs(join(folder, 'contents'));
  return createS3Blobs({
    address,
    region: environment['HUB_S3_REGION'] ?? 'us-east-1',
    accessKeyId: environment['HUB_S3_KEY'] ?? '',
    secretAccessKey: environment['HUB_S3_SECRET'] ?? '',
  });
}
