// The part of vitest that our suites use, without a bundler: vitest itself loads a native bundler that Wine cannot load
// (it asks for bcryptprimitives.dll). So the same suites run under Windows Node as they are.
import { format } from 'node:util';

export { expect } from '@playwright/test';

type Work = () => unknown;
type Options = { timeout?: number };
type Hooks = Record<'beforeAll' | 'afterAll' | 'beforeEach' | 'afterEach', Work[]>;
type Suite = { name: string; hooks: Hooks; parts: (Suite | Test)[] };
type Test = { name: string; work: Work; timeout: number };

export type Outcome = { name: string; error: string | undefined };

const suite = (name: string): Suite => ({
  name,
  hooks: { beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] },
  parts: [],
});

// Windows file calls through Wine cost several times what they cost at home.
let ordinaryTimeout = 120_000;

export const vi = {
  setConfig: ({ testTimeout }: { testTimeout: number }): void => {
    ordinaryTimeout = Math.max(ordinaryTimeout, 2 * testTimeout);
  },
};

let current = suite('');
let cleanUps: Work[] = [];
let failureNotes: Work[] = [];

export const beforeAll = (work: Work): void => void current.hooks.beforeAll.push(work);
export const afterAll = (work: Work): void => void current.hooks.afterAll.push(work);
export const beforeEach = (work: Work): void => void current.hooks.beforeEach.push(work);
export const afterEach = (work: Work): void => void current.hooks.afterEach.push(work);
export const onTestFinished = (work: Work): void => void cleanUps.push(work);
export const onTestFailed = (work: Work): void => void failureNotes.push(work);

type Described = (name: string, ...rest: (Work | Options | number)[]) => void;

const workIn = (rest: readonly (Work | Options | number)[]): Work => {
  const work = rest.find((one) => typeof one === 'function');
  if (work === undefined) throw new Error('a test without a body');
  return work;
};

function timeoutIn(rest: readonly (Work | Options | number)[]): number {
  const given = rest.find((one) => typeof one !== 'function');
  const milliseconds = typeof given === 'number' ? given : (given?.timeout ?? 0);
  return Math.max(milliseconds * 3, ordinaryTimeout);
}

const describeOne: Described = (name, ...rest) => {
  const outer = current;
  current = suite(name);
  outer.parts.push(current);
  workIn(rest)();
  current = outer;
};

const testOne: Described = (name, ...rest) => {
  current.parts.push({ name, work: workIn(rest), timeout: timeoutIn(rest) });
};

/** `each` with rows of values or of named values: `%s` and `$name` in the title stand for them. */
const each =
  (declare: Described) =>
  (rows: readonly unknown[]) =>
  (title: string, ...rest: (((...values: unknown[]) => unknown) | Options | number)[]): void => {
    const work = rest.find((one) => typeof one === 'function');
    const others = rest.filter((one) => one !== work);
    for (const row of rows) {
      const values: unknown[] = Array.isArray(row) ? row : [row];
      declare(titleOf(title, values), ...others, () => work?.(...values));
    }
  };

function titleOf(title: string, values: readonly unknown[]): string {
  const places = title.match(/%[sdifjoO]/g)?.length ?? 0;
  const first: Record<string, unknown> = typeof values[0] === 'object' && values[0] !== null ? { ...values[0] } : {};
  return format(title, ...values.slice(0, places)).replaceAll(/\$(\w+)/g, (whole, key: string) =>
    key in first ? String(first[key]) : whole,
  );
}

export const describe = Object.assign(describeOne, { each: each(describeOne) });
export const it = Object.assign(testOne, { each: each(testOne) });
export const test = it;

/** Runs what was declared since the last call, in order, and reports each test as it ends. */
export async function runDeclared(report: (outcome: Outcome) => void): Promise<void> {
  const whole = current;
  current = suite('');
  await runSuite(whole, [], report);
}

async function runSuite(one: Suite, outer: readonly Suite[], report: (outcome: Outcome) => void): Promise<void> {
  const path = [...outer, one];
  const name = path.map((step) => step.name).filter((text) => text !== '');
  try {
    for (const hook of one.hooks.beforeAll) {
      const after = await hook();
      if (typeof after === 'function') one.hooks.afterAll.unshift(() => Reflect.apply(after, undefined, []));
    }
    for (const part of one.parts) {
      if ('parts' in part) await runSuite(part, path, report);
      else report({ name: [...name, part.name].join(' › '), error: await runTest(part, path) });
    }
    for (const hook of one.hooks.afterAll) await hook();
  } catch (error) {
    report({ name: [...name, '(set-up)'].join(' › '), error: textOf(error) });
  }
}

async function runTest(one: Test, path: readonly Suite[]): Promise<string | undefined> {
  cleanUps = [];
  failureNotes = [];
  const errors: unknown[] = [];
  const attempt = async (work: Work): Promise<void> => {
    try {
      await work();
    } catch (error) {
      errors.push(error);
    }
  };
  await attempt(async () => {
    for (const hook of path.flatMap((step) => step.hooks.beforeEach)) await hook();
    await within(one.timeout, one.work);
  });
  for (const hook of path.flatMap((step) => step.hooks.afterEach)) await attempt(hook);
  if (errors.length > 0) for (const work of failureNotes) await attempt(work);
  for (const work of cleanUps.toReversed()) await attempt(work);
  return errors.length === 0 ? undefined : errors.map(textOf).join('\n');
}

async function within(milliseconds: number, work: Work): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`not done after ${milliseconds / 1000} s`)), milliseconds);
  try {
    await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}

const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
