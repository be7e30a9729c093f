import { describe, expect, it } from 'vitest';
import { addCounts, countPlaywright, countVitest, emptyCount, summaryLines } from '../../build/testReport.ts';

const vitestFile = (name: string, status: string, tests: Record<string, string>) => ({
  name,
  status,
  assertionResults: Object.entries(tests).map(([fullName, testStatus]) => ({ fullName, status: testStatus })),
});

describe('the count at the end of a run', () => {
  it('counts passed, failed and left-out tests of the unit runner by name', () => {
    const count = countVitest({
      testResults: [
        vitestFile('a.test.ts', 'failed', { 'adds up': 'passed', 'takes away': 'failed' }),
        vitestFile('b.test.ts', 'passed', { 'needs a scanner': 'skipped' }),
      ],
    });
    expect(count).toEqual({
      ...emptyCount,
      passed: 1,
      failed: 1,
      failures: ['takes away'],
      skipped: ['needs a scanner'],
    });
  });

  it('counts a file that could not be loaded as a failure', () => {
    const count = countVitest({ testResults: [vitestFile('broken.test.ts', 'failed', {})] });
    expect(count).toEqual({ ...emptyCount, failed: 1, failures: ['broken.test.ts'] });
  });

  it('counts window tests at any depth, and names one that passed only at the second try', () => {
    const count = countPlaywright({
      suites: [
        {
          title: 'chain.e2e.ts',
          specs: [{ title: 'opens', tests: [{ status: 'expected' }] }],
          suites: [
            {
              title: 'outlet',
              specs: [
                { title: 'replies', tests: [{ status: 'unexpected' }] },
                { title: 'prints', tests: [{ status: 'flaky' }] },
                { title: 'shell', tests: [{ status: 'skipped' }] },
              ],
            },
          ],
        },
      ],
    });
    expect(count).toEqual({
      passed: 2,
      failed: 1,
      failures: ['chain.e2e.ts › outlet › replies'],
      skipped: ['chain.e2e.ts › outlet › shell'],
      unsteady: ['chain.e2e.ts › outlet › prints'],
    });
  });

  it('counts an error outside of any test', () => {
    const count = countPlaywright({ suites: [], errors: [{ message: 'Error: No tests found\nmore' }] });
    expect(count.failures).toEqual(['Error: No tests found']);
  });

  it('ends with a plain line, the names before it', () => {
    const count = addCounts([
      { ...emptyCount, passed: 3, skipped: ['shell smoke'], unsteady: ['prints'] },
      { ...emptyCount, passed: 1, failed: 1, failures: ['lint'] },
    ]);
    expect(summaryLines(count)).toEqual([
      'passed only at the second try: prints',
      'failed: lint',
      'skipped: shell smoke',
      '4 passed, 1 failed, 1 skipped',
    ]);
    expect(summaryLines({ ...emptyCount, passed: 2 })).toEqual(['2 passed, 0 failed']);
  });
});
