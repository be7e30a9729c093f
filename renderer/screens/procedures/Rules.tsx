import type { Kpi, Trigger } from '../../../shared/procedure/pack.ts';
import { moneyWords } from '../../../shared/words/money.ts';
import { useWords } from '../../state/language.ts';
import { Part, Sheet } from './Sheet.tsx';
import { joined, ownerTitle, sourceText, type Reading } from '../../../shared/words/packSentences.ts';

/** What a procedure asks at intake, and its words for how serious a complaint is. */
export function Questions({ reading }: { reading: Reading }) {
  const { pack, words, text } = reading;
  const say = words.intake;
  return (
    <>
      {pack.intake.length > 0 ? (
        <Part title={say.title}>
          <Sheet
            columns={[say.question, say.answers]}
            rows={pack.intake.map((field) => ({
              id: field.id,
              cells: [
                <>
                  {text(field.title)}
                  {field.required === true ? <span className="quiet"> {say.required}</span> : null}
                </>,
                field.options
                  ? joined(
                      field.options.map(({ title }) => text(title)),
                      reading,
                    )
                  : say.kinds[field.kind],
              ],
            }))}
          />
        </Part>
      ) : null}
      {pack.severities.length > 0 ? (
        <Part title={words.severities.title}>
          <Sheet
            columns={[words.severities.word, words.severities.scale]}
            rows={pack.severities.map(({ id, title, scale }) => ({ id, cells: [text(title), words.scale(scale)] }))}
          />
        </Part>
      ) : null}
    </>
  );
}

export function MoneyRules({ reading }: { reading: Reading }) {
  const { pack, words, text } = reading;
  const say = useWords(moneyWords);
  if (pack.money.length === 0) return null;
  return (
    <Part title={words.money.title}>
      <Sheet
        columns={[words.clocks.id, words.money.rule, say.way, say.count, words.clocks.source]}
        rows={pack.money.map((rule) => {
          const times = say.times(words.base, rule.multiplier);
          const counted = rule.share ? `${times} × ${words.money.share(rule.share.least, rule.share.most)}` : times;
          return {
            id: rule.id,
            cells: [
              <span key="id" className="procedure-id">
                {rule.id}
              </span>,
              <>
                {text(rule.title)} <span className="quiet">{say.kinds[rule.kind]}</span>
              </>,
              say.fromTo(text(rule.payer), text(rule.payee)),
              rule.deducted ? `${counted}${words.figures.stop}${say.deducted}` : counted,
              sourceText(reading, rule.source),
            ],
          };
        })}
      />
    </Part>
  );
}

export function Figures({ reading }: { reading: Reading }) {
  const { pack, words, text } = reading;
  const say = words.figures;
  if (pack.kpis.length === 0) return null;
  const consequences = (kpi: Kpi): string[] =>
    kpi.thresholds.map(({ atLeast, below, months, consequence }) => {
      const bounds = [atLeast === undefined ? '' : say.atLeast(atLeast), below === undefined ? '' : say.below(below)];
      const long = months > 1 ? say.months(months) : '';
      const when = [long, ...bounds].filter((one) => one !== '').join(say.stop);
      return when === '' ? text(consequence) : `${when}${say.colon}${text(consequence)}`;
    });
  return (
    <Part title={say.title}>
      <Sheet
        columns={[words.clocks.id, say.figure, say.formula, say.thresholds, words.clocks.source]}
        rows={pack.kpis.map((kpi) => ({
          id: kpi.id,
          cells: [
            <span key="id" className="procedure-id">
              {kpi.id}
            </span>,
            text(kpi.title),
            text(kpi.formula),
            kpi.thresholds.length === 0 ? (
              <span key="none" className="quiet">
                {say.noThreshold}
              </span>
            ) : (
              consequences(kpi).map((said) => <div key={said}>{said}</div>)
            ),
            sourceText(reading, kpi.source),
          ],
        }))}
      />
    </Part>
  );
}

export function Triggers({ reading }: { reading: Reading }) {
  const { pack, words, text } = reading;
  const say = words.triggers;
  if (pack.triggers.length === 0) return null;
  const levels: Readonly<Record<string, string>> = say.levels;
  const times = ({ atLeast, within }: Trigger): string =>
    within ? `${say.within[within]} ${say.atLeast(atLeast)}` : say.atLeast(atLeast);
  const hasConsequences = pack.triggers.some(({ consequence }) => consequence);
  return (
    <Part title={say.title} hint={say.hint}>
      <Sheet
        columns={[
          words.clocks.id,
          say.name,
          say.times,
          say.level,
          ...(hasConsequences ? [say.consequence] : []),
          words.clocks.source,
        ]}
        rows={pack.triggers.map((trigger) => ({
          id: trigger.id,
          cells: [
            <span key="id" className="procedure-id">
              {trigger.id}
            </span>,
            text(trigger.title),
            times(trigger),
            levels[trigger.level] ?? '',
            ...(hasConsequences ? [trigger.consequence ? text(trigger.consequence) : ''] : []),
            sourceText(reading, trigger.source),
          ],
        }))}
      />
    </Part>
  );
}

export function Reports({ reading }: { reading: Reading }) {
  const { pack, words, text } = reading;
  const say = words.reports;
  if (!pack.reports || pack.reports.length === 0) return null;
  return (
    <Part title={say.title}>
      <Sheet
        columns={[say.name, say.when, say.by, say.to, say.contents, words.clocks.source]}
        rows={pack.reports.map((report) => ({
          id: report.id,
          cells: [
            text(report.title),
            say.every[report.every],
            ownerTitle(reading, report.by),
            text(report.to),
            joined(report.contents.map(text), reading),
            sourceText(reading, report.source),
          ],
        }))}
      />
    </Part>
  );
}
