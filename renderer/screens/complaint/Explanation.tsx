import type { Clock } from '../../../shared/complaint/state.ts';
import type { ClockRule } from '../../../shared/procedure/pack.ts';
import { complaintWords } from '../../../shared/words/complaint.ts';
import { rollingText, rollingWords } from '../../../shared/words/rolling.ts';
import { ClockStrip } from '../../parts/ClockStrip.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { explainedLines } from '../../../shared/document/explainedLines.ts';

type Props = { clock: Clock; rule: ClockRule | undefined; title: string };

/** Why a clock ends when it ends: rule, calendar, and every day with whether it counted. */
export function Explanation({ clock, rule, title }: Props) {
  const words = useWords(complaintWords);
  const say = words.explanation;
  const format = useFormat();
  const lines = explainedLines(clock, words);
  const article = rule && rule.source.article !== '' ? rule.source.article : say.house;
  const confidence = rule && rule.source.confidence !== 'house' ? ` · ${say.confidence[rule.source.confidence]}` : '';
  const language = useLanguage();
  const rolling = rollingText(clock, language, format.due);
  return (
    <div className="explanation">
      <ClockStrip days={clock.days} due={clock.due} now={format.now} />
      <dl className="complaint-pairs">
        <dt>{say.from}</dt>
        <dd>{format.moment(clock.from)}</dd>
        <dt>{say.due}</dt>
        <dd>{format.due(clock.due)}</dd>
        <dt>{say.article}</dt>
        <dd>
          {article}
          <span className="complaint-quiet">{confidence}</span>
        </dd>
        {rolling ? (
          <>
            <dt>{rollingWords[language].label}</dt>
            <dd>{rolling}</dd>
          </>
        ) : null}
        {clock.calendar ? (
          <>
            <dt>{say.calendar}</dt>
            <dd>{say.calendarVersion(clock.calendar.id, clock.calendar.version)}</dd>
          </>
        ) : null}
      </dl>
      {clock.namedDate ? <p>{say.named(format.date(clock.namedDate))}</p> : null}
      {clock.provisional ? <p className="explanation-provisional">{say.provisional}</p> : null}
      {lines.length > 0 ? (
        <table aria-label={words.whyOf(title)}>
          <thead>
            <tr>
              <th scope="col">{say.date}</th>
              <th scope="col">{say.counted}</th>
              <th scope="col">{say.because}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.date} className={line.isCounted ? 'counted' : 'rest'}>
                <td>{format.date(line.date)}</td>
                <td>{line.count === null ? (line.isCounted ? '' : say.notCounted) : say.day(line.count)}</td>
                <td>
                  {line.why}
                  {line.isDue ? <strong> · {say.isDue}</strong> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </div>
  );
}
