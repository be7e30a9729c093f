import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { TodaySection, TodayView } from '../../../shared/contract/views.ts';
import { definitionOf } from '../../../shared/report/definitions/index.ts';
import { periodName } from '../../../shared/report/names.ts';
import { reportWords } from '../../../shared/words/report.ts';
import { supervisionWords } from '../../../shared/words/supervision.ts';
import { todayWords } from '../../../shared/words/today.ts';
import { useDesk } from '../../link/desk.ts';
import { useGo } from '../../state/go.ts';
import { useText, useWords } from '../../state/language.ts';
import { personName, unitName, useOffice } from '../../state/office.ts';
import { useMay } from '../../state/session.ts';
import { Mentions } from './Mentions.tsx';
import { Digest } from './Digest.tsx';

/** At most so many alarms stand on Today; the rest is counted and stands on Duty. */
const mostAlarms = 3;

/** What needs a person before any single complaint does: units with nobody on duty, registrations left open. */
export function Notes({ view, onShow }: { view: TodayView | undefined; onShow: (section: TodaySection) => void }) {
  const words = useWords(todayWords);
  const office = useOffice();
  const go = useGo();
  const alarms = view?.alarms ?? [];
  return (
    <div className="today-notes">
      <Digest onShow={onShow} />
      {alarms.slice(0, mostAlarms).map(({ unit, why, open }) => (
        <p key={unit} className="note" role="alert">
          <strong className="name-nobody">{words.alarm.title}</strong>
          <span>{words.alarm[why](unitName(office, unit))}</span>
          {open > 0 ? <span className="quiet">{words.alarm.open(open)}</span> : null}
          <Button size="small" onClick={() => go('duty', { search: { unit } })}>
            {words.alarm.go}
          </Button>
        </p>
      ))}
      {alarms.length > mostAlarms ? (
        <p className="note">
          <span>{words.alarm.more(alarms.length - mostAlarms)}</span>
          <Button size="small" onClick={() => go('duty')}>
            {words.alarm.go}
          </Button>
        </p>
      ) : null}
      {view && view.toSign > 0 ? (
        <p className="note">
          <span>{words.toSign(view.toSign)}</span>
          <Button size="small" onClick={() => go('duty', { search: { view: 'records' } })}>
            {words.openToSign}
          </Button>
        </p>
      ) : null}
      <Mentions />
      <Supervision />
      <WaitingReports />
      {view && view.drafts > 0 ? (
        <p className="note note-draft">
          <span>{words.drafts(view.drafts)}</span>
          <Button size="small" onClick={() => go('intake')}>
            {words.openDrafts}
          </Button>
        </p>
      ) : null}
    </div>
  );
}

/** Matters prepared for a leader. Only whoever may decide on them is told here. */
function Supervision() {
  const words = useWords(supervisionWords);
  const { query } = useDesk();
  const go = useGo();
  const mayDecide = useMay()('decideProposal');
  const read = useQuery({ ...query.supervision.view.queryOptions(), enabled: mayDecide });
  const count = mayDecide ? (read.data?.undecided ?? 0) : 0;
  if (count === 0) return null;
  return (
    <p className="note note-draft">
      <span>{words.today(count)}</span>
      <Button size="small" onClick={() => go('supervision')}>
        {words.todayGo}
      </Button>
    </p>
  );
}

/** Reports of periods that are over: the draft is prepared; whoever freezes it and whoever signs it are told. */
function WaitingReports() {
  const words = useWords(reportWords);
  const text = useText();
  const office = useOffice();
  const { query } = useDesk();
  const go = useGo();
  const may = useMay();
  const read = useQuery({ ...query.report.view.queryOptions(), enabled: may('prepareReports') || may('signReports') });
  const mine = (read.data?.waiting ?? []).filter(({ state }) =>
    may(state === 'draft' ? 'prepareReports' : 'signReports'),
  );
  return mine.map(({ report, period, state, version, signers }) => {
    const definition = definitionOf(report);
    if (!definition) return null;
    const say = state === 'draft' ? words.today : words.todaySign;
    const who = signers.map((one) => personName(office, one)).join(' / ');
    return (
      <p key={`${report} ${period}`} className="note note-draft">
        <span>{say(text(definition.title), text(periodName(definition.period, period)), who)}</span>
        <Button
          size="small"
          onClick={() => go('bulletins', { search: { report, period, ...(version === null ? {} : { version }) } })}
        >
          {words.open}
        </Button>
      </p>
    );
  });
}
