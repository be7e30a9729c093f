import { stageOf, type Pack } from '../../shared/procedure/pack.ts';
import { partsWords } from '../../shared/words/parts.ts';
import { useText, useWords } from '../state/language.ts';

export type StageLineProps = {
  pack: Pack;
  /** Stages in which the complaint stands now. */
  stages: string[];
  /** Stages it has been in; drawn as passed. Left out: everything before the first active one. */
  passed?: string[];
  ended?: 'archived' | 'withdrawn' | null;
};

/** The pack's main line with the active stages marked; active stages beside the main line follow at its end. */
export function StageLine({ pack, stages, passed, ended = null }: StageLineProps) {
  const text = useText();
  const words = useWords(partsWords);
  const shown = [...pack.mainLine, ...stages.filter((stage) => !pack.mainLine.includes(stage))];
  const furthest = Math.min(
    ...stages.map((stage) => pack.mainLine.indexOf(stage)).filter((place) => place >= 0),
    ended ? pack.mainLine.length : Number.POSITIVE_INFINITY,
  );
  const stateOf = (stage: string, place: number): 'active' | 'done' | 'ahead' => {
    if (stages.includes(stage)) return 'active';
    return (passed ? passed.includes(stage) : place < furthest) ? 'done' : 'ahead';
  };
  return (
    <ol className="stage-line" aria-label={words.stageLine.label}>
      {shown.map((id, place) => {
        const stage = stageOf(pack, id);
        if (!stage) return null;
        const state = stateOf(id, place);
        return (
          <li key={id} className={`stage stage-${state}`} aria-current={state === 'active' ? 'step' : undefined}>
            {text(stage.title)}
            <span className="visually-hidden">{words.stageLine[state]}</span>
          </li>
        );
      })}
      {ended ? <li className="stage stage-active">{words.ended[ended]}</li> : null}
    </ol>
  );
}
