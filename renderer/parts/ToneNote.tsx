import { checkTone } from '../../shared/tone/check.ts';
import { scriptsWords } from '../../shared/words/scripts.ts';
import { useText, useWords } from '../state/language.ts';
import { useSpeech } from '../state/speech.ts';
import './toneNote.css';

/** What in an answer to a customer could make him angrier, and what to say instead (P12-TONE). It never blocks. */
export function ToneNote({ text }: { text: string }) {
  const words = useWords(scriptsWords).tone;
  const say = useText();
  const { tone } = useSpeech();
  const findings = checkTone(text, tone);
  if (findings.length === 0) return null;
  return (
    <output className="tone-note">
      <p>{words.title(findings.length)}</p>
      <ul>
        {findings.slice(0, 6).map(({ rule, from, said }) => {
          const known = tone.find(({ id }) => id === rule);
          return (
            <li key={from}>
              {words.finding(said, known ? say(known.title) : rule)}{' '}
              <span className="quiet">{known ? say(known.instead) : ''}</span>
            </li>
          );
        })}
      </ul>
    </output>
  );
}
