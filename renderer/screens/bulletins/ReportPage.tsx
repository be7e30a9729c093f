import { Button, Input, Segmented, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReportView } from '../../../shared/contract/calls/report.ts';
import { reportPaper } from '../../../shared/document/report.ts';
import { localDate } from '../../../shared/calendar/local.ts';
import { periodName } from '../../../shared/report/names.ts';
import { reportWords } from '../../../shared/words/report.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { refusalIn } from '../../parts/refusal.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useSend } from '../../parts/useSend.ts';
import { PaperPreview } from '../../print/PaperPreview.tsx';
import { saveFile } from '../../parts/file.ts';
import { useLanguage, useText, useWords } from '../../state/language.ts';
import { personName, useOffice } from '../../state/office.ts';
import { useNow } from '../../state/now.ts';
import { useMay } from '../../state/session.ts';
import { periodsUntil, type ReportAddress } from './address.ts';
import { Cases, type Asked } from './Cases.tsx';
import { Content } from './Content.tsx';
import { Inputs } from './Inputs.tsx';
import { changedNumbers } from './changed.ts';

type Open = (report: string, period: string, version?: number | null) => void;

/** One report of one period: the draft with the figures of now, or a frozen version. */
export function ReportPage({ address, open }: { address: ReportAddress; open: Open }) {
  const words = useWords(reportWords);
  const text = useText();
  const { query } = useDesk();
  const now = useNow();
  const { definition, period, version } = address;
  const [run, setRun] = useState(newRequestId);
  const place = { report: definition.id, period };
  const read = useQuery({
    ...query.report.open.queryOptions({ input: { ...place, version, run } }),
    // Counting a large period takes seconds: it is done again when somebody asks, or when the report itself was changed.
    staleTime: Infinity,
    retry: false,
  });
  const periods = periodsUntil(definition.period, now);
  const move = (by: number): void => {
    const next = periods[periods.indexOf(period) + by];
    if (next !== undefined) open(definition.id, next);
  };
  return (
    <article className="bulletins-report" aria-label={text(definition.title)}>
      <header className="bulletins-choice">
        <h2>{text(definition.title)}</h2>
        <Button size="small" aria-label={words.earlier} onClick={() => move(1)}>
          ‹
        </Button>
        <Select
          className="bulletins-period"
          aria-label={words.period}
          value={period}
          onChange={(next: string) => open(definition.id, next)}
          options={[...new Set([...periods, period])].map((value) => ({
            value,
            label: text(periodName(definition.period, value)),
          }))}
          popupMatchSelectWidth={false}
        />
        <Button size="small" aria-label={words.later} disabled={periods.indexOf(period) <= 0} onClick={() => move(-1)}>
          ›
        </Button>
        <span className="quiet bulletins-purpose">{text(definition.purpose)}</span>
      </header>
      {read.isFetching ? <Counting run={run} /> : null}
      {refusalIn(read.error)?.code === 'CountCancelled' && !read.isFetching ? (
        <p className="note">
          <span>{words.cancelled}</span>
          <Button size="small" onClick={() => setRun(newRequestId())}>
            {words.again}
          </Button>
        </p>
      ) : (
        <Problem error={read.error} reading onRetry={() => void read.refetch()} />
      )}
      {read.data ? (
        <Report view={read.data} address={address} open={open} onAgain={() => setRun(newRequestId())} />
      ) : null}
    </article>
  );
}

/** How far the counting has come; most are done before anybody could read this. */
function Counting({ run }: { run: string }) {
  const words = useWords(reportWords);
  const { client } = useDesk();
  const [seen, setSeen] = useState<{ done: number; total: number } | null>(null);
  useEffect(() => {
    const timer = setInterval(() => void client.report.progress({ run }).then(setSeen), 400);
    return () => clearInterval(timer);
  }, [client, run]);
  return (
    <p className="note">
      <output>{seen ? words.countingOf(seen.done, seen.total) : words.counting}</output>
      {seen ? (
        <Button size="small" onClick={() => void client.report.cancel({ run })}>
          {words.cancel}
        </Button>
      ) : null}
    </p>
  );
}

type ReportProps = { view: ReportView; address: ReportAddress; open: Open; onAgain: () => void };

