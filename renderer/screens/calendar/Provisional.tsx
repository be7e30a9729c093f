import { Button } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { calendarWords } from '../../../shared/words/calendar.ts';
import { useDesk } from '../../link/desk.ts';
import { DueChip } from '../../parts/DueChip.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useGo } from '../../state/go.ts';
import { useText, useWords } from '../../state/language.ts';
import { useNow } from '../../state/now.ts';
import { Card } from './Card.tsx';
import { ruleTitle } from './ruleTitle.ts';

/** Open clocks that rest on days nobody has published yet. */
export function Provisional() {
  const words = useWords(calendarWords);
  const say = words.provisional;
  const { query } = useDesk();
  const text = useText();
  const now = useNow();
  const go = useGo();
  const pages = useInfiniteQuery(
    query.calendar.provisional.infiniteOptions({
      input: (cursor: string | null) => ({ cursor, size: 100 }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
  );
  const lines = pages.data?.pages.flatMap((page) => page.lines) ?? [];
  return (
    <Card title={say.title} hint={say.intro}>
      <Problem error={pages.error} reading onRetry={() => void pages.refetch()} />
      {pages.data && lines.length === 0 ? <p>{say.none}</p> : null}
      {pages.data || pages.isError ? null : <p className="quiet">{words.reading}</p>}
      {lines.length > 0 ? (
        <div className="calendar-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{say.complaint}</th>
                <th scope="col">{say.clock}</th>
                <th scope="col">{say.due}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={`${line.complaint} ${line.clock}`}>
                  <td>
                    <Button type="link" size="small" onClick={() => go('complaint', { id: line.complaint })}>
                      {line.number}
                    </Button>
                  </td>
                  <td>{ruleTitle(line.rule, text)}</td>
                  <td>
                    <DueChip due={line.due} now={now} provisional />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {pages.hasNextPage ? (
        <div>
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {say.more}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}
