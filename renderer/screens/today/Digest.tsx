import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { reminderWords } from '../../../shared/words/reminders.ts';
import type { TodaySection } from '../../../shared/contract/views.ts';
import { useDesk } from '../../link/desk.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { personName, unitName, useOffice } from '../../state/office.ts';

/** What the day brings, for whoever opens the desk: once a day, until it was noted. */
export function Digest({ onShow }: { onShow: (section: TodaySection) => void }) {
  const words = useWords(reminderWords).digest;
  const { client, query } = useDesk();
  const cache = useQueryClient();
  const office = useOffice();
  const format = useFormat();
  const go = useGo();
  const read = useQuery(query.reminder.digest.queryOptions());
  const close = useMutation({
    mutationFn: (day: string) => client.reminder.closeDigest({ day }),
    onSuccess: () => cache.invalidateQueries({ queryKey: query.reminder.digest.key() }),
  });
  const digest = read.data;
  if (!digest || digest.isDone) return null;
  const { overdue, dueToday, dueTomorrow, came, standsIn, unattended } = digest;
  const facts: [count: number, said: string, section: TodaySection | null][] = [
    [overdue, words.overdue(overdue), 'overdue'],
    [dueToday, words.dueToday(dueToday), 'dueToday'],
    [dueTomorrow, words.dueTomorrow(dueTomorrow), null],
    [came, words.came(came), null],
  ];
  const shown = facts.filter(([count]) => count > 0);
  return (
    <section className="digest" aria-label={words.title(format.date(digest.day))}>
      <strong>{words.title(format.date(digest.day))}</strong>
      <ul>
        {shown.map(([, said, section]) => (
          <li key={said}>
            {section === null ? (
              said
            ) : (
              <button type="button" className="text-link" onClick={() => onShow(section)}>
                {said}
              </button>
            )}
          </li>
        ))}
        {shown.length === 0 ? <li>{words.nothing}</li> : null}
        {standsIn.map(({ unit, person, until }) => (
          <li key={unit}>
            {words.standsIn(
              unitName(office, unit),
              personName(office, person),
              until === null ? null : format.moment(until),
            )}
          </li>
        ))}
        {unattended > 0 ? (
          <li>
            <button type="button" className="text-link" onClick={() => go('duty')}>
              {words.unattended(unattended)}
            </button>
          </li>
        ) : null}
      </ul>
      <Button size="small" loading={close.isPending} onClick={() => close.mutate(digest.day)}>
        {words.close}
      </Button>
    </section>
  );
}
