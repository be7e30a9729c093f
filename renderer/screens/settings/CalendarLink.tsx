import { Button, Checkbox } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { packOf } from '../../../shared/procedure/packs/index.ts';
import { settingsWords } from '../../../shared/words/settings.ts';
import { useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useGo } from '../../state/go.ts';
import { useText, useWords } from '../../state/language.ts';
import { useMay } from '../../state/session.ts';
import { Card } from './Card.tsx';

/** The calendar has a screen of its own; who looks for it among the settings is led there. Beside it, which further regimes have
 *  clocks on new complaints. */
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
      <Regimes />
    </>
  );
}

function Regimes() {
  const say = useWords(settingsWords).calendar;
  const text = useText();
  const may = useMay();
  const { client, query } = useDesk();
  const cache = useQueryClient();
  const regimes = useQuery(query.calendar.regimes.queryOptions());
  const save = useMutation({
    mutationFn: (chosen: string[]) => client.calendar.saveRegimes({ chosen }),
    onSuccess: () => cache.invalidateQueries({ queryKey: query.calendar.key() }),
  });
  const mayChange = may('manageCalendar');
  const { chosen = [], possible = [] } = regimes.data ?? {};
  return (
    <Card title={say.regimes} hint={say.regimesHint}>
      <Checkbox.Group
        aria-label={say.regimes}
        disabled={!mayChange || save.isPending}
        value={chosen}
        options={possible.map(({ id, version }) => {
          const pack = packOf(id, version);
          return { value: id, label: pack ? text(pack.title) : id };
        })}
        onChange={(values) => save.mutate(values)}
      />
      {mayChange ? null : <p className="quiet">{say.regimesOnly}</p>}
      <Problem error={regimes.error} reading onRetry={() => void regimes.refetch()} />
      <Problem error={save.error} />
    </Card>
  );
}
