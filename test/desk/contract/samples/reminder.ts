/** Calls about reminders and about how people get in. */
export const reminderSamples = {
  'reminder.view': undefined,
  'reminder.read': { keys: ['overdue/id-1/received/1'] },
  'reminder.announce': undefined,
  'reminder.saveWishes': { without: ['warned'], quiet: { from: 1080, to: 510 }, quietOnRestDays: true },
  'reminder.digest': undefined,
  'reminder.closeDigest': { day: '2026-03-02' },
  'security.view': undefined,
  'security.save': { request: 'request-security', idleMinutes: 5, signOn: null },
  'session.beginSignOn': undefined,
  'session.signOn': { handle: 'no-such-handle' },
};
