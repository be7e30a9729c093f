import { useQuery } from '@tanstack/react-query';
import { usePackBook } from '../../state/packs.ts';
import { calendarWords } from '../../../shared/words/calendar.ts';
import { settingsWords } from '../../../shared/words/settings.ts';
import { useDesk } from '../../link/desk.ts';
import { useText, useWords } from '../../state/language.ts';
import { useSession } from '../../state/session.ts';
import { Card } from './Card.tsx';

export function About() {
  const words = useWords(settingsWords);
  const say = words.about;
  const text = useText();
  const session = useSession();
  const { query } = useDesk();
  const numbered = useWords(calendarWords).due.calendarVersion;
  const calendar = useQuery(query.calendar.view.queryOptions({ input: {} })).data?.calendar;
  const published = calendar?.years.filter(({ status }) => status === 'published').map(({ year }) => year) ?? [];
  return (
    <Card title={say.product} hint={say.meaning}>
      <dl className="settings-facts">
        <dt>{say.version}</dt>
        <dd>{session?.version ?? ''}</dd>
        <dt>{say.officeName}</dt>
        <dd>
          {session?.officeName ?? ''}
          {session?.isDemo ? <span className="quiet"> · {say.demo}</span> : null}
        </dd>
        <dt>{say.packs}</dt>
        <dd>
          {usePackBook().all.map((pack) => (
            <p key={`${pack.id}/${pack.version}`}>{say.packVersion(text(pack.title), pack.version)}</p>
          ))}
        </dd>
        <dt>{say.calendarRow}</dt>
        <dd>
          {calendar ? `${numbered(calendar.id, calendar.version)} · ${say.calendarUntil(Math.max(...published))}` : ''}
        </dd>
      </dl>
    </Card>
  );
}
