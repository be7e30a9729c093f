import { factText, stretchText } from '../../../../shared/accountability/wording.ts';
import type { Pack } from '../../../../shared/procedure/pack.ts';
import type { Rehearsal, RehearsedFact } from '../../../../shared/procedure/rehearsal/result.ts';
import { packEditorWords } from '../../../../shared/words/packEditor.ts';
import { useFormat } from '../../../parts/useFormat.ts';
import { useGo } from '../../../state/go.ts';
import { useLanguage, useText, useWords } from '../../../state/language.ts';
import { unitName, useOffice } from '../../../state/office.ts';
import { Sheet } from '../Sheet.tsx';

type Props = { result: Rehearsal; pack: Pack; old: Pack | undefined };

/** What a trial found: clocks by rule, matters by rule of supervision, and the complaints behind them. */
export function Rehearsed({ result, pack, old }: Props) {
  const say = useWords(packEditorWords).rehearsing;
  if (result.complaints === 0 && result.passedOver === 0) return <p>{say.none}</p>;
  return (
    <>
      <p>
        <strong>{say.result(result.complaints, result.differing)}</strong>
      </p>
      {result.leftOut > 0 ? <p className="quiet">{say.leftOut(result.leftOut)}</p> : null}
      {result.passedOver > 0 ? <p className="quiet">{say.passedOver(result.passedOver)}</p> : null}
      <Clocks result={result} pack={pack} old={old} />
      <Triggers result={result} pack={pack} old={old} />
    </>
  );
}

/** Things are found in the draft first, by their id without the pack's own; what it no longer has, in the version of before. */
function useTitle(pack: Pack, old: Pack | undefined) {
  const text = useText();
  return (part: 'clocks' | 'triggers' | 'actions', id: string): string => {
    const found = [pack, old]
      .flatMap((one) => (one ? one[part].map((thing) => ({ thing, own: `${one.id}-${id}` })) : []))
      .find(({ thing, own }) => thing.id === id || thing.id === own);
    return found ? text(found.thing.title) : id;
  };
}

function Named({ id, title }: { id: string; title: string }) {
  return (
    <>
      <span className="procedure-id">{id}</span> {title}
    </>
  );
}

function Numbered({ complaint, number }: { complaint: string; number: string }) {
  const go = useGo();
  return (
    <button type="button" className="editor-link" onClick={() => go('complaint', { id: complaint })}>
      {number}
    </button>
  );
}

function Clocks({ result, pack, old }: Props) {
  const say = useWords(packEditorWords).rehearsing;
  const format = useFormat();
  const titleOf = useTitle(pack, old);
  return (
    <>
      <h3>{say.clocks}</h3>
      <Sheet
        columns={[say.rule, say.same, say.earlier, say.later, say.added, say.gone, say.lateBefore, say.lateAfter]}
        rows={result.rules.map((line) => ({
          id: line.rule,
          cells: [
            <Named key="rule" id={line.rule} title={titleOf('clocks', line.rule)} />,
            line.same,
            line.earlier,
            line.later,
            line.added,
            line.gone,
            line.lateBefore,
            line.lateAfter,
          ],
        }))}
      />
      {result.examples.length > 0 ? (
        <>
          <h4>{say.examples}</h4>
          <Sheet
            columns={[say.number, say.rule, say.before, say.after, say.becomes]}
            rows={result.examples.map((one) => ({
              id: `${one.complaint} ${one.rule}`,
              cells: [
                <Numbered key="number" complaint={one.complaint} number={one.number} />,
                titleOf('clocks', one.rule),
                one.before === null ? '' : format.moment(one.before),
                one.after === null ? '' : format.moment(one.after),
                one.late ? say.wouldBeLate : say.wouldBeInTime,
              ],
            }))}
          />
        </>
      ) : null}
    </>
  );
}

function Triggers({ result, pack, old }: Props) {
  const language = useLanguage();
  const say = useWords(packEditorWords).rehearsing;
  const office = useOffice();
  const titleOf = useTitle(pack, old);
  const becomes = { added: say.becomesAdded, gone: say.becomesGone, changed: say.becomesChanged };
  const untried = result.untried.map((id) => `“${titleOf('triggers', id)}”`).join(language === 'zh' ? '、' : ', ');
  return (
    <>
      <h3>{say.triggers}</h3>
      {result.triggers.length === 0 ? (
        <p className="quiet">{say.noTriggers}</p>
      ) : (
        <>
          <p className="quiet">{say.triggerHint}</p>
          <Sheet
            columns={[say.trigger, say.same, say.changed, say.added, say.gone]}
            rows={result.triggers.map(({ trigger, same, changed, added, gone }) => ({
              id: trigger,
              cells: [
                <Named key="trigger" id={trigger} title={titleOf('triggers', trigger)} />,
                same,
                changed,
                added,
                gone,
              ],
            }))}
          />
        </>
      )}
      {untried === '' ? null : <p className="quiet">{say.untried(untried)}</p>}
      {result.triggers.length > 0 && result.drafts.length === 0 ? <p>{say.noDrafts}</p> : null}
      {result.drafts.length > 0 ? (
        <>
          <h4>{say.drafts}</h4>
          <Sheet
            columns={[say.trigger, say.becomes, say.concerns, say.facts]}
            rows={result.drafts.map((draft) => ({
              id: `${draft.trigger} ${draft.subject} ${draft.key}`,
              cells: [
                titleOf('triggers', draft.trigger),
                becomes[draft.becomes],
                <>
                  {unitName(office, draft.subject)}{' '}
                  <span className="quiet">{stretchText({ key: draft.key, figures: [] }, language)}</span>
                </>,
                <ul key="facts" className="editor-facts">
                  {draft.facts.map((fact) => (
                    <li key={`${fact.complaint} ${fact.type} ${fact.at}`}>
                      <Fact fact={fact} titleOf={titleOf} />
                    </li>
                  ))}
                  {draft.count > draft.facts.length ? <li>{say.more(draft.count - draft.facts.length)}</li> : null}
                </ul>,
              ],
            }))}
          />
        </>
      ) : null}
    </>
  );
}

function Fact({ fact, titleOf }: { fact: RehearsedFact; titleOf: ReturnType<typeof useTitle> }) {
  const language = useLanguage();
  const { moment } = useFormat();
  const said = factText(fact, language, {
    clock: (clock) => titleOf('clocks', clock.split('#')[0] ?? ''),
    action: (action) => titleOf('actions', action),
    due: moment,
  });
  return (
    <>
      <span className="quiet">{moment(fact.at)}</span> <Numbered complaint={fact.complaint} number={fact.number} />{' '}
      {said}
    </>
  );
}
