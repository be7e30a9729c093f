import type { ReactNode } from 'react';
import type { OnBehalf } from '../../../shared/complaint/behalf.ts';
import type { ComplaintView, TimelineEntry } from '../../../shared/contract/views.ts';
import { formOf } from '../../../shared/document/forms/index.ts';
import { isTransferLetter, transferLetterTitle } from '../../../shared/document/forms/transferLetter.ts';
import { actionOf, type Pack } from '../../../shared/procedure/pack.ts';
import { behalfWords } from '../../../shared/words/behalf.ts';
import { useWords } from '../../state/language.ts';
import { PairRows } from '../PairRows.tsx';
import { clockSentences } from './clockSentences.ts';
import { factOf, type Fact, type FactType } from './fact.ts';
import { Past } from './Past.tsx';
import { ProcedureChange } from './ProcedureChange.tsx';
import { answerOf, fieldName, valueOf } from './values.ts';
import type { Voice } from './voice.ts';
import { Was } from './Was.tsx';

/** Where a link of an entry leads. */
export type OpensFrom = {
  /** Numbers of linked complaints, and what opens one; without them a link only says its kind. */
  links?: ComplaintView['links'];
  onOpen?: (id: string) => void;
  /** Shows a file in place. */
  onFile?: (attachment: string) => void;
};

type Around = { pack: Pack; voice: Voice; opens: OpensFrom };
type BodyOf<Type extends FactType> = (fact: Fact<Type>, around: Around, entry: TimelineEntry) => ReactNode;

const reasonText = (fact: Fact<'InterestDeclared' | 'InterestWithdrawn'>, { voice }: Around): ReactNode => (
  <p className="entry-text">{voice.words.reasonOf(voice.person(fact.person), fact.reason)}</p>
);

/** What was written or decided, under the title. Clocks have sentences instead, and effects say all in their title. */
const bodies: { readonly [Type in FactType]?: BodyOf<Type> } = {
  ComplaintRegistered: ({ number, imported }, { voice: { words } }) => (
    <p>
      {words.registeredAs(number)}
      {imported ? ` · ${words.fromLine(imported.file, imported.line)}` : ''}
    </p>
  ),
  PastRecorded: (fact, { voice }) => <Past past={fact} voice={voice} />,
  ImportUndone: ({ reason }) => <p className="entry-text">{reason}</p>,
  ActionTaken: ({ action, form, onBehalf }, { pack, voice }, { person }) => {
    const answers = (actionOf(pack, action)?.fields ?? []).filter(({ id }) => (form[id] ?? null) !== null);
    return (
      <>
        {onBehalf ? <LetterLine letter={onBehalf} person={person} voice={voice} /> : null}
        {answers.length > 0 ? (
          <dl className="entry-body">
            <PairRows
              pairs={answers.map((field) => [voice.text(field.title), answerOf(field, form[field.id] ?? null, voice)])}
            />
          </dl>
        ) : null}
      </>
    );
  },
  NoteAdded: ({ text }) => <p className="entry-text">{text}</p>,
  DetailsCorrected: ({ changes, reason }, { voice }) => (
    <dl className="entry-body">
      <PairRows
        pairs={[
          ...changes.map(({ field, before, after }): [string, ReactNode] => [
            fieldName(field, voice),
            <Was key={field} before={valueOf(field, before, voice)} now={valueOf(field, after, voice)} voice={voice} />,
          ]),
          [voice.words.reason, reason],
        ]}
      />
    </dl>
  ),
  ComplaintLinked: ({ other, kind }, { voice: { words, details }, opens: { links, onOpen } }) => {
    const link = links?.find((candidate) => candidate.other === other);
    const said = details.links[kind];
    if (!link) return <p>{words.linkedTo(said)}</p>;
    return (
      <p>
        {said} <Opens onOpen={onOpen && (() => onOpen(other))}>{link.number}</Opens>
      </p>
    );
  },
  LetterSent: ({ notice, text }, { voice: { words, moment } }) => (
    <>
      <p>{words.letterWent(words.notices[notice.manner], moment(notice.at), notice.text)}</p>
      <p className="entry-text">{text}</p>
    </>
  ),
  DocumentMade: ({ document, format, masked, purpose, fingerprint }, { voice: { words, text } }) => {
    const title = isTransferLetter(document) ? transferLetterTitle : formOf(document)?.title;
    const name = format === 'package' ? words.evidence : title ? text(title) : document;
    return (
      <>
        <p>{words.documentAs(name, words.documentFormats[format], masked, purpose)}</p>
        {fingerprint && <p className="quiet">{words.fingerprint(fingerprint)}</p>}
      </>
    );
  },
  ProcedureChanged: (change, { voice }) => <ProcedureChange change={change} voice={voice} />,
  InterestDeclared: reasonText,
  InterestWithdrawn: reasonText,
  StepUndone: ({ step }, { pack, voice: { words, text, undo } }) => {
    const action = actionOf(pack, step);
    const steps: Readonly<Record<string, string>> = undo.steps;
    return <p>{words.undid(action ? text(action.title) : (steps[step] ?? step))}</p>;
  },
  AttachmentAdded: ({ attachment, name }, { opens: { onFile } }) => (
    <p>
      <Opens onOpen={onFile && (() => onFile(attachment))}>{name}</Opens>
    </p>
  ),
};

export function bodyOf(entry: TimelineEntry, around: Around): ReactNode {
  const fact = factOf(entry);
  if (!fact) return null;
  const body = bodies[fact.type] as BodyOf<FactType> | undefined;
  if (body) return body(fact, around, entry);
  const said = clockSentences(fact, around.pack, around.voice);
  return said.length === 0 ? null : <p className="entry-text">{said.join('\n')}</p>;
}

function Opens({ onOpen, children }: { onOpen: (() => void) | undefined; children: string }) {
  if (!onOpen) return children;
  return (
    <button type="button" className="text-link" onClick={onOpen}>
      {children}
    </button>
  );
}

/** Whose answer it is, who signed it and when it came: the entry itself stands under the name of who copied it. */
function LetterLine({ letter, person, voice }: { letter: OnBehalf; person: string | null; voice: Voice }) {
  const words = useWords(behalfWords);
  const name = person ? voice.person(person) : voice.words.byProgram;
  return (
    <p className="entry-text">
      {words.entered(name, voice.unit(letter.unit), letter.signedBy)} ·{' '}
      {words.came(voice.moment(letter.receivedAt), words.manners[letter.manner])}
    </p>
  );
}
