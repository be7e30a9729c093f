import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { ReminderLine } from '../../shared/contract/calls/reminder.ts';
import { reminderWords } from '../../shared/words/reminders.ts';
import { useDesk } from '../link/desk.ts';
import { DueChip } from '../parts/DueChip.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Key } from '../parts/Key.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useKeys } from '../parts/useKeys.ts';
import { useFloating } from '../state/floating.ts';
import { useGo } from '../state/go.ts';
import { useWords } from '../state/language.ts';
import { useNow } from '../state/now.ts';
import { personName, useOffice } from '../state/office.ts';
import { useReminders, useReminderText } from '../state/reminders.ts';
import { useSeats } from '../state/seats.ts';

/** The list behind the bell: arrows move, Enter opens, R marks. */
export function Reminders() {
  const words = useWords(reminderWords);
  const { client, query } = useDesk();
  const cache = useQueryClient();
  const view = useReminders();
  const hide = useFloating((state) => state.hide);
  const go = useGo();
  const { sitAt } = useSeats();
  const panel = useRef<HTMLDialogElement>(null);
  const lines = view?.lines ?? [];

  const mark = async (keys: string[], isRead: boolean): Promise<void> => {
    // A mark that could not be kept is not worth an alarm: the reminder stays unread.
    await client.reminder.read({ keys, isRead }).catch(() => undefined);
    await cache.invalidateQueries({ queryKey: query.reminder.view.key() });
  };
  const open = (line: ReminderLine): void => {
    void mark([line.key], true);
    hide();
    sitAt(line.seat);
    if (line.complaint) go('complaint', { id: line.complaint.id });
    else go('duty', line.unit === null ? {} : { search: { unit: line.unit } });
  };
  const rows = (): HTMLElement[] => [...(panel.current?.querySelectorAll<HTMLElement>('.reminder') ?? [])];
  const place = (): number => rows().findIndex((row) => row === document.activeElement);
  const move = (by: number): void => {
    const all = rows();
    all[Math.max(0, Math.min(all.length - 1, place() + by))]?.focus();
  };
  useKeys(
    {
      Escape: { run: hide },
      I: { run: hide },
      Down: { run: () => move(1), what: words.keys.next },
      J: { run: () => move(1) },
      Up: { run: () => move(-1), what: words.keys.previous },
      K: { run: () => move(-1) },
      R: {
        run: () => {
          const line = lines[place()];
          if (line) void mark([line.key], !line.isRead);
        },
        what: words.keys.read,
      },
    },
    { modal: true },
  );
  useEffect(() => {
    (rows()[0] ?? panel.current)?.focus();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when it opens: what comes later does not take the focus away
  }, []);

  return (
    <>
      <div className="floating-cover floating-clear" onClick={hide} aria-hidden />
      <dialog open ref={panel} className="floating reminders" aria-label={words.title} tabIndex={-1}>
        <header className="reminders-head">
          <h2>{words.title}</h2>
          <span className="quiet">{words.unread(view?.unread ?? 0)}</span>
          <Button
            size="small"
            type="text"
            disabled={(view?.unread ?? 0) === 0}
            onClick={() =>
              void mark(
                lines.map(({ key }) => key),
                true,
              )
            }
          >
            {words.readAll}
          </Button>
        </header>
        {view && lines.length === 0 ? <EmptyState title={words.emptyTitle} hint={words.empty} /> : null}
        <ul className="reminders-list">
          {lines.map((line) => (
            <li key={line.key}>
              <Line line={line} onOpen={() => open(line)} />
            </li>
          ))}
        </ul>
        <footer className="reminders-foot">
          <span className="quiet">
            <Key name="R" /> {words.keys.read}
          </span>
          <Button
            size="small"
            type="text"
            onClick={() => {
              hide();
              go('settings', { search: { section: 'reminders' } });
            }}
          >
            {words.settings}
          </Button>
        </footer>
      </dialog>
    </>
  );
}

function Line({ line, onOpen }: { line: ReminderLine; onOpen: () => void }) {
  const words = useWords(reminderWords);
  const office = useOffice();
  const now = useNow();
  const format = useFormat();
  const sentence = useReminderText();
  return (
    <button type="button" className={`reminder${line.isRead ? ' reminder-read' : ''}`} onClick={onOpen}>
      <span className="reminder-dot" aria-hidden />
      {line.isRead ? null : <span className="visually-hidden">{words.isUnread}</span>}
      <span className="reminder-text">{sentence(line)}</span>
      <span className="reminder-number">
        {[line.complaint?.number, line.actingFor === null ? '' : words.actingFor(personName(office, line.actingFor))]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className="reminder-due">
        {line.due === null ? (
          <span className="quiet">{format.moment(line.at)}</span>
        ) : (
          <DueChip due={line.due} now={now} />
        )}
      </span>
    </button>
  );
}
