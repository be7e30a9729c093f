import type { Language } from '../../shared/words/dictionary.ts';
import { partsWords } from '../../shared/words/parts.ts';
import { printWords } from '../../shared/words/print.ts';
import type { PrintedClock, PrintedDay } from './clockSheet.ts';
import type { Sheet } from './sheet.ts';

/** The last page: each clock, how its days were counted as a strip, and the same in words. */
export function ClockAnnex({ sheet, language }: { sheet: Sheet; language: Language }) {
  const words = printWords[language];
  if (sheet.clocks.length === 0) return null;
  return (
    <section className="sheet-annex">
      <h2>{words.clocks.title}</h2>
      <p className="sheet-head-line">
        <span>{words.clocks.legend}</span>
        <span>
          {words.number}
          {words.colon}
          {sheet.number}
        </span>
      </p>
      {sheet.clocks.map((clock) => (
        <ClockBlock key={clock.id} clock={clock} language={language} />
      ))}
    </section>
  );
}

function ClockBlock({ clock, language }: { clock: PrintedClock; language: Language }) {
  const { clocks: words } = printWords[language];
  return (
    <section className="sheet-clock">
      <h3>{clock.title}</h3>
      <dl>
        {clock.facts.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {clock.strip.length > 0 ? (
        // The words below say the same to those who cannot see it.
        <div className="sheet-strip" aria-hidden="true">
          {clock.strip.map((day) => (
            <Day key={`${day.weekday} ${day.date} ${day.mark}`} day={day} language={language} />
          ))}
        </div>
      ) : null}
      {clock.words === '' ? null : (
        <p className="sheet-clock-words">
          {words.words}
          {printWords[language].colon}
          {clock.words}
        </p>
      )}
    </section>
  );
}

function Day({ day, language }: { day: PrintedDay; language: Language }) {
  return (
    <span className={`sheet-day sheet-day-${day.kind}`}>
      <span>{day.kind === 'gap' ? '' : partsWords[language].weekdayLetters[day.weekday]}</span>
      <span className="sheet-day-box">{day.mark}</span>
      <span>{day.kind === 'gap' ? '' : day.date}</span>
      <span className="sheet-day-due">{day.isDue ? printWords[language].clocks.due : ''}</span>
    </span>
  );
}
