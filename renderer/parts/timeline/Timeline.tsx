import type { TimelineEntry } from '../../../shared/contract/views.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import { runningPack } from '../../state/packs.ts';
import { bodyOf, type OpensFrom } from './bodies.tsx';
import { timelineGroups, type TimelineGroup } from './groups.ts';
import { titleOf } from './titles.ts';
import { useVoice, type Voice } from './voice.ts';
import './timeline.css';

export type TimelineProps = OpensFrom & {
  entries: readonly TimelineEntry[];
  pack: Pack;
};

/** What happened to a complaint, newest first: who, for which unit and for whom, what was answered, and what followed. */
export function Timeline({ entries, pack, ...opens }: TimelineProps) {
  const voice = useVoice();
  const groups = timelineGroups(entries);
  if (groups.length === 0) return <p className="quiet">{voice.words.empty}</p>;
  return (
    <ol className="timeline" aria-label={voice.words.title}>
      {groups.map((group) => (
        <Group
          key={group.main.sequence}
          group={group}
          voice={voice}
          pack={procedureOf(group.main.under, pack)}
          opens={opens}
        />
      ))}
    </ol>
  );
}

/** Entries say what they said under the procedure of their time. */
const procedureOf = (under: TimelineEntry['under'], pack: Pack): Pack =>
  (under && runningPack({ pack: under })) ?? pack;

type GroupProps = { group: TimelineGroup; pack: Pack; voice: Voice; opens: OpensFrom };

function Group({ group: { main, effects }, pack, voice, opens }: GroupProps) {
  const { words, moment } = voice;
  return (
    <li className={`entry entry-${toneOf(main)}${main.undone ? ' entry-undone' : ''}`}>
      <div className="entry-head">
        <strong className="entry-title">{titleOf(main, pack, voice)}</strong>
        {main.undone ? <span className="entry-internal">{words.undone}</span> : null}
        {main.internal ? <span className="entry-internal">{words.internal}</span> : null}
        <time className="entry-at" dateTime={new Date(main.at).toISOString()}>
          {moment(main.at)}
        </time>
      </div>
      <div className="entry-who">{whoText(main, voice)}</div>
      {bodyOf(main, { pack, voice, opens })}
      {effects.length > 0 ? (
        <ul className="entry-effects">
          {effects.map((entry) => (
            <li key={entry.sequence}>{titleOf(entry, pack, voice)}</li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

function toneOf({ type, internal }: TimelineEntry): 'broken' | 'quiet' | 'inside' | 'step' {
  if (type === 'ClockBroken') return 'broken';
  if (type === 'ClockWarned' || type === 'ClockEscalated') return 'quiet';
  return internal ? 'inside' : 'step';
}

/** "B 孙伟 代 A 赵红 · 中国银行辽宁省分行"; entries nobody made (a deadline that passed) are the program's. */
function whoText({ person, actingFor, unit }: TimelineEntry, voice: Voice): string {
  const { words } = voice;
  if (!person) return words.byProgram;
  const name = voice.person(person);
  const acting = actingFor ? words.actingFor(name, voice.person(actingFor)) : name;
  return unit ? words.forUnit(acting, voice.unit(unit)) : acting;
}
