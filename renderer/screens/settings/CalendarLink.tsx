import { Button } from 'antd';
import { settingsWords } from '../../../shared/words/settings.ts';
import { useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { Card } from './Card.tsx';

/** The calendar has a screen of its own; who looks for it among the settings is led there, and so is who looks for the regimes
 *  the office runs. */
export function CalendarLink() {
  const words = useWords(settingsWords);
  const go = useGo();
  return (
    <>
      <Card title={words.section.calendar} hint={words.calendar.hint}>
        <div>
          <Button onClick={() => go('calendar')}>{words.calendar.open}</Button>
        </div>
      </Card>
      <Card title={words.calendar.regimes} hint={words.calendar.regimesHint}>
        <div>
          <Button onClick={() => go('procedures')}>{words.calendar.openRegimes}</Button>
        </div>
      </Card>
    </>
  );
}
