import { stageOf, type Pack } from '../../shared/procedure/pack.ts';
import { partsWords } from '../../shared/words/parts.ts';
import { useText, useWords } from '../state/language.ts';
import './stageLine.css';

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
  // What lies beside the procedure may be under way after its end.
  const isBeside = (id: string): boolean => stageOf(pack, id)?.beside === true;
  const after = ended ? shown.filter(isBeside) : [];
  const course = shown.filter((id) => !after.includes(id));
  const furthest = Math.min(
    ...stages.map((stage) => pack.mainLine.indexOf(stage)).filter((place) => place >= 0),
    ended ? pack.mainLine.length : Number.POSITIVE_INFINITY,
  );
  const stateOf = (stage: string, place: number): 'active' | 'done' | 'ahead' => {
    if (stages.includes(stage)) return 'active';
    return (passed ? passed.includes(stage) : place < furthest) ? 'done' : 'ahead';
  };
  const stageItem = (id: string, state: 'active' | 'done' | 'ahead') => {
    const stage = stageOf(pack, id);
    return stage ? (
      <li key={id} className={`stage stage-${state}`} aria-current={state === 'active' ? 'step' : undefined}>
        {text(stage.title)}
        <span className="visually-hidden">{words.stageLine[state]}</span>
      </li>
    ) : null;
  };
  return (
    <ol className="stage-line" aria-label={words.stageLine.label}>
      {course.map((id, place) => stageItem(id, stateOf(id, place)))}
      {ended ? <li className={`stage stage-${after.length > 0 ? 'done' : 'active'}`}>{words.ended[ended]}</li> : null}
      {after.map((id) => stageItem(id, 'active'))}
    </ol>
  );
}
