import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { Action } from '../../../shared/procedure/pack.ts';
import type { ProceduresWords } from '../../../shared/words/procedures.ts';
import { endsProcedure, flowOf, targetsOf, type Flow, type FlowEdge } from './flow.ts';
import { boxWidth, layoutOf, pathOf, type Layout, type PlacedArrow } from './flowLayout.ts';
import { partyTitle, stageTitles, type Reading } from '../../../shared/words/packSentences.ts';

/** Room for the picture on a small screen; a wider one is scrolled, or seen as a whole. */
const paneWidth = 940;

/** The stages by party, with the steps between them. The picture is for eyes; the same stands below as a table to be read out. */
export function FlowPicture({ reading }: { reading: Reading }) {
  const { pack, words, text } = reading;
  const say = words.flow;
  const [pointed, setPointed] = useState<string | null>(null);
  const [isWhole, setWhole] = useState(false);
  const flow = useMemo(() => flowOf(pack), [pack]);
  const layout = layoutOf(flow, (stage) => heightOf(boxTexts(flow, stage, reading)));
  if (pack.stages.length === 0) return <p className="quiet">{say.noStages}</p>;
  const isPointed = ({ from, to }: FlowEdge): boolean => pointed === from || pointed === to;
  return (
    <>
      <div className="flow-head-line">
        <span className="quiet">{say.hint}</span>
        {layout.width > paneWidth ? (
          <Button size="small" aria-pressed={isWhole} onClick={() => setWhole((whole) => !whole)}>
            {isWhole ? say.fullSize : say.whole}
          </Button>
        ) : null}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide picture is scrolled with the arrow keys */}
      <section className="flow-scroll" tabIndex={0} aria-label={say.title}>
        <div
          className="flow"
          aria-hidden
          data-wide={layout.width > paneWidth || undefined}
          style={{
            width: layout.width,
            ['--flow-zoom' as string]: isWhole ? paneWidth / layout.width : 1,
            ['--flow-paper' as string]: Math.min(1, (layout.width > paneWidth ? 1000 : 670) / layout.width),
          }}
        >
          <Lanes layout={layout} reading={reading} />
          <div className="flow-field" style={{ height: layout.height }}>
            {layout.lanes.map(({ party, x, width }) => (
              <div key={party} className="flow-lane" style={{ left: x, width }} />
            ))}
            <svg width={layout.width} height={layout.height} viewBox={`0 0 ${layout.width} ${layout.height}`}>
              {layout.arrows.map((arrow) => (
                <Arrow
                  key={`${arrow.edge.from} ${arrow.edge.to} ${arrow.edge.kind}`}
                  arrow={arrow}
                  state={pointed === null ? 'plain' : isPointed(arrow.edge) ? 'pointed' : 'faint'}
                />
              ))}
            </svg>
            {layout.boxes.map(({ stage, x, y, width, height }) => {
              const { title, steps } = boxTexts(flow, stage, reading);
              return (
                <div
                  key={stage}
                  className="flow-box"
                  data-start={flow.starts.includes(stage) || undefined}
                  data-pointed={pointed === stage || undefined}
                  style={{ left: x, top: y, width, minHeight: height }}
                  onMouseEnter={() => setPointed(stage)}
                  onMouseLeave={() => setPointed(null)}
                >
                  <strong>{title}</strong>
                  {steps === '' ? null : <span>{steps}</span>}
                </div>
              );
            })}
          </div>
        </div>
      </section>
      <Legend flow={flow} words={words} />
      {flow.anywhere.length > 0 ? (
        <p>
          <span className="quiet">{say.anywhere}</span>
          {flow.anywhere.map((action) => leadText(action, reading)).join(words.comma)}
        </p>
      ) : null}
      {/* A table is as wide as its words whatever is asked of it: only something around it can hide it. */}
      <div className="visually-hidden">
        <table>
          <caption>{say.table}</caption>
          <thead>
            <tr>
              <th scope="col">{say.stage}</th>
              <th scope="col">{say.party}</th>
              <th scope="col">{say.steps}</th>
            </tr>
          </thead>
          <tbody>
            {pack.stages.map((stage) => (
              <tr key={stage.id}>
                <th scope="row">
                  {text(stage.title)}
                  {flow.starts.includes(stage.id) ? ` (${say.starts})` : ''}
                </th>
                <td>{partyTitle(reading, stage.party)}</td>
                <td>
                  {(flow.actionsByStage.get(stage.id) ?? [])
                    .map((action) => leadText(action, reading))
                    .join(words.sentenceEnd)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** What the lines mean; only those that occur. */
function Legend({ flow, words }: { flow: Flow; words: ProceduresWords }) {
  const say = words.flow;
  return (
    <ul className="flow-legend" aria-hidden>
      <li>
        <span className="flow-sign-start" />
        {say.starts}
      </li>
      {(['on', 'back', 'waits'] as const)
        .filter((kind) => flow.edges.some((edge) => edge.kind === kind))
        .map((kind) => (
          <li key={kind}>
            <svg width="28" height="10" viewBox="0 0 28 10">
              <path className={`flow-arrow flow-arrow-${kind}`} d="M1 5H22" />
              <path className="flow-head" d="M21 1.5L27 5L21 8.5Z" />
            </svg>
            {say[kind]}
          </li>
        ))}
    </ul>
  );
}

function Lanes({ layout, reading }: { layout: Layout; reading: Reading }) {
  return (
    <div className="flow-lanes">
      {layout.lanes.map(({ party, x, width }) => (
        <div key={party} style={{ left: x, width }}>
          {partyTitle(reading, party)}
        </div>
      ))}
    </div>
  );
}

function Arrow({ arrow: { edge, points }, state }: { arrow: PlacedArrow; state: 'plain' | 'pointed' | 'faint' }) {
  const [x, y] = points.at(-1) ?? [0, 0];
  return (
    <g className={`flow-arrow-${state}`}>
      <path className={`flow-arrow flow-arrow-${edge.kind}`} d={pathOf([...points.slice(0, -1), [x, y - 4]])} />
      <path className="flow-head" d={`M${x - 3.5} ${y - 7}L${x + 3.5} ${y - 7}L${x} ${y - 1}Z`} />
    </g>
  );
}

/** "转办（转入待会员受理）"; what ends the procedure says so. */
function leadText(action: Action, reading: Reading): string {
  const { words, text } = reading;
  const to = targetsOf(action);
  const where = to.length > 0 ? stageTitles(reading, to) : endsProcedure(action) ? words.flow.ends : words.flow.stays;
  return to.length > 0 ? words.flow.toStage(text(action.title), where) : `${text(action.title)} (${where})`;
}

function boxTexts(flow: Flow, stage: string, reading: Reading): { title: string; steps: string } {
  const { text, words } = reading;
  const actions = (flow.actionsByStage.get(stage) ?? []).filter(({ at }) => at.includes(stage));
  return { title: stageTitles(reading, [stage]), steps: actions.map(({ title }) => text(title)).join(words.comma) };
}

const latin = /[^\u2e80-\uffff]/g;

/** Room the texts take in a box, a little more rather than less: Chinese characters are square, Latin ones about half. */
function heightOf({ title, steps }: { title: string; steps: string }): number {
  const inside = boxWidth - 16;
  const linesOf = (said: string, size: number): number => {
    const width = said.replaceAll(latin, '').length * size + (said.match(latin)?.length ?? 0) * size * 0.64;
    return Math.ceil(width / inside);
  };
  return 12 + linesOf(title, 12) * 18 + linesOf(steps, 11) * 16;
}
