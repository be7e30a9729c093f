/** Reports: counted, edited, frozen, signed, and written as files. */
import type { ReportRefusal } from '../../shared/report/decide.ts';
import { decideChangeText, decideFreeze, decideSign } from '../../shared/report/decide.ts';
import { done, refused, type Result } from '../../shared/base/result.ts';
import { localDate } from '../../shared/calendar/local.ts';
import { reportFileName, reportPaper } from '../../shared/document/report.ts';
import { homeOf, may, permissions, readingScope } from '../../shared/people/permissions.ts';
import { definitionOf } from '../../shared/report/definitions/index.ts';
import { foldReport, reportId, reportStream, type ReportEvent, type ReportState } from '../../shared/report/events.ts';
import type { Edits, ReportContent } from '../../shared/report/model.ts';
import { readPeriod, stretchOf } from '../../shared/report/period.ts';
import { dueReports } from '../../shared/report/schedule.ts';
import { createDocumentWriter } from '../documents/writer.ts';
import { fileKinds } from '../documents/fileKinds.ts';
import { chosenPacks, inForceToday } from '../procedure/packs.ts';
import type { Caller, DeskParts, Handlers, Reply } from '../parts.ts';
import { perform } from '../perform.ts';
import { prepared } from '../store/prepared.ts';
import { caseColumns, caseLine, readCursor, writeCursor, type CaseRow } from '../queries/caseLine.ts';
import { createCounting } from './counting.ts';
import { reportWorkbook } from './workbook.ts';

type Place = { report: string; period: string };
type Frozen = Extract<ReportEvent, { type: 'ReportFrozen' }>;