function Report({ view, address, open, onAgain }: ReportProps) {
  const words = useWords(reportWords);
  const language = useLanguage();
  const may = useMay();
  const { client } = useDesk();
  const office = useOffice();
  const format = useFormat();
  const { definition, period } = address;
  const place = { report: definition.id, period };
  const [asked, setAsked] = useState<Asked | null>(null);
  const [reason, setReason] = useState('');
  const [isPreviewed, setPreviewed] = useState(false);
  const [saved, setSaved] = useState('');
  const { version, versions, content } = view;
  const shown = versions.find((one) => one.version === version);
  const isDraft = version === null;
  const mayPrepare = may('prepareReports');
  const freeze = useSend(
    (request, input: { reason: string }) => client.report.freeze({ request, ...place, ...input }),
    ['report'],
    ({ version: made }) => open(definition.id, period, made),
  );
  const sign = useSend(
    (request, input: number) => client.report.sign({ request, ...place, version: input }),
    ['report'],
  );
  const take = useSend(
    (_request, input: 'pdf' | 'word' | 'xlsx') => client.report.file({ ...place, version, format: input, language }),
    [],
    (file) => {
      saveFile(file);
      setSaved(file.name);
    },
  );
  const how = {
    language,
    version,
    of: versions.length,
    reason: shown?.reason ?? '',
    signed: shown?.signedBy ? personName(office, shown.signedBy) : '',
    date: localDate('Asia/Shanghai', shown?.signedAt ?? shown?.at ?? format.now),
  };
  return (
    <>
      <div className="bulletins-bar">
        {versions.length > 0 ? (
          <Segmented
            aria-label={words.shown}
            value={version ?? 0}
            onChange={(next) => open(definition.id, period, next === 0 ? null : next)}
            options={[
              ...versions.map((one) => ({ value: one.version, label: words.version(one.version) })),
              { value: 0, label: words.draft },
            ]}
          />
        ) : null}
        <Button onClick={() => take.mutate('word')} loading={take.isPending && take.variables === 'word'}>
          {words.word}
        </Button>
        <Button onClick={() => take.mutate('pdf')} loading={take.isPending && take.variables === 'pdf'}>
          {words.pdf}
        </Button>
        <Button onClick={() => take.mutate('xlsx')} loading={take.isPending && take.variables === 'xlsx'}>
          {words.xlsx}
        </Button>
        <Button onClick={() => setPreviewed(true)}>{words.print}</Button>
        {isDraft ? <Button onClick={onAgain}>{words.again}</Button> : null}
        {saved === '' ? null : <output className="quiet">{words.saved(saved)}</output>}
        <Problem error={take.error} />
      </div>
      {shown ? (
        <p className="bulletins-state">
          <span>{words.frozenAt(personName(office, shown.by), format.moment(shown.at))}</span>
          {shown.reason === '' ? null : <span>{words.correctionReason(shown.reason)}</span>}
          {shown.signedBy && shown.signedAt ? (
            <strong className="bulletins-signed">
              {words.signedBy(personName(office, shown.signedBy), format.moment(shown.signedAt))}
            </strong>
          ) : (
            <span className="quiet">
              {view.signers.length === 0
                ? words.noSigner
                : words.signers(view.signers.map((one) => personName(office, one)).join(' / '))}
            </span>
          )}
          <span className="quiet">{words.head(String(content.head.entry))}</span>
          {!shown.signedBy && may('signReports') ? (
            <Button type="primary" loading={sign.isPending} onClick={() => sign.mutate(shown.version)}>
              {words.sign}
            </Button>
          ) : null}
          <Problem error={sign.error} />
        </p>
      ) : null}
      {shown && shown.version > 1 ? <Differences place={place} view={view} /> : null}
      {isDraft && mayPrepare ? (
        view.isOver ? (
          <div className="bulletins-freeze">
            {versions.length > 0 ? (
              <Input
                aria-label={words.reason}
                placeholder={words.reasonHint}
                value={reason}
                maxLength={2000}
                onChange={(event) => setReason(event.target.value)}
              />
            ) : null}
            <Button type="primary" loading={freeze.isPending} onClick={() => freeze.mutate({ reason: reason.trim() })}>
              {versions.length > 0 ? words.correct : words.freeze}
            </Button>
            <span className="quiet">{words.freezeHint}</span>
            <Problem error={freeze.error} />
          </div>
        ) : (
          <p className="quiet">{words.notOver}</p>
        )
      ) : null}
      {isDraft && definition.inputs && mayPrepare ? (
        <Inputs definition={definition} view={view} onSaved={onAgain} />
      ) : null}
      <div className={asked ? 'bulletins-read bulletins-with-cases' : 'bulletins-read'}>
        <Content view={view} place={place} mayEdit={isDraft && mayPrepare} asked={asked} onAsk={setAsked} />
        {asked ? <Cases asked={asked} place={place} isFrozen={!isDraft} onClose={() => setAsked(null)} /> : null}
      </div>
      {isPreviewed ? (
        <PaperPreview paper={reportPaper(content, view.edits, how)} onClose={() => setPreviewed(false)} />
      ) : null}
    </>
  );
}

/** How many numbers a correction has changed: the version before stays to be read. */
function Differences({ place, view }: { place: { report: string; period: string }; view: ReportView }) {
  const words = useWords(reportWords);
  const { query } = useDesk();
  const before = useQuery({
    ...query.report.open.queryOptions({ input: { ...place, version: (view.version ?? 2) - 1 } }),
    staleTime: Infinity,
  });
  if (!before.data) return null;
  return <p className="quiet">{words.differs(changedNumbers(before.data.content, view.content))}</p>;
}
