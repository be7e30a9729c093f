import { AwsClient } from 'aws4fetch';
import type { Blobs } from './blobs.ts';

/** `address` of the bucket with its path, such as 'https://s3.example.cn/shouwen' */
export type S3Settings = { address: string; region: string; accessKeyId: string; secretAccessKey: string };

/** Objects of a bucket in a store that speaks S3. */
export function createS3Blobs({ address, region, accessKeyId, secretAccessKey }: S3Settings): Blobs {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 3 });
  const ask = async (method: string, name: string, content?: Buffer): Promise<Response> => {
    const url = `${address.replace(/\/+$/, '')}/${name}`;
    const response = await client.fetch(url, { method, ...(content && { body: new Uint8Array(content) }) });
    if (response.ok || response.status === 404) return response;
    // The answer may quote the request; only its number is told.
    throw new Error(`the object store answered ${response.status} to ${method}`);
  };
  return {
    async put(name, content) {
      const { ok, status } = await ask('PUT', name, content);
      if (!ok) throw new Error(`the object store answered ${status} to PUT`);
    },
    async get(name) {
      const response = await ask('GET', name);
      return response.ok ? Buffer.from(await response.arrayBuffer()) : undefined;
    },
    async remove(name) {
      await ask('DELETE', name);
    },
  };
}
