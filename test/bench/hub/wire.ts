// Many desks from one process: kept connections and as little work per request as Node allows.
import { Agent, request } from 'node:http';
import type { Call, Wire } from '../../server/desk.ts';
import { parsed } from '../../server/desk.ts';

/** @param connections most at once; a desk that waits for something new holds one */
export function fastWire(address: string, connections: number): Wire {
  const { hostname, port } = new URL(address);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return ({ method, path, headers, body }: Call) =>
    new Promise((resolve, reject) => {
      const asked = request({ hostname, port, path, method, headers, agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const bytes = Buffer.concat(chunks);
          const told = response.headers as Record<string, string>;
          resolve({ status: response.statusCode ?? 0, headers: told, body: parsed(bytes), bytes });
        });
      });
      asked.on('error', reject);
      asked.end(body);
    });
}
