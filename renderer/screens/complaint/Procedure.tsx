import { Button } from 'antd';
import type { ComplaintView } from '../../../shared/contract/views.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import { packOf } from '../../state/packs.ts';
import { complaintWords } from '../../../shared/words/complaint.ts';
import { procedureChangeWords } from '../../../shared/words/procedureChange.ts';
import { answerOf } from '../../parts/timeline/values.ts';
import { PairRows, type Pair } from '../../parts/PairRows.tsx';
import { useVoice } from '../../parts/timeline/voice.ts';
import { useGo } from '../../state/go.ts';
import { useText, useWords } from '../../state/language.ts';
import { Part } from './Part.tsx';

/** Under which procedure it runs, what runs beside it, and what the procedure asked at intake. */
export function Procedure({ view, pack, onChange }: { view: ComplaintView; pack: Pack; onChange: () => void }) {
  const say = useWords(procedureChangeWords);
  const words = useWords(complaintWords).procedure;
  const text = useText();
  const voice = useVoice();
  const go = useGo();
  const overlays = view.overlays.map(({ id, version }) => {
    const found = packOf(id, version);
    return words.version(found ? text(found.short) : id, version);
  });
  const severity = pack.severities.find(({ id }) => id === view.severity);
  const given = view.details.extra ?? {};
  const answers = pack.intake
    .filter(({ id }) => (given[id] ?? null) !== null)
    .map((field): [string, string] => [text(field.title), answerOf(field, given[field.id] ?? null, voice)]);
  const lines: Pair[] = [
    [words.beside, overlays.join(voice.words.list)],
    [words.severity, severity ? text(severity.title) : ''],
    ...answers.filter(([, answer]) => !severity || answer !== text(severity.title)),
  ];
  return (
    <Part
      title={words.title}
      aside={
        view.mayChangeProcedure ? (
          <Button size="small" title={say.openHint} onClick={onChange}>
            {say.open}
          </Button>
        ) : null
      }
    >
      <dl className="complaint-pairs complaint-pairs-two">
        <div>
          <dt>{words.main}</dt>
          <dd>
            <button
              type="button"
              className="text-link"
              title={text(pack.title)}
              onClick={() => go('procedures', { search: { pack: pack.id } })}
            >
              {words.version(text(pack.short), pack.version)}
            </button>
          </dd>
        </div>
        <PairRows pairs={lines} />
      </dl>
    </Part>
  );
}
