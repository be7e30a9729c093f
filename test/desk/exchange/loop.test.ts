import { afterEach, describe, expect, it } from 'vitest';
import { createLoop, type Loop } from '../../../desk/exchange/loop.ts';
import type { Round } from '../../../desk/exchange/round.ts';
import { hubProblemSentence } from '../../../shared/words/exchangeRefusals.ts';

let loop: Loop;
afterEach(() => loop.stop());

/** A loop whose first round ends with this error. */
async function afterFailing(error: Error): Promise<{ state: ReturnType<Loop['state']>; reported: unknown[] }> {
  const reported: unknown[] = [];
  const round: Round = {
    run: () => Promise.reject(error),
    waitForNews: () => Promise.reject(new Error('nobody waits for news before a round was whole')),
  };
  loop = createLoop({
    clock: () => 1_000,
    random: () => 0.5,
    changed: () => undefined,
    report: (fault) => reported.push(fault),
  });
  loop.restart(round);
  await loop.now();
  return { state: loop.state(), reported };
}

const failing = (code: string): Error => Object.assign(new Error(code), { code });

describe('an exchange that fails on this PC', () => {
  it.each(['SQLITE_FULL', 'ENOSPC'])('says that the disk is full (%s), and tries again', async (code) => {
    const { state, reported } = await afterFailing(failing(code));
    expect(state.problems.map((problem) => problem.code)).toEqual(['diskFull']);
    expect(state.state).toBe('offline');
    expect(state.nextAt).toBeGreaterThan(1_000);
    expect(reported).toEqual([]);
  });

  it('says that the office cannot be written, and keeps what happened for the log', async () => {
    const error = failing('SQLITE_READONLY');
    const { state, reported } = await afterFailing(error);
    expect(state.problems.map((problem) => problem.code)).toEqual(['officeOutOfReach']);
    expect(reported).toContain(error);
  });

  it('says so where the program itself failed', async () => {
    const error = new TypeError('undefined is not a function');
    const { state, reported } = await afterFailing(error);
    expect(state.problems.map((problem) => problem.code)).toEqual(['broken']);
    expect(reported).toContain(error);
  });

  it('has a sentence of its own for each', () => {
    const sentences = ['diskFull', 'officeOutOfReach', 'broken', 'of nobody'].map((code) =>
      hubProblemSentence('zh', code),
    );
    expect(new Set(sentences).size).toBe(4);
  });
});
