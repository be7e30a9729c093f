// Turns the JSON reports of the two test runners into one count and a list of names.
import { z } from 'zod';

/** `unsteady`: passed, but only at the second try; named so that somebody mends them. */
export type Count = { passed: number; failed: number; failures: string[]; skipped: string[]; unsteady: string[] };

export const emptyCount: Count = { passed: 0, failed: 0, failures: [], skipped: [], unsteady: [] };

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

export function countVitest(report: unknown): Count {
  const files = vitestReport.parse(report).testResults;
  const tests = files.flatMap((file) => file.assertionResults);
  const names = (wanted: (status: string) => boolean): string[] =>
    tests.filter((test) => wanted(test.status)).map((test) => test.fullName);
  const failed = names((status) => status === 'failed');
  // A file that could not be loaded has no tests in it to fail.
  const broken = files
    .filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'))
    .map((file) => file.name);
  const failures = [...failed, ...broken];
  return {
    passed: names((status) => status === 'passed').length,
    failed: failures.length,
    failures,
    skipped: names((status) => status !== 'passed' && status !== 'failed'),
    unsteady: [],
  };
}

const playwrightSuite = z.object({
  title: z.string(),
  specs: z.array(z.object({ title: z.string(), tests: z.array(z.object({ status: z.string() })) })).optional(),
  get suites() {
    return z.array(playwrightSuite).optional();
  },
});
const playwrightReport = z.object({
  suites: z.array(playwrightSuite),
  errors: z.array(z.object({ message: z.string().optional() })).optional(),
});

export function countPlaywright(report: unknown): Count {
  const { suites, errors = [] } = playwrightReport.parse(report);
  const tests = suites.flatMap((suite) => testsOf(suite, ''));
  const names = (status: string): string[] => tests.filter((test) => test.status === status).map((test) => test.name);
  const failures = [
    ...names('unexpected'),
    ...errors.map((error) => error.message?.split('\n')[0] ?? 'error outside of a test'),
  ];
  const unsteady = names('flaky');
  return {
    passed: names('expected').length + unsteady.length,
    failed: failures.length,
    failures,
    skipped: names('skipped'),
    unsteady,
  };
}

function testsOf(suite: z.infer<typeof playwrightSuite>, before: string): { name: string; status: string }[] {
  const path = before === '' ? suite.title : `${before} › ${suite.title}`;
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test) => ({ name: `${path} › ${spec.title}`, status: test.status })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, path))];
}

export function addCounts(counts: readonly Count[]): Count {
  return {
    passed: counts.reduce((sum, count) => sum + count.passed, 0),
    failed: counts.reduce((sum, count) => sum + count.failed, 0),
    failures: counts.flatMap((count) => count.failures),
    skipped: counts.flatMap((count) => count.skipped),
    unsteady: counts.flatMap((count) => count.unsteady),
  };
}

/** The lines under a run; the last one is plain so that a person and a program can read it. */
export function summaryLines(count: Count): string[] {
  const skipped = count.skipped.length === 0 ? '' : `, ${count.skipped.length} skipped`;
  return [
    ...count.unsteady.map((name) => `passed only at the second try: ${name}`),
    ...count.failures.map((name) => `failed: ${name}`),
    ...count.skipped.map((name) => `skipped: ${name}`),
    `${count.passed} passed, ${count.failed} failed${skipped}`,
  ];
}
