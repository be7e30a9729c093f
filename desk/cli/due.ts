/** The deadline calculator. It needs no office: packs and the published calendar are part of the program. */
import type { Instant } from '../../shared/base/time.ts';
import { chinaOfficeCalendar } from '../../shared/calendar/china.ts';
import { compileCalendar } from '../../shared/calendar/compile.ts';
import { dueMoment, type Due, type ExplainedDay, type Limit } from '../../shared/calendar/limit.ts';
import type { PackBook } from '../../shared/procedure/book.ts';
import { limitUnder } from '../../shared/procedure/counting.ts';
import { shippedPacks } from '../../shared/procedure/packs/index.ts';
import { clockRuleOf, type ClockRule, type Pack } from '../../shared/procedure/pack.ts';
import { cliWords } from '../../shared/words/cli.ts';
import { partsWords } from '../../shared/words/parts.ts';
import { sentenceOf } from '../../shared/words/refusals.ts';
import { rollingText, rollingWords } from '../../shared/words/rolling.ts';
import { dueText, readMoment } from './moments.ts';
import { stop } from './outcome.ts';
import type { Answer, Job } from './run.ts';

/** Without a folder by the calendar that comes with the program, with one by the calendars and procedures of its office. */
export async function due(job: Job): Promise<Answer> {
  if (job.text['folder'] === undefined) {
    const asked = read(job, shippedPacks);
    return answer(job, asked, builtIn(job, asked));
  }
  // Without an office no database is needed.
  const { inOffice } = await import('./open.ts');
  return inOffice(job, 'anySeat', async ({ client, known }) => {
    const asked = read(job, known.packs);
    const { pack, rule, from } = asked;
    return answer(job, asked, await client.calendar.due({ pack: pack.id, clock: rule.id, from }));
  });
}

type Asked = { pack: Pack; rule: ClockRule; limit: Limit; from: Instant };

function read(job: Job, packs: PackBook): Asked {
  const words = cliWords[job.language];
  const [packId = '', clockId = '', text = ''] = job.words;
  const pack = packs.newest(packId);
  if (!pack) {
    const known = [...new Set(packs.all.map(({ id }) => id))].join(', ');
    return stop('UnknownPack', words.unknownPack(packId, known));
  }
  const rule = clockRuleOf(pack, clockId);
  if (!rule) return stop('UnknownClock', words.unknownClock(clockId, pack.clocks.map(({ id }) => id).join(', ')));
  const { limit } = rule;
  if (limit.unit === 'named') return stop('NamedClock', words.namedClock(clockId));
  const from = readMoment(text) ?? stop('BadMoment', words.badMoment(text), { text });
  return { pack, rule, limit, from };
}

function builtIn({ language }: Job, { pack, rule, limit, from }: Asked): Due {
  const compiled = compileCalendar(chinaOfficeCalendar);
  if (!compiled.ok) throw new Error(`the published calendar is not sound: ${compiled.problem.kind}`);
  const counted = dueMoment(compiled.value, limitUnder(pack.settings, limit), from);
  if (counted.ok) return counted.value;
  return stop('NoDueMoment', sentenceOf({ code: 'NoDueMoment', rule: rule.id, why: counted.problem.kind }, language));
}

function answer(job: Job, { pack, rule }: Asked, value: Due): Answer {
  const { language } = job;
  const words = cliWords[language];
  const rolling = rollingText(value, language, dueText);
  return {
    value: { pack: { id: pack.id, version: pack.version }, clock: rule.id, ...value, dueLocal: dueText(value.due) },
    lines: [
      `${rule.id} ${rule.title[language]}  ${words.dueIs(dueText(value.due))}`,
      ...(value.provisional ? [words.dueProvisional] : []),
      ...(rolling ? [`${rollingWords[language].label}: ${rolling}`] : []),
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