export function reportHandlers(parts: DeskParts): { report: Handlers<'report'> } {
  const counting = createCounting(parts);
  const write = createDocumentWriter();
  /** Rows behind the number that was asked for last: the next page needs no second count. */
  let behind: { question: string; rows: number[] } | null = null;

  const notReading = (caller: Caller) =>
    may(parts.office(), caller.actor, 'readDashboard')
      ? null
      : refused<ReportRefusal>({ code: 'NotPermitted', permission: 'readDashboard' });
  const scopeOf = (caller: Caller): string => readingScope(parts.office(), caller.actor)?.id ?? caller.actor.unit;
  const packsInUse = () => {
    const { main } = chosenPacks(parts.store.read);
    return main.flatMap((id) => inForceToday(parts)(id) ?? []);
  };
  const idOf = ({ report, period }: Place, caller: Caller): string => reportId(scopeOf(caller), report, period);
  /** The period in its own name, where it is one of the report's kind. */
  const isKnown = ({ report, period }: Place): boolean => {
    const definition = definitionOf(report);
    return definition !== undefined && readPeriod(definition.period, period) === period;
  };
  const eventsOf = (id: string, load = parts.store.read): ReportEvent[] =>
    load(reportStream(id)).map(({ type, body }) => ({ type, ...(body as object) }) as ReportEvent);
  const frozenIn = (events: readonly ReportEvent[], version: number): Frozen | undefined =>
    events.find((event): event is Frozen => event.type === 'ReportFrozen' && event.version === version);

  /** Who may sign here: those with the role in the organisation, the unit's leader first. */
  const signersAt = (caller: Caller): string[] => {
    const office = parts.office();
    const home = homeOf(office, caller.actor.unit);
    const leader = office.unitById.get(home)?.leader;
    const people = [...office.personById.values()].filter(
      ({ left, seats }) =>
        !left &&
        seats.some(
          ({ unit, roles }) =>
            (unit === caller.actor.unit || unit === home) &&
            permissions.signReports.some((role) => roles.some((held) => held === role)),
        ),
    );
    return people
      .toSorted((left, right) => Number(right.id === leader) - Number(left.id === leader))
      .map(({ id }) => id);
  };

  const count = async (place: Place, caller: Caller, run?: string): Promise<ReportContent | null> => {
    const order = { ...place, scope: scopeOf(caller), now: parts.clock() };
    return (await counting.count({ order, question: null }, run))?.content ?? null;
  };

  type Shown = { content: ReportContent; edits: Edits; version: number | null; state: ReportState | undefined };
  const shown = async (
    place: Place & { version: number | null; run?: string | undefined },
    caller: Caller,
  ): Promise<Result<Shown, ReportRefusal | { code: 'CountCancelled' }>> => {
    const refusal = notReading(caller);
    if (refusal) return refusal;
    if (!isKnown(place)) return refused({ code: 'UnknownReport' });
    const events = eventsOf(idOf(place, caller));
    const state = foldReport(idOf(place, caller), events);
    if (place.version !== null) {
      const frozen = frozenIn(events, place.version);
      if (!frozen) return refused({ code: 'NotFrozen' });
      return done({ content: frozen.content, edits: frozen.edits, version: frozen.version, state });
    }
    const content = await count(place, caller, place.run);
    if (!content) return refused({ code: 'CountCancelled' });
    return done({ content, edits: state?.edits ?? {}, version: null, state });
  };

  const change = <Value>(
    caller: Caller,
    name: string,
    { request, ...kept }: Place & { request: string },
    decide: (
      state: ReportState | undefined,
      events: readonly ReportEvent[],
      context: { office: ReturnType<DeskParts['office']>; actor: Caller['actor']; now: number },
    ) => Result<ReportEvent[], ReportRefusal>,
    reply: (events: readonly ReportEvent[]) => Value,
  ): Reply<Value> => {
    const now = parts.clock();
    const id = idOf(kept, caller);
    return perform(parts, caller.actor, now, {
      request,
      name,
      input: { ...kept, id },
      topics: ['report'],
      decide: (load) => {
        if (!isKnown(kept)) return refused<ReportRefusal>({ code: 'UnknownReport' });
        const events = eventsOf(id, load);
        const decision = decide(foldReport(id, events), events, { office: parts.office(), actor: caller.actor, now });
        if (!decision.ok) return decision;
        const audience = homeOf(parts.office(), caller.actor.unit);
        return done({
          events: decision.value.map(({ type, ...body }) => ({ stream: reportStream(id), type, audience, body })),
          reply: reply(decision.value),
        });
      },
    });
  };

  return {
    report: {
      view(_input, caller) {
        const refusal = notReading(caller);
        if (refusal) return refusal;
        const office = parts.office();
        const scope = office.unitById.get(scopeOf(caller));
        const kept = prepared<[string], string>(
          parts.database,
          'select body from report where unit = ? order by changed_at desc limit 500',
        )
          .pluck()
          .all(scopeOf(caller))
          .map((body) => JSON.parse(body) as ReportState);
        const signers = signersAt(caller);
        const due = scope ? dueReports(packsInUse(), office, scope, parts.clock()) : [];
        const waiting = due.flatMap((one) => {
          const state = kept.find(({ report, period }) => report === one.report && period === one.period);
          const last = state?.versions.at(-1);
          if (last?.signedAt) return [];
          return [
            { ...one, state: last ? ('frozen' as const) : ('draft' as const), version: last?.version ?? null, signers },
          ];
        });
        return done({
          waiting,
          kept: kept.map(({ report, period, versions, changedAt }) => ({ report, period, versions, changedAt })),
        });
      },

      async open(input, caller) {
        const found = await shown(input, caller);
        if (!found.ok) return found;
        const { content, edits, version, state } = found.value;
        return done({
          content,
          edits,
          version,
          versions: state?.versions ?? [],
          isOver: parts.clock() >= stretchOf(input.period).until,
          signers: signersAt(caller),
        });
      },

      progress: ({ run }) => done(counting.progress(run)),
      cancel: ({ run }) => done({ cancelled: counting.cancel(run) }),

      async cases({ report, period, row, measure, cursor, size }, caller) {
        const refusal = notReading(caller);
        if (refusal) return refusal;
        if (!isKnown({ report, period })) return refused<ReportRefusal>({ code: 'UnknownReport' });
        const scope = scopeOf(caller);
        const question = JSON.stringify([report, period, scope, row, measure, parts.store.head().events]);
        if (behind?.question !== question) {
          const order = { report, period, scope, now: parts.clock() };
          const counted = await counting.count({ order, question: { row, measure } });
          behind = { question, rows: counted?.rows ?? [] };
        }
        const { rows } = behind;
        const after = Number(readCursor(cursor, 1)?.[0] ?? 0);
        const page = rows.slice(after, after + size);
        const found = prepared<[string], CaseRow>(
          parts.database,
          `select ${caseColumns} from json_each(?) j cross join complaint c on c.row = j.value order by j.key`,
        ).all(JSON.stringify(page));
        const now = parts.clock();
        return done({
          lines: found.map((one) => caseLine(one, parts.office(), now)),
          next: after + size < rows.length ? writeCursor([after + size]) : null,
          total: rows.length,
        });
      },

      changeText: ({ language, paragraph, text, drafted, ...place }, caller) =>
        change(
          caller,
          'report.changeText',
          place,
          (_state, _events, context) => decideChangeText({ language, paragraph, text, drafted }, context),
          (events) => ({ at: events[0]?.type === 'ReportTextChanged' ? events[0].at : 0 }),
        ),

      async freeze({ request, reason, ...place }, caller) {
        if (!may(parts.office(), caller.actor, 'prepareReports')) {
          return refused<ReportRefusal>({ code: 'NotPermitted', permission: 'prepareReports' });
        }
        if (!isKnown(place)) return refused<ReportRefusal>({ code: 'UnknownReport' });
        const content = await count(place, caller);
        if (!content) return refused({ code: 'CountCancelled' });
        return change(
          caller,
          'report.freeze',
          { ...place, request },
          (state, events, context) => {
            const last = frozenIn(events, state?.versions.length ?? 0);
            return decideFreeze({ content, reason }, state, last, context);
          },
          (events) => ({ version: events[0]?.type === 'ReportFrozen' ? events[0].version : 0 }),
        );
      },

      sign: ({ version, ...place }, caller) =>
        change(
          caller,
          'report.sign',
          place,
          (state, _events, context) => decideSign(version, state, context),
          () => ({ version }),
        ),

      async file({ format, language, ...place }, caller) {
        const found = await shown(place, caller);
        if (!found.ok) return found;
        const { content, edits, version, state } = found.value;
        const office = parts.office();
        const frozen = state?.versions.find((one) => one.version === version);
        const signed = frozen?.signedBy ? (office.personById.get(frozen.signedBy)?.name ?? '') : '';
        const date = localDate('Asia/Shanghai', frozen?.signedAt ?? frozen?.at ?? parts.clock());
        const how = { language, version, signed, date, of: state?.versions.length ?? 0, reason: frozen?.reason ?? '' };
        const name = reportFileName(content, how);
        if (format === 'xlsx') {
          const bytes = await reportWorkbook(content, edits, how);
          return done({ name: `${name}.xlsx`, mediaType: workbookType, content: bytes.toString('base64') });
        }
        const bytes = await write(reportPaper(content, edits, how), format);
        const { ending, mediaType } = fileKinds[format];
        return done({ name: `${name}.${ending}`, mediaType, content: bytes.toString('base64') });
      },
    },
  };
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
