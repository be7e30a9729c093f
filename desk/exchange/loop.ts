/** The exchange goes on by itself, beside whatever people do:
 *
 *    alone ──joined──▶ working ──all came and went──▶ in touch: waits for news of the hub, or for work of this desk
 *                        ▲  │                            │
 *                        │  └──problem──▶ resting ◀──────┘
 *                        └──after a while, longer each time; at once when somebody asks
 *
 *  Resting is the ordinary state of a desk without a network. */
import { setTimeout } from 'node:timers/promises';
import type { Instant } from '../../shared/base/time.ts';
import type { Result } from '../../shared/base/result.ts';
import type { ExchangeProblem, ExchangeState } from '../../shared/contract/exchangeViews.ts';
import { storeProblemOf } from '../store/problem.ts';
import type { Round, RoundProblem } from './round.ts';

export type LoopState = {
  state: ExchangeState;
  lastAt: Instant | null;
  nextAt: Instant | null;
  /** newest first */
  problems: ExchangeProblem[];
};

export type Loop = {
  state(): LoopState;
  /** Begins with this membership, or goes on without one. */
  restart(round: Round | undefined): void;
  /** Something waits to be sent. */
  poke(): void;
  /** Tries now. @returns when that try is over */
  now(): Promise<void>;
  stop(): Promise<void>;
};

export type LoopParts = {
  clock: () => Instant;
  /** in [0, 1) */
  random: () => number;
  changed: () => void;
  /** a fault of the program: nobody waits for an answer here */
  report: (error: unknown) => void;
};

const firstRest = 2000;
const longestRest = 5 * 60_000;
/** What only a person can change is looked at again seldom. */
const stoppedRest = 15 * 60_000;
/** Several steps done one after the other go together. */
const gathering = 250;
const mostProblems = 10;

const needsPerson: ReadonlySet<string> = new Set(['deskRevoked', 'deskKnown', 'hubTooOld', 'badAssertion', 'notAHub']);

export const createLoop = ({ clock, random, changed, report }: LoopParts): Loop => {
  let state: LoopState = { state: 'alone', lastAt: null, nextAt: null, problems: [] };
  let running: { stop: AbortController; over: Promise<void> } | undefined;
  let wake = new AbortController();
  let failures = 0;
  let awaiting: (() => void)[] = [];

  const become = (next: Partial<LoopState>): void => {
    const before = state;
    state = { ...state, ...next };
    if (before.state !== state.state || before.problems !== state.problems) changed();
  };

  const roundOver = (): void => {
    const told = awaiting;
    awaiting = [];
    for (const tell of told) tell();
  };

  const restFor = ({ code, ...problem }: RoundProblem): number => {
    const asked = 'retryAfterMs' in problem ? (problem.retryAfterMs ?? 0) : 0;
    const usual = needsPerson.has(code) ? stoppedRest : Math.min(firstRest * 2 ** (failures - 1), longestRest);
    // Desks that lost the same hub must not all come back in the same second.
    return Math.max(asked, usual / 2 + (usual / 2) * random());
  };

  const pause = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
    await setTimeout(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
  };

  const failed = (problem: RoundProblem): number => {
    failures += 1;
    const rest = restFor(problem);
    const at = clock();
    const [newest] = state.problems;
    const problems =
      newest?.code === problem.code
        ? [{ code: problem.code, at }, ...state.problems.slice(1)]
        : [{ code: problem.code, at }, ...state.problems].slice(0, mostProblems);
    become({ state: needsPerson.has(problem.code) ? 'stopped' : 'offline', nextAt: at + rest, problems });
    return rest;
  };

  const guarded = async <Value>(work: Promise<Result<Value, RoundProblem>>): Promise<Result<Value, RoundProblem>> => {
    try {
      return await work;
    } catch (error) {
      const trouble = storeProblemOf(error, '')?.kind;
      if (trouble === 'diskFull') return { ok: false, problem: { code: 'diskFull' } };
      report(error);
      return { ok: false, problem: { code: trouble === undefined ? 'broken' : 'officeOutOfReach' } };
    }
  };

  const live = async (round: Round, stop: AbortSignal): Promise<void> => {
    while (!stop.aborted) {
      wake = new AbortController();
      become({ state: 'working', nextAt: null });
      const outcome = await guarded(round.run(stop));
      if (stop.aborted) break;
      if (!outcome.ok) {
        const rest = failed(outcome.problem);
        roundOver();
        await pause(rest, AbortSignal.any([stop, wake.signal]));
        continue;
      }
      failures = 0;
      become({ state: 'inTouch', lastAt: clock(), nextAt: null, problems: [] });
      roundOver();
      const { signal } = wake;
      const news = await guarded(round.waitForNews(AbortSignal.any([stop, signal])));
      if (stop.aborted) break;
      if (signal.aborted) await pause(gathering, stop);
      else if (!news.ok) await pause(failed(news.problem), AbortSignal.any([stop, wake.signal]));
    }
    roundOver();
  };

  const end = async (): Promise<void> => {
    running?.stop.abort();
    await running?.over;
    running = undefined;
  };

  return {
    state: () => state,
    restart(round) {
      const before = running;
      before?.stop.abort();
      failures = 0;
      become({ state: round ? 'working' : 'alone', lastAt: null, nextAt: null, problems: [] });
      if (!round) {
        running = undefined;
        return;
      }
      const stop = new AbortController();
      const over = (before?.over ?? Promise.resolve()).then(() => live(round, stop.signal));
      running = { stop, over };
    },
    poke: () => {
      if (state.state === 'inTouch') wake.abort();
    },
    async now() {
      if (!running) return;
      const over = new Promise<void>((resolve) => awaiting.push(resolve));
      wake.abort();
      await over;
    },
    stop: end,
  };
};
