import { chinaNotices, chinaOfficeCalendar } from '../../../shared/calendar/china.ts';
import { packs } from '../../../shared/procedure/packs/index.ts';
import { settingsWords } from '../../../shared/words/settings.ts';
import { useText, useWords } from '../../state/language.ts';
import { useSession } from '../../state/session.ts';
import { Card } from './Card.tsx';

export function About() {
  const words = useWords(settingsWords);
  const say = words.about;
  const text = useText();
  const session = useSession();
  const published = Math.max(...chinaNotices.filter(({ status }) => status === 'published').map(({ year }) => year));
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
          {packs.map((pack) => (
            <p key={`${pack.id}/${pack.version}`}>{say.packVersion(text(pack.title), pack.version)}</p>
          ))}
        </dd>
        <dt>{say.calendarRow}</dt>
        <dd>
          {words.due.calendarVersion(chinaOfficeCalendar.id, chinaOfficeCalendar.version)} ·{' '}
          {say.calendarUntil(published)}
        </dd>
      </dl>
    </Card>
  );
}
