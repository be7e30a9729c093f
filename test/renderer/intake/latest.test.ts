import { describe, expect, it } from 'vitest';
import { createLatest, type Delivery } from '../../../renderer/screens/intake/latest.ts';

/** A receiver whose answers are given by hand. */
function slowReceiver() {
  const sent: string[] = [];
  const answers: { accept: () => void; fail: () => void }[] = [];
  const pauses: (() => void)[] = [];
  const deliveries: Delivery[] = [];
  const latest = createLatest<string>({
    send: (state) => {
      sent.push(state);
      return new Promise<void>((accept, reject) => {
        answers.push({ accept, fail: () => reject(new Error('full')) });
      });
    },
    later: (_failures, again) => pauses.push(again),
    onChange: (delivery) => deliveries.push(delivery),
  });
  return { sent, answers, pauses, deliveries, latest };
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('the newest state', () => {
  it('arrives, with one send under way at a time and the ones between left out', async () => {
    const { sent, answers, latest, deliveries } = slowReceiver();
    for (const state of ['a', 'ab', 'abc', 'abcd']) latest.push(state);
    expect(sent).toEqual(['a']);
    answers[0]?.accept();
    await turn();
    expect(sent).toEqual(['a', 'abcd']);
    answers[1]?.accept();
    await latest.settled();
    expect(deliveries.at(-1)).toBe('idle');
  });

  it('arrives after a failed send, newer words included', async () => {
    const { sent, answers, pauses, latest, deliveries } = slowReceiver();
    latest.push('a');
    answers[0]?.fail();
    await turn();
    expect(deliveries.at(-1)).toBe('retrying');
    latest.push('ab');
    expect(sent).toEqual(['a']);
    pauses[0]?.();
    expect(sent).toEqual(['a', 'ab']);
  });

  it('is sent again when nothing newer came', async () => {
    const { sent, answers, pauses, latest } = slowReceiver();
    latest.push('a');
    answers[0]?.fail();
    await turn();
    pauses[0]?.();
    expect(sent).toEqual(['a', 'a']);
  });

  it('is not sent once stopped: a registered draft must not come back', async () => {
    const { sent, answers, latest } = slowReceiver();
    latest.push('a');
    latest.push('ab');
    latest.stop();
    answers[0]?.accept();
    await latest.settled();
    latest.push('abc');
    expect(sent).toEqual(['a']);
  });
});
