import { Segmented } from 'antd';
import { useState } from 'react';
import { knownPacks } from '../../state/packs.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import type { IntakeView } from '../../../shared/contract/views.ts';
import { intakeWords } from '../../../shared/words/intake.ts';
import { scriptsWords } from '../../../shared/words/scripts.ts';
import { ClockStrip } from '../../parts/ClockStrip.tsx';
import { DueChip } from '../../parts/DueChip.tsx';
import { AnsweringName, UnitName } from '../../parts/Names.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useText, useWords } from '../../state/language.ts';
import { useOffice } from '../../state/office.ts';
import { useSignedIn } from '../../state/session.ts';
import { Drafts, useOtherDrafts } from './Drafts.tsx';
import { Earlier } from './Earlier.tsx';
import { isEmpty } from './form.ts';
import { Learned } from './Learned.tsx';
import { useSpeech } from '../../state/speech.ts';
import { PhoneScript } from './PhoneScript.tsx';
import { GroupHint } from './GroupHint.tsx';
import { Script } from './Script.tsx';
import { packOf, useIntake, type Write } from './store.ts';

/** The right column: what the desk knows already while the caller is still speaking. */
export function Beside(props: {
  view: IntakeView | undefined;
  isAsked: boolean;
  section: string;
  write: Write;
  showDrafts: boolean;
  onDraftOpened: () => void;
}) {
  const { view, isAsked, section, write, showDrafts, onDraftOpened } = props;
  const { person } = useSignedIn();
  const words = useWords(intakeWords);
  const drafts = useOtherDrafts();
  const pack = useIntake(packOf);
  const isUntouched = useIntake((state) => isEmpty(state.form) && state.files.length === 0);
  return (
    <aside className="intake-beside">
      <div className="intake-beside-facts">
        {drafts.length > 0 && (isUntouched || showDrafts) && <Drafts drafts={drafts} onOpened={onDraftOpened} />}
        {section !== 'registered' && <Earlier similar={view?.similar ?? []} isAsked={isAsked} write={write} />}
        {section !== 'registered' && <GroupHint write={write} />}
        <Clocks view={view} pack={pack} />
        <Receiver view={view} />
        {section !== 'registered' && <Learned />}
      </div>
      <Saying pack={pack} section={section} name={words.script.caller(person.name)} write={write} />
    </aside>
  );
}

/** What to say next: the procedure's own steps or the seven of P12, which follow the form, or the questions that fill it. */
function Saying(props: { pack: Pack | undefined; section: string; name: string; write: Write }) {
  const { pack, section, name, write } = props;
  const words = useWords(scriptsWords).beside;
  const own = pack !== undefined && pack.script.length > 0;
  const [chosen, setMode] = useState<Mode | null>(null);
  const speech = useSpeech();
  if (!pack) return null;
  const modes: readonly Mode[] = own ? ['own', 'seven', 'phone'] : ['seven', 'phone'];
  const mode = chosen !== null && modes.includes(chosen) ? chosen : modes[0]!;
  const switcher = (
    <Segmented<Mode>
      size="small"
      aria-label={words.which}
      value={mode}
      options={modes.map((value) => ({ value, label: words[value] }))}
      onChange={setMode}
    />
  );
  if (mode === 'phone' && section !== 'registered')
    return <PhoneScript name={name} write={write} switcher={switcher} />;
  const steps = mode === 'own' ? pack.script : speech.script;
  return <Script key={`${pack.id} ${mode}`} steps={steps} section={section} name={name} switcher={switcher} />;
}

type Mode = 'own' | 'seven' | 'phone';

function Clocks({ view, pack: rules }: { view: IntakeView | undefined; pack: Pack | undefined }) {
  const { clocks: words } = useWords(intakeWords);
  const text = useText();
  const { now } = useFormat();
  return (
    <section className="intake-panel" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
      </header>
      {!view || view.clocks.length === 0 ? (
        <p className="intake-note">{words.empty}</p>
      ) : (
        <ul className="intake-clocks">
          {view.clocks.map(({ rule, due }) => {
            const home = knownPacks().findLast((one) => one.clocks.some(({ id }) => id === rule));
            const known = home?.clocks.find(({ id }) => id === rule);
            return (
              <li key={rule}>
                <span className="intake-clock-name">
                  {known ? text(known.title) : rule}
                  {/* Whose limit it is, where it is not that of the procedure itself. */}
                  {home && rules && home.id !== rules.id ? <small>{text(home.short)}</small> : null}
                </span>
                <ClockStrip days={due.days} due={due.due} now={now} compact />
                <DueChip due={due.due} now={now} provisional={due.provisional} />
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

function Receiver({ view }: { view: IntakeView | undefined }) {
  const { receiver: words } = useWords(intakeWords);
  const { person, seat } = useSignedIn();
  const office = useOffice();
  const own = office.unitById.get(seat.unit);
  return (
    <section className="intake-panel" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
      </header>
      <dl className="intake-receiver">
        <dt>{words.first}</dt>
        <dd>{`${own?.name ?? seat.unitName} · ${person.name}`}</dd>
        {view?.receiver ? (
          <>
            <dt>{words.unit}</dt>
            <dd>
              <UnitName id={view.receiver.unit} />
            </dd>
            <dt>{words.onDuty}</dt>
            <dd>
              <AnsweringName answering={view.receiver.answering} />
            </dd>
          </>
        ) : (
          <>
            <dt>{words.unit}</dt>
            <dd className="intake-note">{words.empty}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
