import { useState, type ReactNode } from 'react';
import { settingsWords } from '../../../shared/words/settings.ts';
import { useAddressSearch } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { useMay } from '../../state/session.ts';
import { Access } from './Access.tsx';
import { About } from './About.tsx';
import { Data } from './Data.tsx';
import { Entering } from './Entering.tsx';
import { Look } from './Look.tsx';
import { Reminders } from './Reminders.tsx';
import { Security } from './Security.tsx';
import { CalendarLink } from './CalendarLink.tsx';
import './settings.css';

const sections = ['look', 'reminders', 'security', 'data', 'access', 'calendar', 'about'] as const;
type Section = (typeof sections)[number];

/** Settings by subject: one list of subjects, one of them shown. `?section=` opens another first. */
export default function Screen() {
  const words = useWords(settingsWords);
  const may = useMay();
  const offered = sections.filter((one) => one !== 'access' || may('readAccess'));
  const asked = useAddressSearch()['section'];
  const [section, setSection] = useState<Section>(() => offered.find((one) => one === asked) ?? 'look');
  const shown: Record<Section, ReactNode> = {
    look: <Look />,
    reminders: <Reminders />,
    security: (
      <>
        <Security />
        <Entering />
      </>
    ),
    data: <Data />,
    access: <Access />,
    calendar: <CalendarLink />,
    about: <About />,
  };
  return (
    <div className="screen settings">
      <h1>{words.title}</h1>
      <div className="settings-body">
        <nav aria-label={words.sections} className="settings-sections">
          {offered.map((one) => (
            <button
              key={one}
              type="button"
              className={`settings-section${one === section ? ' settings-section-shown' : ''}`}
              aria-current={one === section ? 'page' : undefined}
              onClick={() => setSection(one)}
            >
              {words.section[one]}
            </button>
          ))}
        </nav>
        <div className="settings-content">{shown[section]}</div>
      </div>
    </div>
  );
}
