/** One round of exchange: what came is taken in, then what waits is sent, then files follow their entries.
 *
 *    session ─▶ pull until nothing is left ─▶ push until nothing waits ─▶ files
 *                  ▲                             │
 *                  └──────────── behind ─────────┘ */
import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { done, refused, type Result } from '../../shared/base/result.ts';
import type { Instant } from '../../shared/base/time.ts';
import { limits, protocolVersion, type PulledEntry } from '../../shared/exchange/protocol.ts';
import type { Sender } from '../../shared/exchange/audience.ts';
import { isInReach } from '../../shared/exchange/reach.ts';
import { chainOf } from '../../shared/people/office.ts';
import type { DeskParts } from '../parts.ts';
import type { DecideAgain, Received } from '../store/exchange/types.ts';
import type { HubClient, HubProblem } from './client.ts';
import { forgetCursor, readCursor, type DeskKeys, type Membership } from './membership.ts';
import { moveFiles } from './files.ts';
import { recountArrived } from './recount.ts';

export type RoundProblem =
  | HubProblem
  | { code: 'rebuilding' }
  /** the disk of this PC, not the hub: nothing of what came was kept, and it is fetched again */
  | { code: 'diskFull' | 'officeOutOfReach' };

export type RoundParts = {
  parts: DeskParts;
  membership: Membership;
  keys: DeskKeys;
  client: HubClient;
  decideAgain: DecideAgain;
  /** told after each page */
  received: (received: Received, entries: readonly PulledEntry[]) => void;
};

export type Round = {
  /** @returns entries that were new here, and how many commands the hub took */
  run(signal: AbortSignal): Promise<Result<{ came: number; went: number }, RoundProblem>>;
  /** Ends when the hub has something new, after half a minute, or with the signal. */
  waitForNews(signal: AbortSignal): Promise<Result<null, RoundProblem>>;
};

/** Which organisation speaks, and whether one stands above it. */
const senderOf = ({ office }: DeskParts, { organisation, unit }: Membership): Sender => {
  const [, ...above] = chainOf(office(), organisation);
  return {
    organisation,
    isTop: above.every(({ kind }) => kind !== 'association' && kind !== 'member'),
    carries: (other) => isInReach(office(), unit, other),
  };
};

/** Does a piece of work with a token; once more with a fresh one where it was no longer good. */
export type WithToken = <Value>(
  work: (token: string) => Promise<Result<Value, RoundProblem>>,
) => Promise<Result<Value, RoundProblem>>;

/** A page is taken in within one transaction, while the desk answers nobody: small enough not to be felt. */
const pageSize = 200;
/** A stream on which others always come first is left for the next round. */
const mostTurns = 8;

