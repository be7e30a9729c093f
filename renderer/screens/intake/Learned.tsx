import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { casesWords } from '../../../shared/words/cases.ts';
import { scriptsWords } from '../../../shared/words/scripts.ts';
import { useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useSend } from '../../parts/useSend.ts';
import { useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { useIntake } from './store.ts';

/** What the office has agreed to say about this, and published cases like it. */
export function Learned() {
  return (
    <>
      <Notices />
      <SimilarCases />
    </>
  );
}

function Notices() {
  const words = useWords(scriptsWords).beside;
  const { client, query } = useDesk();
  const unit = useIntake((state) => state.form.complainedUnit);
  const reason = useIntake((state) => state.form.reason);
  const input = { ...(unit === null ? {} : { unit }), ...(reason === null ? {} : { reason }) };
  const notices = useQuery(query.notice.forComplaint.queryOptions({ input })).data ?? [];
  const read = useSend((request, id: string) => client.notice.read({ request, id }), ['notice', 'group']);
  // A group's wording stands with the group; without a reason everything for all reasons would crowd in.
  const shown = notices.filter(({ notice }) => notice.group === null).slice(0, 3);
  if (shown.length === 0) return null;
  return (
    <section className="intake-panel intake-group" aria-label={words.notices}>
      <header>
        <h2>{words.notices}</h2>
      </header>
      <ul>
        {shown.map(({ id, notice, readAt }) => (
          <li key={id}>
            <strong>{notice.title}</strong>
            <p>{notice.wording}</p>
            {readAt === null ? (
              <Button size="small" onClick={() => read.mutate(id)}>
                {words.readIt}
              </Button>
            ) : (
              <span className="intake-note">{words.isRead}</span>
            )}
          </li>
        ))}
      </ul>
      <Problem error={read.error} />
    </section>
  );
}

/** A narrative is looked up when the clerk pauses, not at every key. */
const pause = 600;

function SimilarCases() {
  const { similar: words } = useWords(casesWords);
  const { query } = useDesk();
  const go = useGo();
  const reason = useIntake((state) => state.form.reason);
  const business = useIntake((state) => state.form.business);
  const narrative = useIntake((state) => state.form.narrative);
  const [told, setTold] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setTold(narrative.slice(0, 2000)), pause);
    return () => clearTimeout(timer);
  }, [narrative]);
  const input = {
    ...(reason === null ? {} : { reason }),
    ...(business === null ? {} : { business }),
    ...(told.trim().length < 10 ? {} : { narrative: told }),
  };
  const cases =
    useQuery({
      ...query.caseStudy.similar.queryOptions({ input }),
      enabled: Object.keys(input).length > 0,
      placeholderData: keepPreviousData,
      gcTime: 60_000,
    }).data ?? [];
  if (cases.length === 0) return null;
  return (
    <section className="intake-panel" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
      </header>
      <ul className="intake-cases">
        {cases.slice(0, 3).map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className="intake-plain"
              title={words.open}
              onClick={() => go('cases', { search: { case: one.id } })}
            >
              {one.title}
            </button>
            <p title={one.gist}>{one.gist}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
