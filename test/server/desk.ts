// A desk as the hub sees it: it enrols, opens a session, pushes and pulls, and can be made to lie.
import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type {
  PublicKey,
  PulledEntry,
  PullReply,
  PushedBatch,
  PushedCommand,
  PushReply,
  Receipt,
} from '../../shared/exchange/protocol.ts';
import { paths, protocolVersion } from '../../shared/exchange/protocol.ts';

export type Answer = { status: number; headers: Record<string, string>; body: unknown; bytes: Buffer };
export type Call = {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
};
/** In the same process or over the network. */
export type Wire = (call: Call) => Promise<Answer>;

export const overNetwork =
  (address: string): Wire =>
  async ({ method, path, headers = {}, body }) => {
    const response = await fetch(`${address}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: typeof body === 'string' ? body : new Uint8Array(body) }),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: Object.fromEntries(response.headers), body: parsed(bytes), bytes };
  };

export const parsed = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
};

export const postJson = (wire: Wire, path: string, body: unknown, token?: string): Promise<Answer> =>
  wire({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });

type Keys = Awaited<ReturnType<typeof generateKeyPair>>;

export type Desk = Awaited<ReturnType<typeof createDesk>>;

export async function createDesk(
  wire: Wire,
  { name = 'desk', clock = Date.now }: { name?: string; clock?: () => number } = {},
) {
  const deskId = randomUUID();
  const keys: Keys = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const publicKey = (await exportJWK(keys.publicKey)) as PublicKey;
  let hubId = '';
  let token = '';
  let sequence = 0;
  let cursor: string | null = null;

  const assertion = (
    changes: { lifetime?: number; at?: number; audience?: string; jti?: string; key?: Keys['privateKey'] } = {},
  ) => {
    const at = Math.floor((changes.at ?? clock()) / 1000);
    return new SignJWT()
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(deskId)
      .setSubject(deskId)
      .setAudience(changes.audience ?? hubId)
      .setJti(changes.jti ?? randomUUID())
      .setIssuedAt(at)
      .setExpirationTime(at + (changes.lifetime ?? 50))
      .sign(changes.key ?? keys.privateKey);
  };

  const desk = {
    deskId,
    name,
    keys,
    publicKey,
    wire,
    assertion,
    token: () => token,
    hubId: () => hubId,
    cursor: () => cursor,
    setCursor: (next: string | null) => void (cursor = next),
    nextSequence: () => ++sequence,

    async enrol(code: string, ownUnit?: { id: string; kind: string; name: string }): Promise<Answer> {
      const request = { protocol: protocolVersion, code, deskId, deskName: name, program: '0.1.0', publicKey, ownUnit };
      const answer = await postJson(wire, paths.enrol, request);
      if (answer.status === 200) hubId = (answer.body as { hub: { id: string } }).hub.id;
      return answer;
    },

    async signIn(): Promise<Answer> {
      const answer = await postJson(wire, paths.session, {
        protocol: protocolVersion,
        deskId,
        assertion: await assertion(),
      });
      if (answer.status === 200) token = (answer.body as { token: string }).token;
      return answer;
    },

    call: (path: string, body: unknown): Promise<Answer> => postJson(wire, path, body, token),

    async push(...batches: PushedBatch[]): Promise<Receipt[]> {
      const answer = await desk.call(paths.push, { protocol: protocolVersion, batches });
      if (answer.status !== 200) throw new Error(`push: ${answer.status} ${JSON.stringify(answer.body)}`);
      return (answer.body as PushReply).receipts;
    },

    async page(options: { cursor?: string | null; limit?: number; wait?: number } = {}): Promise<PullReply> {
      const answer = await desk.call(paths.pull, { protocol: protocolVersion, cursor, limit: 500, ...options });
      if (answer.status !== 200) throw new Error(`pull: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body as PullReply;
    },

    /** Everything since the last time. */
    async pull(limit = 500): Promise<PulledEntry[]> {
      const entries: PulledEntry[] = [];
      for (;;) {
        const page = await desk.page({ limit });
        entries.push(...page.entries);
        ({ cursor } = page);
        if (!page.more) return entries;
      }
    },

    /** A command as this desk writes it. */
    command(events: PushedCommand['events'], more: Partial<PushedCommand> = {}): PushedCommand {
      sequence += events.length;
      return {
        requestId: randomUUID(),
        name: 'complaint.act',
        personId: null,
        unitId: null,
        at: clock(),
        deskSequence: sequence - events.length + 1,
        events,
        ...more,
      };
    },
  };
  return desk;
}
