/** The deadline calculator. It needs no office: packs and the published calendar are part of the program. */
import { chinaOfficeCalendar } from '../../shared/calendar/china.ts';
import { compileCalendar } from '../../shared/calendar/compile.ts';
import type { ExplainedDay } from '../../shared/calendar/limit.ts';
import { countLimit } from '../../shared/procedure/counting.ts';
import { shippedPacks } from '../../shared/procedure/packs/index.ts';
import { clockRuleOf } from '../../shared/procedure/pack.ts';
import { cliWords } from '../../shared/words/cli.ts';
import { partsWords } from '../../shared/words/parts.ts';
import { sentenceOf } from '../../shared/words/refusals.ts';
import { dueText, readMoment } from './moments.ts';
import { stop } from './outcome.ts';
import type { Answer, Job } from './run.ts';

export function due(job: Job): Answer {
  const { language } = job;
  const words = cliWords[language];
  const [packId = '', clockId = '', from = ''] = job.words;
  const pack = shippedPacks.newest(packId);
  if (!pack) {
    const known = [...new Set(shippedPacks.all.map(({ id }) => id))].join(', ');
    return stop('UnknownPack', words.unknownPack(packId, known));
  }
  const rule = clockRuleOf(pack, clockId);
  if (!rule) return stop('UnknownClock', words.unknownClock(clockId, pack.clocks.map(({ id }) => id).join(', ')));
  const { limit } = rule;
  if (limit.unit === 'named') return stop('NamedClock', words.namedClock(clockId));
  const moment = readMoment(from) ?? stop('BadMoment', words.badMoment(from), { text: from });
  const compiled = compileCalendar(chinaOfficeCalendar);
  if (!compiled.ok) throw new Error(`the published calendar is not sound: ${compiled.problem.kind}`);
  const counted = countLimit(rule, pack.settings, compiled.value, limit, moment);
  if (!counted.ok) {
    const refusal = { code: 'NoDueMoment', rule: rule.id, why: counted.problem.kind };
    return stop('NoDueMoment', sentenceOf(refusal, language));
  }
  const { value } = counted;
  const title = `${rule.id} ${rule.title[language]}`;
  return {
    value: { pack: { id: pack.id, version: pack.version }, clock: rule.id, ...value, dueLocal: dueText(value.due) },
    lines: [
      `${title}  ${words.dueIs(dueText(value.due))}`,
      ...(value.provisional ? [words.dueProvisional] : []),
      ...(job.explain ? [...value.days.map((day) => dayText(job, day)), calendarLine(job, value.calendar)] : []),
    ],
  };
}

const calendarLine = (job: Job, calendar: { id: string; version: number }): string =>
  cliWords[job.language].calendarIs(calendar.id, calendar.version);

/** One day of the strip in words: what it was, whether it counted, and as which. */
function dayText({ language }: Job, day: ExplainedDay): string {
  const words = partsWords[language];
  if (day.skipped !== undefined) return `  ${day.date}\t${words.strip.skipped(day.skipped)}`;
  const count =
    day.counted === null
      ? ''
      : day.why === 'calendar'
        ? words.strip.countedCalendar(day.counted)
        : words.strip.counted(day.counted);
  const hours = day.windows?.map((window) => window.join('-')).join(' ') ?? '';
  const said = [day.name, words.strip[day.why], count, hours].filter(Boolean).join(' · ');
  return `  ${day.date} ${words.weekdays[day.weekday]}\t${said}`;
}
