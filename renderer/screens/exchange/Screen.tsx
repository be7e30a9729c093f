import './exchange.css';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import type { ExchangeStatus, ExchangeView } from '../../../shared/contract/exchangeViews.ts';
import { exchangeWords } from '../../../shared/words/exchange.ts';
import { hubProblemSentence } from '../../../shared/words/exchangeRefusals.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';
import { useMay } from '../../state/session.ts';
import { Conflicts } from './Conflicts.tsx';
import { Files } from './Files.tsx';
import { Items } from './Items.tsx';
import { JoinCard } from './JoinCard.tsx';
import { Panel } from './Panel.tsx';

/** How this desk stands with the others: the state in one line, what waits for a decision, what goes and what came. */
export default function ExchangeScreen() {
  const words = useWords(exchangeWords);
  const { query } = useDesk();
  const read = useQuery(query.exchange.view.queryOptions());
  const view = read.data;
  return (
    <div className="screen exchange">
      <header className="exchange-head">
        <h1>{words.title}</h1>
        <span className="quiet">{words.intro}</span>
      </header>
      <Problem error={read.error} reading />
      {view ? <Body view={view} /> : null}
    </div>
  );
}

function Body({ view }: { view: ExchangeView }) {
  const words = useWords(exchangeWords);
  const { status, membership, conflicts, waiting, came, transfers, problems } = view;
  const language = useLanguage();
  const { moment } = useFormat();
  const isAlone = !membership && view.contacts.length === 0;
  return (
    <div className="exchange-body">
      <State status={status} view={view} />
      {conflicts.length > 0 ? <Conflicts conflicts={conflicts} /> : null}
      {isAlone ? <JoinCard /> : null}
      <Files view={view} />
      {isAlone ? null : (
        <>
          <div className="exchange-columns">
            <Panel
              title={words.waiting}
              count={
                status.waiting + status.refused > 0 ? words.waitingCount(String(status.waiting + status.refused)) : ''
              }
              empty={waiting.length === 0 ? words.nothingWaiting : undefined}
            >
              <Items items={waiting} label={words.waiting} />
            </Panel>
            <Panel title={words.came} empty={came.length === 0 ? words.nothingCame : undefined}>
              <Items items={came} label={words.came} />
            </Panel>
          </div>
          <div className="exchange-columns">
            <Panel title={words.files} empty={transfers.length === 0 ? words.noFiles : undefined}>
              <ul className="exchange-list">
                {transfers.map(({ sha256, direction, name }) => (
                  <li key={sha256} className="exchange-line">
                    <span className="exchange-what">{name}</span>
                    <span className="quiet">{words[direction]}</span>
                  </li>
                ))}
              </ul>
            </Panel>
            <Panel title={words.problems} empty={problems.length === 0 ? words.noProblems : undefined}>
              <ul className="exchange-list">
                {problems.map(({ code, at }) => (
                  <li key={`${code}/${at}`} className="exchange-problem">
                    <time className="quiet">{moment(at)}</time> {hubProblemSentence(language, code)}
                  </li>
                ))}
              </ul>
            </Panel>
          </div>
        </>
      )}
    </div>
  );
}

/** The state in one line, and what somebody can do about it. */
function State({ status, view }: { status: ExchangeStatus; view: ExchangeView }) {
  const words = useWords(exchangeWords);
  const { query } = useDesk();
  const { moment } = useFormat();
  const language = useLanguage();
  const office = useOffice();
  const mayManage = useMay()('manageExchange');
  const now = useMutation(query.exchange.now.mutationOptions());
  const again = useMutation(query.exchange.tryAgain.mutationOptions());
  const leave = useMutation(query.exchange.leave.mutationOptions());
  const { state, problem, nextAt, lastAt, hubName } = status;
  const { membership } = view;
  const hub = hubName ?? '';
  const line =
    state === 'inTouch' && lastAt !== null
      ? words.line.inTouch(hub, moment(lastAt))
      : state === 'alone'
        ? view.contacts.length > 0
          ? words.line.files
          : words.line.alone
        : state === 'inTouch'
          ? words.line.working(hub)
          : words.line[state](hub);
  return (
    <section className="panel exchange-state" aria-label={words.title}>
      <div className="exchange-state-line">
        <span className={`head-dot head-dot-${state}`} aria-hidden />
        <output className="exchange-line-now">{line}</output>
        {membership ? (
          <span className="exchange-actions">
            {status.refused > 0 ? (
              <Button loading={again.isPending} onClick={() => again.mutate(undefined)}>
                {words.retry}
              </Button>
            ) : null}
            <Button type="primary" loading={now.isPending} onClick={() => now.mutate(undefined)}>
              {words.now}
            </Button>
            {mayManage ? (
              <Popconfirm
                title={words.leaveAsk}
                okText={words.leave}
                cancelText={words.stay}
                styles={{ root: { maxWidth: 360 } }}
                onConfirm={() => leave.mutate({ request: newRequestId() })}
              >
                <Button type="text">{words.leave}</Button>
              </Popconfirm>
            ) : null}
          </span>
        ) : null}
      </div>
      {problem && state !== 'inTouch' ? (
        <p className="exchange-why">
          {hubProblemSentence(language, problem.code)}
          {nextAt === null ? '' : ` ${words.line.next(moment(nextAt))}`}
          {lastAt === null ? '' : ` · ${words.line.last(moment(lastAt))}`}
        </p>
      ) : null}
      {membership ? (
        <p className="quiet">
          {words.joined(membership.deskName, unitName(office, membership.unit), moment(membership.joinedAt))} ·{' '}
          <span className="exchange-address">{membership.address}</span>
        </p>
      ) : null}
      <Problem error={now.error ?? again.error ?? leave.error} />
    </section>
  );
}
