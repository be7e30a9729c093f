import type { Action } from '../../../shared/procedure/pack.ts';
import { Part, Sheet } from './Sheet.tsx';
import {
  formText,
  needText,
  partyTitle,
  roleNames,
  sourceText,
  stageTitles,
  type Reading,
} from '../../../shared/words/packSentences.ts';

/** Who may do what in which stage, what he fills in, and under which conditions. */
export function Steps({ reading }: { reading: Reading }) {
  const { pack, words, text } = reading;
  const say = words.actions;
  if (pack.actions.length === 0) return null;
  const row = (action: Action) => ({
    id: action.id,
    cells: [
      <>
        <strong>{text(action.title)}</strong>
        <div className="quiet">{text(action.hint)}</div>
        {action.internal ? <div className="quiet">{say.internal}</div> : null}
      </>,
      <>
        {partyTitle(reading, action.by.party)}
        <div className="quiet">{roleNames(reading, action.by.roles)}</div>
      </>,
      action.beside ? say.beside[action.beside] : stageTitles(reading, action.at),
      formText(reading, action.fields),
      [...new Set(action.needs.map((need) => needText(reading, action, need)))]
        .filter((said) => said !== '')
        .map((said) => <div key={said}>{said}</div>),
      sourceText(reading, action.source),
    ],
  });
  return (
    <Part title={say.title}>
      <Sheet columns={[say.name, say.by, say.at, say.form, say.conditions, say.source]} rows={pack.actions.map(row)} />
    </Part>
  );
}
