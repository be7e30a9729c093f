import { Button } from 'antd';
import type { FieldChange } from '../../../shared/complaint/events.ts';
import type { Details } from '../../../shared/complaint/details.ts';
import { presenceWords } from '../../../shared/words/presence.ts';
import { refusalIn } from '../../parts/refusal.ts';
import { useVoice } from '../../parts/timeline/voice.ts';
import { fieldName, valueOf } from '../../parts/timeline/values.ts';
import { useWords } from '../../state/language.ts';

export type ChangedMeanwhile = { person: string | null; at: number; version: number; changes: FieldChange[] };

/** What a colleague changed while this form was open, if that is why it was not saved. */
export function changedMeanwhile(error: unknown): ChangedMeanwhile | null {
  const refusal = refusalIn(error);
  return refusal?.code === 'ChangedMeanwhile' ? (refusal as unknown as ChangedMeanwhile) : null;
}

type Props = {
  changed: ChangedMeanwhile;
  typed: Details;
  /** @param take whether what stands now replaces what was typed */
  onChoose: (change: FieldChange, take: boolean) => void;
};

/** Field by field: what stood there, what stands there now, what was typed; and the choice. */
export function Meanwhile({ changed, typed, onChoose }: Props) {
  const words = useWords(presenceWords);
  const voice = useVoice();
  return (
    <section className="complaint-meanwhile" role="alert">
      <p>{words.meanwhile(voice.person(changed.person), voice.moment(changed.at))}</p>
      <table className="complaint-table">
        <thead>
          <tr>
            <th scope="col">{words.field}</th>
            <th scope="col">{words.opened}</th>
            <th scope="col">{words.now}</th>
            <th scope="col">{words.mine}</th>
            <td aria-hidden />
          </tr>
        </thead>
        <tbody>
          {changed.changes.map((change) => (
            <tr key={change.field}>
              <th scope="row">{fieldName(change.field, voice)}</th>
              <td>{valueOf(change.field, change.before, voice)}</td>
              <td>{valueOf(change.field, change.after, voice)}</td>
              <td>{valueOf(change.field, typed[change.field as keyof Details], voice)}</td>
              <td>
                <Button size="small" onClick={() => onChoose(change, true)}>
                  {words.takeNow}
                </Button>{' '}
                <Button size="small" onClick={() => onChoose(change, false)}>
                  {words.keepMine}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
