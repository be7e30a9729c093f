import { useQuery } from '@tanstack/react-query';
import type { GroupView } from '../../../shared/contract/calls/group.ts';
import { groupKinds } from '../../../shared/procedure/packs/groupComplaints/rules.ts';
import { categoryOf } from '../../state/categories.ts';
import { groupsWords } from '../../../shared/words/groups.ts';
import { useDesk } from '../../link/desk.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { refusalIn } from '../../parts/refusal.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useText, useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';
import { useMay } from '../../state/session.ts';
import { Alarm } from './Alarm.tsx';
import { Closing } from './Closing.tsx';
import { GroupDefects } from './Defects.tsx';
import { DatePairs } from './DatePairs.tsx';
import { Measures } from './Measures.tsx';
import { Members } from './Members.tsx';
import { Representatives } from './Representatives.tsx';
import { Wording } from './Wording.tsx';

/** One group: on the left whom it is about, on the right what is done for all of them. */
export function GroupPage({ id }: { id: string }) {
  const words = useWords(groupsWords);
  const { query } = useDesk();
  const may = useMay();
  const read = useQuery(query.group.open.queryOptions({ input: { id } }));
  const view = read.data;
  if (!view) {
    if (refusalIn(read.error)) return <EmptyState title={words.notFound} />;
    return <Problem error={read.error} reading onRetry={() => void read.refetch()} />;
  }
  const mayManage = may('manageGroups') && view.group.closed === null;
  return (
    <article className="group-page" aria-label={view.group.title}>
      <Head view={view} />
      <div className="group-columns">
        <div className="group-column">
          <Alarm view={view} mayManage={mayManage} />
          <Members view={view} mayManage={mayManage} />
          <Representatives view={view} mayManage={mayManage} />
          <DatePairs view={view} mayManage={mayManage} />
        </div>
        <div className="group-column">
          <Measures view={view} mayManage={mayManage} />
          <Wording view={view} />
          <GroupDefects view={view} mayManage={mayManage} />
          <Closing view={view} mayManage={mayManage} />
        </div>
      </div>
    </article>
  );
}

function Head({ view }: { view: GroupView }) {
  const { group, people } = view;
  const words = useWords(groupsWords);
  const text = useText();
  const office = useOffice();
  const { moment } = useFormat();
  const kind = groupKinds.find(({ id }) => id === group.kind);
  const reason = categoryOf(group.reason);
  return (
    <header className="group-head">
      <h2>
        {group.title}
        {group.major?.major ? <span className="groups-major">{words.majorSign}</span> : null}
        {group.closed ? <span className="groups-mark">{words.closedSign}</span> : null}
      </h2>
      <p className="group-matter">{group.matter}</p>
      <dl className="group-facts">
        <dt>{group.number}</dt>
        <dd>{`${words.counts(people, group.members.length)} · ${words.openOf(view.open)}`}</dd>
        <dt>{words.kind}</dt>
        <dd>{kind ? `${kind.id} ${text(kind.title)}` : group.kind}</dd>
        <dt>{words.reason}</dt>
        <dd>{reason ? text(reason.title) : group.reason}</dd>
        <dt>{words.about}</dt>
        <dd>{group.complainedUnit === null ? words.everywhere : unitName(office, group.complainedUnit)}</dd>
        <dt>{words.lead}</dt>
        <dd>{`${unitName(office, group.unit)} · ${words.openedAt(moment(group.openedAt))}`}</dd>
      </dl>
      {kind && kind.lessons.length > 0 ? (
        <details className="group-lessons">
          <summary>{words.lessons}</summary>
          <p className="quiet">{text(kind.illustration)}</p>
          <ul>
            {kind.lessons.map((lesson) => (
              <li key={lesson.zh}>{text(lesson)}</li>
            ))}
          </ul>
          <p className="quiet">{words.source(kind.source.article)}</p>
        </details>
      ) : null}
    </header>
  );
}
