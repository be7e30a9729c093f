import type { CallName } from '../world.ts';

export const reportSamples = {
  'report.view': undefined,
  'report.open': { report: 'bulletin', period: '2025-H2', version: null },
  'report.progress': { run: 'run-1' },
  'report.cancel': { run: 'run-1' },
  'report.cases': { report: 'bulletin', period: '2026-H1', row: '', measure: 'received', cursor: null, size: 10 },
  'report.changeText': {
    request: 'request-paragraph',
    report: 'bulletin',
    period: '2025-H2',
    language: 'zh',
    paragraph: 'overview',
    text: '改写的一段。',
    drafted: '',
  },
  'report.freeze': { request: 'request-freeze', report: 'bulletin', period: '2025-H2', reason: '' },
  'report.sign': { request: 'request-sign-report', report: 'bulletin', period: '2025-H2', version: 1 },
  // A file holds the check value of the log, which is each desk's own.
  'report.file': { report: 'bulletin', period: '2025-H2', version: 9, format: 'xlsx', language: 'zh' },
} satisfies Partial<Record<CallName, unknown>>;
