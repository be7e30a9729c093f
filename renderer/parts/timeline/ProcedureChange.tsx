import type { ProcedureChanged } from '../../../shared/complaint/events.ts';
import { stageOf } from '../../../shared/procedure/pack.ts';
import { packOf } from '../../state/packs.ts';
import { PairRows } from '../PairRows.tsx';
import type { Voice } from './voice.ts';
import { Was } from './Was.tsx';

/** From what to what, why, and where it begins. */
export function ProcedureChange({ change, voice }: { change: ProcedureChanged; voice: Voice }) {
  const { words, text, moment } = voice;
  const name = ({ id, version }: ProcedureChanged['pack']): string => {
    const found = packOf(id, version);
    return found ? text(found.short) : id;
  };
  const names = (packs: ProcedureChanged['overlays']): string => packs.map(name).join(words.list) || words.nothing;
  const turned = (from: string, to: string) => <Was before={from} now={to} voice={voice} />;
  const { pack, overlays, before, begins, reason } = change;
  const begun = packOf(pack.id, pack.version);
  const stages = (begins?.enters ?? []).map((id) => {
    const stage = begun && stageOf(begun, id);
    return stage ? text(stage.title) : id;
  });
  const labels = words.procedureChange;
  const [besideBefore, beside] = [names(before.overlays), names(overlays)];
  return (
    <dl className="entry-body">
      <PairRows
        pairs={[
          [labels.main, begins ? turned(name(before.pack), name(pack)) : ''],
          [labels.beside, beside === besideBefore ? '' : turned(besideBefore, beside)],
          [labels.begins, stages.join(words.list)],
          [labels.from, begins ? moment(begins.from) : ''],
          [words.because, reason],
        ]}
      />
    </dl>
  );
}
