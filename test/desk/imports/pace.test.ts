import { setImmediate as nextTurn } from 'node:timers';
import { expect, it } from 'vitest';
import { createPace } from '../../../desk/imports/oldRegister/pace.ts';

it('takes small bites for a while after somebody has asked, and waits until he has his answer', async () => {
  let now = 0;
  const pace = createPace(() => now);
  const whileQuiet = pace.rows();
  await pace.giveWay();
  expect(pace.rows()).toBe(whileQuiet);
  let answered = 0;
  const answer = (): void => {
    now += 5;
    answered += 1;
    if (answered < 3) nextTurn(answer);
  };
  nextTurn(answer);
  await pace.giveWay();
  expect(answered).toBe(3);
  expect(pace.rows()).toBeLessThan(whileQuiet);
  now += 60_000;
  expect(pace.rows()).toBe(whileQuiet);
});
