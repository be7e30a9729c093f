import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { minute } from '../../shared/base/time.ts';
import type { ReminderView } from '../../shared/contract/calls/reminder.ts';
import type { Reminder } from '../../shared/reminder/reminder.ts';
import { stageOf } from '../../shared/procedure/pack.ts';
import { reminderWords } from '../../shared/words/reminders.ts';
import { useDesk } from '../link/desk.ts';
import { tellShell } from '../link/shell.ts';
import { useFloating } from './floating.ts';
import { useText, useWords } from './language.ts';
import { personName, unitName, useOffice } from './office.ts';
import { knownPacks, runningPack } from './packs.ts';
import { useSessionState } from './session.ts';

/** What the person who signed in is reminded of. Read at every change, and each minute, because time alone makes things due. */
export function useReminders(): ReminderView | undefined {
  const { query } = useDesk();
  const isLocked = useSessionState((state) => state.locked);
  return useQuery(query.reminder.view.queryOptions({ refetchInterval: isLocked ? false : minute })).data;
}

/** One sentence for a reminder, without anything of the customer: it may be read by whoever passes the screen. */
export function useReminderText(): (line: Reminder) => string {
  const { said } = useWords(reminderWords);
  const text = useText();
  const office = useOffice();
  return ({ kind, pack: version, rule, stage, unit, by }) => {
    const pack = version ? runningPack({ pack: version }) : undefined;
    const clock =
      pack && rule !== null
        ? knownPacks()
            .flatMap(({ clocks }) => clocks)
            .find(({ id }) => id === rule)
        : undefined;
    const place = pack && stage !== null ? stageOf(pack, stage) : undefined;
    const titled = kind === 'escalated' || kind === 'promise' ? (clock ?? place) : (place ?? clock);
    const what = titled ? text(titled.title) : (rule ?? '');
    if (kind === 'alarm') return said.alarm(unitName(office, unit));
    if (kind === 'mention') return said.mention(personName(office, by ?? null));
    return kind === 'escalated' ? said.escalated(what, unitName(office, unit)) : said[kind](what);
  };
}

export const canNotify = (): boolean => typeof Notification !== 'undefined';

/** Announces what is new, once over all windows, and tells the shell how much is unread. Hangs in the frame. */
export function useAnnouncements(): void {
  const words = useWords(reminderWords);
  const { client, query } = useDesk();
  const cache = useQueryClient();
  const sentence = useReminderText();
  const view = useReminders();
  const isLocked = useSessionState((state) => state.locked);
  const show = useFloating((state) => state.show);
  const unread = view?.unread ?? 0;
  const isNew = view?.isNew ?? false;

  useEffect(() => tellShell({ shouwen: 'unread', count: unread, hint: words.tray(unread) }), [unread, words]);

  useEffect(() => {
    if (!isNew || isLocked || !canNotify() || Notification.permission !== 'granted') return;
    client.reminder
      .announce()
      .then(({ lines }) => {
        const [first] = lines;
        if (!first) return;
        const isOne = lines.length === 1;
        const title = isOne && first.complaint ? words.announce.one(first.complaint.number) : words.announce.title;
        const body = isOne ? sentence(first) : words.announce.many(lines.length);
        const notice = new Notification(title, { body, tag: 'shouwen', lang: document.documentElement.lang });
        notice.addEventListener('click', () => {
          tellShell({ shouwen: 'show' });
          window.focus();
          if (!useSessionState.getState().locked) show('reminders');
        });
        return cache.invalidateQueries({ queryKey: query.reminder.view.key() });
      })
      // What could not be announced is new still, and asked for again with the next look.
      .catch(() => undefined);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only that something is new matters
  }, [isNew, isLocked]);
}
