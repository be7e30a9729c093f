/** The hub as this desk sees it: a call of the protocol in, a value or a named problem out. Nothing is thrown for a network that
 *  is away: that is the ordinary state. */
import type { z } from 'zod';
import { done, refused, type Result } from '../../shared/base/result.ts';
import {
  enrolReply,
  paths,
  problem as problemShape,
  problemCodes,
  pullReply,
  pushReply,
  sessionReply,
  uploadLength,
  uploadOffset,
  type EnrolReply,
  type EnrolRequest,
  type ProblemCode,
  type PullReply,
  type PullRequest,
  type PushReply,
  type PushRequest,
  type SessionReply,
  type SessionRequest,
} from '../../shared/exchange/protocol.ts';

export type HubProblem = {
  /** `unreachable`: no answer; `notAHub`: somebody else answers there */
  code: ProblemCode | 'unreachable' | 'notAHub';
  /** when the hub asks to be left alone until then */
  retryAfterMs?: number;
  /** the hub's clock, where it was told */
  hubNow?: number;
  /** how much of a file the hub holds already */
  uploadOffset?: number;
};

type Answer<Value> = Promise<Result<Value, HubProblem>>;

export type HubClient = {
  enrol(request: EnrolRequest): Answer<EnrolReply>;
  session(request: SessionRequest): Answer<SessionReply>;
  pull(token: string, request: PullRequest, signal: AbortSignal): Answer<PullReply>;
  push(token: string, request: PushRequest, signal: AbortSignal): Answer<PushReply>;
  /** @returns bytes the hub holds of a file */
  uploaded(token: string, content: string, signal: AbortSignal): Answer<number>;
  /** @returns bytes the hub holds after this piece */
  upload(token: string, content: string, piece: Piece, signal: AbortSignal): Answer<number>;
  download(token: string, content: string, from: number, to: number, signal: AbortSignal): Answer<Buffer>;
};

export type Piece = { bytes: Buffer; offset: number; length: number };
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A call that says nothing for this long is given up; a waiting pull may take as long as it was told to wait. */
const patience = 30_000;

export const createHubClient = (address: string, fetch: Fetch): HubClient => {
  const base = address.replace(/\/+$/, '');

  const send = async (path: string, init: RequestInit, signal?: AbortSignal): Answer<Response> => {
    const given = AbortSignal.timeout(patience + waitOf(init));
    try {
      const response = await fetch(base + path, { ...init, signal: signal ? AbortSignal.any([signal, given]) : given });
      return response.ok ? done(response) : refused(await problemOf(response));
    } catch {
      return refused({ code: 'unreachable' });
    }
  };

  const ask = async <Schema extends z.ZodType>(
    path: string,
    reply: Schema,
    request: unknown,
    token?: string,
    signal?: AbortSignal,
  ): Answer<z.infer<Schema>> => {
    const answer = await send(
      path,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify(request),
      },
      signal,
    );
    if (!answer.ok) return answer;
    try {
      const parsed = reply.safeParse(await answer.value.json());
      return parsed.success ? done(parsed.data) : refused({ code: 'notAHub' });
    } catch {
      // Cut off in the middle of its answer.
      return refused({ code: 'unreachable' });
    }
  };

  const fileAt = (content: string): string => paths.attachment.replace(':content', content);
  const offsetOf = (response: Response): number => Number(response.headers.get(uploadOffset) ?? 0);

  return {
    enrol: (request) => ask(paths.enrol, enrolReply, request),
    session: (request) => ask(paths.session, sessionReply, request),
    pull: (token, request, signal) => ask(paths.pull, pullReply, request, token, signal),
    push: (token, request, signal) => ask(paths.push, pushReply, request, token, signal),
    async uploaded(token, content, signal) {
      const answer = await send(
        fileAt(content),
        { method: 'HEAD', headers: { authorization: `Bearer ${token}` } },
        signal,
      );
      return answer.ok ? done(offsetOf(answer.value)) : answer;
    },
    async upload(token, content, { bytes, offset, length }, signal) {
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/octet-stream',
        [uploadOffset]: String(offset),
        [uploadLength]: String(length),
      };
      const body = new Uint8Array(bytes);
      const answer = await send(fileAt(content), { method: 'PUT', headers, body }, signal);
      return answer.ok ? done(offsetOf(answer.value)) : answer;
    },
    async download(token, content, from, to, signal) {
      const headers = { authorization: `Bearer ${token}`, range: `bytes=${from}-${to}` };
      const answer = await send(fileAt(content), { method: 'GET', headers }, signal);
      if (!answer.ok) return answer;
      try {
        return done(Buffer.from(await answer.value.arrayBuffer()));
      } catch {
        return refused({ code: 'unreachable' });
      }
    },
  };
};

const waitOf = ({ body }: RequestInit): number => {
  const wait = typeof body === 'string' ? /"wait":(\d+)/.exec(body)?.[1] : undefined;
  return Number(wait ?? 0) * 1000;
};

const problemOf = async (response: Response): Promise<HubProblem> => {
  const date = Date.parse(response.headers.get('date') ?? '');
  const wait = Number(response.headers.get('retry-after') ?? 0) * 1000;
  const told = {
    ...(Number.isFinite(date) && { hubNow: date }),
    ...(wait > 0 && { retryAfterMs: wait }),
  };
  // An answer without a body: what the method HEAD gets.
  const text = await response.text().catch(() => '');
  const parsed = problemShape.safeParse(jsonOf(text));
  const code = problemCodes.find((known) => parsed.success && known === parsed.data.code);
  if (code) {
    const { uploadOffset: offset } = parsed.data ?? {};
    return { code, ...told, ...(offset !== undefined && { uploadOffset: offset }) };
  }
  return { code: codeByStatus[response.status] ?? 'notAHub', ...told };
};

const codeByStatus: Partial<Record<number, HubProblem['code']>> = {
  401: 'signedOut',
  404: 'notFound',
  429: 'tooMany',
  502: 'unreachable',
  503: 'unavailable',
  504: 'unreachable',
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
