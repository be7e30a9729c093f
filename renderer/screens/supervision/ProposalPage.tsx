import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { figureFactText, factText, stretchText } from '../../../shared/accountability/wording.ts';
import type { ProposalView } from '../../../shared/contract/calls/supervision.ts';
import { proposalPaper } from '../../../shared/document/proposal.ts';
import { supervisionWords } from '../../../shared/words/supervision.ts';
import { useDesk } from '../../link/desk.ts';
import { Key } from '../../parts/Key.tsx';
import { PairRows, type Pair } from '../../parts/PairRows.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useVoice } from '../../parts/timeline/voice.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useKeys } from '../../parts/useKeys.ts';
import { PaperPreview } from '../../print/PaperPreview.tsx';
import { useGo } from '../../state/go.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { Decisions } from './Decisions.tsx';
import { articleOf, factNames, knownGround, type KnownGround } from './ground.ts';

/** One matter: what the rule says, the entries behind it, what may be decided, what happened to it. */
export function ProposalPage({ id }: { id: string }) {
  const words = useWords(supervisionWords);
  const { query } = useDesk();
  const read = useQuery(query.supervision.proposal.queryOptions({ input: { id } }));
  if (read.error) return <Problem error={read.error} reading onRetry={() => void read.refetch()} />;
  const known = read.data ? knownGround(read.data.proposal) : null;
  if (!read.data) return <p className="quiet">{words.reading}</p>;
  return known ? <Page view={read.data} known={known} /> : <p className="quiet">{read.data.proposal.trigger}</p>;
}

function Page({ view, known }: { view: ProposalView; known: KnownGround }) {
  const words = useWords(supervisionWords);
  const language = useLanguage();
  const voice = useVoice();
  const { moment, date } = useFormat();
  const [printed, setPrinted] = useState<number | null>(null);
  const { proposal } = view;
  const { pack, ground } = known;
  const { text, unit, person } = voice;
  const source = articleOf(known, text);
  const print = (): void => setPrinted(Date.now());
  useKeys({ P: { run: print, what: words.actions.print } });
  const stretch = stretchText(proposal, language);
  const rows: Pair[] = [
    [words.subject, unit(proposal.subject)],
    [
      words.ground,
      [pack.triggers.some(({ id }) => id === ground.id) ? words.count(ground.atLeast) : '', source]
        .filter(Boolean)
        .join(' · '),
    ],
    [words.counted, stretch],
    [words.consequence, ground.consequence ? text(ground.consequence) : ''],
    [words.drafted, moment(proposal.draftedAt)],
    [words.due, proposal.due ? date(proposal.due) : ''],
  ];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the page is scrolled with the arrow keys
    <section className="supervision-page" aria-label={text(ground.title)} tabIndex={0}>
      <header>
        <div>
          <span className="supervision-level">{words.levels[proposal.level]}</span>
          <span className="quiet">
            {words.states[proposal.state]}
            {proposal.overdue && proposal.state === 'rectifying' ? (
              <span className="supervision-late"> {words.overdue}</span>
            ) : null}
          </span>
        </div>
        <h2>{text(ground.title)}</h2>
        <Button onClick={print}>
          {words.actions.print} <Key name="P" />
        </Button>
      </header>
      <dl className="supervision-facts">
        <PairRows pairs={rows} />
      </dl>
      {proposal.undone.length + proposal.undoneFigures.length > 0 ? (
        <p className="supervision-sign" role="note">
          {words.undoneNote}
        </p>
      ) : null}
      <Decisions view={view} known={known} />
      <Facts view={view} known={known} />
      <h3>{words.history}</h3>
      <ol className="supervision-history">
        {view.history.map(({ sequence, at, type, person: by, body }) => (
          <li key={sequence}>
            <span className="quiet">{moment(at)}</span>
            <span>{by ? person(by) : words.program}</span>
            <span>{words.events[type as keyof typeof words.events] ?? type}</span>
            <span className="supervision-said">{saidIn(body)}</span>
          </li>
        ))}
      </ol>
      {printed === null ? null : (
        <PaperPreview
          paper={proposalPaper({
            view,
            ground,
            source,
            language,
            madeAt: printed,
            unit,
            person,
            names: factNames(pack, text),
          })}
          onClose={() => setPrinted(null)}
        />
      )}
    </section>
  );
}

const saidIn = (body: Record<string, unknown>): string => {
  const said = body['text'] ?? body['reason'];
  return typeof said === 'string' ? said : '';
};

function Facts({ view, known }: { view: ProposalView; known: KnownGround }) {
  const words = useWords(supervisionWords);
  const language = useLanguage();
  const go = useGo();
  const { text, unit } = useVoice();
  const { moment, due } = useFormat();
  const { proposal } = view;
  const gone = new Set(proposal.undone.map(({ entry }) => entry));
  const names = { ...factNames(known.pack, text), due };
  return (
    <>
      <h3>{words.facts}</h3>
      {proposal.figures.length > 0 ? (
        <ul className="supervision-figures">
          {proposal.figures.map((figure) => (
            <li key={figure.month}>
              <button
                type="button"
                className="link-button"
                onClick={() =>
                  go('supervision', {
                    search: {
                      tab: 'figures',
                      pack: proposal.pack.id,
                      kpi: proposal.trigger.split('#')[0],
                      unit: proposal.subject,
                      month: figure.month,
                    },
                  })
                }
              >
                {figureFactText(figure, language)}
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <>
          <p className="quiet">{words.factsHint}</p>
          <table className="supervision-sheet" aria-label={words.facts}>
            <thead>
              <tr>
                <th scope="col">{words.fact.date}</th>
                <th scope="col">{words.fact.complaint}</th>
                <th scope="col">{words.fact.what}</th>
                <th scope="col">{words.fact.unit}</th>
              </tr>
            </thead>
            <tbody>
              {view.facts.map((fact) => (
                <tr key={fact.entry} className={gone.has(fact.entry) ? 'supervision-gone' : undefined}>
                  <td>{moment(fact.at)}</td>
                  <td>
                    {'complaint' in fact ? (
                      fact.number === null ? (
                        <span className="quiet">{words.hidden}</span>
                      ) : (
                        <button
                          type="button"
                          className="link-button"
                          aria-label={words.open(fact.number)}
                          onClick={() => go('complaint', { id: fact.complaint })}
                        >
                          {fact.number}
                        </button>
                      )
                    ) : (
                      <button
                        type="button"
                        className="link-button"
                        onClick={() => go('supervision', { search: { tab: 'done', proposal: fact.proposal } })}
                      >
                        {words.list}
                      </button>
                    )}
                  </td>
                  <td>
                    {factText(fact, language, names)}
                    {gone.has(fact.entry) ? <span className="supervision-undone"> {words.gone}</span> : null}
                    {fact.gist === '' ? null : <div className="quiet">{fact.gist}</div>}
                  </td>
                  <td>{fact.complainedUnit ? unit(fact.complainedUnit) : ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  );
}