export const createRound = ({ parts, membership, keys, client, decideAgain, received }: RoundParts): Round => {
  const { exchange, settings, clock, deskId } = parts;
  let token: { text: string; until: Instant } | undefined;
  /** By how much this PC's clock is behind the hub's. */
  let skew = 0;

  const openSession = async (isSecond = false): Promise<Result<string, RoundProblem>> => {
    if (token && token.until > clock()) return done(token.text);
    const claims = { deskId, hubId: membership.hub.id, id: randomUUID(), at: clock() + skew };
    const answer = await client.session({ protocol: protocolVersion, deskId, assertion: await keys.sign(claims) });
    if (answer.ok) {
      const { token: text, expiresAt, now } = answer.value;
      token = { text, until: clock() + (expiresAt - now) * 0.8 };
      return done(text);
    }
    // A PC whose clock is wrong by days still gets in: it signs by the hub's clock.
    const { code, hubNow } = answer.problem;
    if (code === 'badAssertion' && hubNow !== undefined && !isSecond) {
      skew = hubNow - clock();
      return openSession(true);
    }
    return answer;
  };

  const withToken: WithToken = async (work) => {
    for (let turn = 0; ; turn++) {
      const opened = await openSession();
      if (!opened.ok) return opened;
      const answer = await work(opened.value);
      if (answer.ok || answer.problem.code !== 'signedOut' || turn > 0) return answer;
      token = undefined;
    }
  };

  const takeIn = async (entries: readonly PulledEntry[], cursor: string): Promise<Result<Received, RoundProblem>> => {
    const taken = exchange.receive({ entries, cursor }, decideAgain);
    if (!taken) return refused({ code: 'rebuilding' });
    received(taken, entries);
    // Whoever clicks in the meantime is answered between two pages.
    await setImmediate();
    return done(taken);
  };

  const pullOnce = async (
    wait: number,
    signal: AbortSignal,
  ): Promise<Result<{ fresh: number; more: boolean }, RoundProblem>> => {
    const request = {
      protocol: protocolVersion,
      cursor: readCursor(settings),
      limit: pageSize,
      ...(wait > 0 && { wait }),
    };
    const page = await withToken((text) => client.pull(text, request, signal));
    if (!page.ok) {
      // The hub starts anew, or does not know this place: everything is read again, and what is known changes nothing.
      const { code } = page.problem;
      if ((code === 'badCursor' || code === 'hubRestored') && request.cursor !== null) {
        forgetCursor(settings);
        return done({ fresh: 0, more: true });
      }
      return page;
    }
    const { entries, cursor, more } = page.value;
    const taken = await takeIn(entries, cursor);
    return taken.ok ? done({ fresh: taken.value.fresh, more }) : taken;
  };

  const pullAll = async (signal: AbortSignal): Promise<Result<number, RoundProblem>> => {
    let came = 0;
    for (;;) {
      const page = await pullOnce(0, signal);
      if (!page.ok) return page;
      came += page.value.fresh;
      if (!page.value.more) return done(came);
    }
  };

  /** @returns how many commands were taken, and whether others were first somewhere */
  const pushAll = async (signal: AbortSignal): Promise<Result<{ went: number; behind: boolean }, RoundProblem>> => {
    let went = 0;
    /** Batches in one request; one by one where the hub does not understand all of them together. */
    let together: number = limits.batchesPerPush;
    for (;;) {
      const sent = exchange.toSend(
        { batches: together, commands: limits.commandsPerBatch, characters: limits.requestBytes / 4 },
        senderOf(parts, membership),
      );
      const [only] = sent;
      if (!only) return done({ went, behind: false });
      const batches = sent.map(({ stream, base, commands }) => ({ stream, base, commands }));
      const reply = await withToken((text) => client.push(text, { protocol: protocolVersion, batches }, signal));
      if (!reply.ok) {
        const { code } = reply.problem;
        if (code !== 'badInput' && code !== 'tooLarge') return reply;
        // What the hub cannot read must not hold up everything behind it.
        if (sent.length === 1) exchange.refused(only, 'notUnderstood');
        together = 1;
        continue;
      }
      let behind = false;
      reply.value.receipts.forEach((receipt, place) => {
        const batch = sent[place];
        if (!batch) return;
        if (receipt.outcome === 'accepted') {
          if (exchange.accepted(batch, receipt.version)) went += batch.commands.length;
          else behind = true;
        } else if (receipt.outcome === 'refused') exchange.refused(batch, receipt.code);
        else behind = true;
      });
      await setImmediate();
      if (behind) return done({ went, behind });
    }
  };

  return {
    async run(signal) {
      let came = 0;
      let went = 0;
      for (let turn = 0; turn < mostTurns; turn++) {
        const pulled = await pullAll(signal);
        if (!pulled.ok) return pulled;
        came += pulled.value;
        recountArrived(parts);
        const pushed = await pushAll(signal);
        if (!pushed.ok) return pushed;
        went += pushed.value.went;
        if (!pushed.value.behind) break;
      }
      const moved = await moveFiles(parts, client, withToken, signal);
      return moved.ok ? done({ came, went }) : moved;
    },
    async waitForNews(signal) {
      const page = await pullOnce(limits.waitSeconds, signal);
      return page.ok ? done(null) : page;
    },
  };
};
