/** What travels between a page and the desk, beside the calls of the contract themselves.
 *
 *  Message port (Electron; tests: worker_threads). One port carries both directions of both things:
 *
 *    page ──text──▶ desk     a call, as oRPC's message-port link writes it (`@orpc/client/message-port`: RPCLink)
 *    page ◀──text── desk     its reply
 *    page ◀─object─ desk     `{ shouwen: 'change', change }`, unasked: something changed, read it again
 *
 *  oRPC takes every object for a reply of its own, so the page hands it the port without the pushes:
 *
 *    const calls = {
 *      postMessage: (data: unknown) => port.postMessage(data),
 *      addEventListener: (type: string, listener: (event: MessageEvent) => void) =>
 *        port.addEventListener(type, (event) => { if (!isPush(event.data)) listener(event); }),
 *    };
 *    new RPCLink({ port: calls, headers: () => sessionHeaders(token) });   // then port.start()
 *
 *  Loopback HTTP (browser host). Everything but the page's own files needs the header `x-shouwen-token` (or
 *  `Authorization: Bearer`) with the token that stands behind `#token=` in the address of the page:
 *
 *    POST /rpc/<group>/<call>   a call, as oRPC's fetch link writes it (RPCLink with url `${origin}/rpc`); POST only
 *    GET  /changes              server-sent events, one `data: <Change as JSON>` per change, read with fetch because
 *                               EventSource cannot send headers; a comment line every 20 s shows that the line lives.
 *                               When it breaks: connect again and read everything again
 *    GET  /unlock-state         UnlockState
 *    POST /unlock               { passPhrase } as JSON → UnlockState; opens the office, or makes a new one (state `new`)
 *
 *  A call before the office is open ends in the code SERVICE_UNAVAILABLE, without the right token in UNAUTHORIZED, from
 *  another page in FORBIDDEN; a body over 40 MB ends in BAD_INPUT with `tooLarge`.
 *
 *  The session (text from the answer to sign-in) goes with every call on every link in the header `sessionHeader`. */
import { sessionHeader, type Change } from './contract.ts';

/** Header that carries the token of the browser host. */
export const hostTokenHeader = 'x-shouwen-token';

export type Push = { shouwen: 'change'; change: Change };

/** True for what the desk says unasked on a message port; everything else is oRPC's. */
export const isPush = (data: unknown): data is Push =>
  typeof data === 'object' && data !== null && 'shouwen' in data && data.shouwen === 'change' && 'change' in data;

export const sessionHeaders = (session: string | null): Record<string, string> =>
  session === null ? {} : { [sessionHeader]: session };

/** Whether the office is open. `new`: no office in the folder yet, the page asks for a pass phrase twice. `locked`: it
 *  asks for the pass phrase. `progress` while rows are filled anew after an upgrade; `problem` is why the last attempt
 *  did not open it (a sentence for each kind in shared/words/host.ts). */
export type UnlockState = {
  state: 'new' | 'locked' | 'open';
  folder: string;
  problem?: { kind: string; [detail: string]: unknown };
  progress?: { done: number; total: number };
};

/** Why a place in the input of a call is not understandable (the `why` of BAD_INPUT). */
export const badInputReasons = [
  'missing',
  'wrongType',
  'tooShort',
  'tooLong',
  'tooSmall',
  'tooGreat',
  'wrongForm',
  'notAllowed',
  'unknownField',
  'unknownCall',
  'tooDeep',
  'tooLarge',
  'notReadable',
] as const;
export type BadInputReason = (typeof badInputReasons)[number];

/** What a call may be refused with besides the refusals of the office's rules. */
export type DeskRefusal =
  | { code: 'WrongPassword' }
  | { code: 'TooManyAttempts'; until: number }
  | { code: 'PasswordMustChange' }
  | { code: 'PasswordTooShort'; least: number }
  | { code: 'OfficeExists' }
  | { code: 'NotYourSeat'; unit: string }
  | { code: 'RequestIdReused'; requestId: string }
  /** `kind`: diskFull, readOnly, locked, damaged, unreachable, missing ... (desk/store/problem.ts) */
  | { code: 'StoreProblem'; kind: string; file?: string }
  /** `kind`: wrongPassPhrase, notABackup, backupDamaged, backupNewer ... */
  | { code: 'RestoreProblem'; kind: string }
  | { code: 'DeskClosing' };
