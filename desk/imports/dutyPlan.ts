// A sheet of pairs and absences: looked at first, then stored in one piece or not at all.
import { done, refused, type Result } from '../../shared/base/result.ts';
import type { Instant } from '../../shared/base/time.ts';
import { addDays, instantOf } from '../../shared/calendar/local.ts';
import type { DutyPlanPreview } from '../../shared/contract/dutyViews.ts';
import { decideRecordAbsence, decideSetPair } from '../../shared/duty/decide.ts';
import type { OfficeContext, OfficeRefusal } from '../../shared/people/decide.ts';
import { evolveOfficeAll, type OfficeEvent } from '../../shared/people/events.ts';
import type { Office, Person, Unit } from '../../shared/people/office.ts';
import { officeCommand } from '../duty/officeCommand.ts';
import type { DeskParts, Handlers, Refusal } from '../parts.ts';
import { readTable, type Table } from './table.ts';

const columns = ['unit', 'a', 'b', 'person', 'from', 'to', 'reason'] as const;
type Column = (typeof columns)[number];

const headings: Record<Column, RegExp> = {
  unit: /^(单位|机构|unit)/i,
  a: /^(a\s*角|a$|handler a)/i,
  b: /^(b\s*角|b$|handler b)/i,
  person: /^(人员|姓名|person|name)/i,
  from: /^(开始|起|from)/i,
  to: /^(结束|止|至|to$|until)/i,
  reason: /^(原因|事由|reason)/i,
};

export type RowProblem = 'UnknownUnit' | 'UnknownPerson' | 'AmbiguousPerson' | 'BadDate' | 'Empty' | 'Refused';
type Read = { line: number; text: string } & (
  | { event: OfficeEvent }
  | { why: RowProblem; detail?: string; refusal?: OfficeRefusal }
);
type Plan = { rows: Read[] };

/** Each row judged by the same rules as a single command, on the office the rows before it have made. */
function planDuty(
  table: Table,
  context: OfficeContext,
  newId: () => string,
): Result<Plan, { code: 'ImportColumnsMissing' }> {
  const place = placesOf(table);
  const isPair = place.unit !== undefined && place.a !== undefined;
  const isAbsence = place.person !== undefined && place.from !== undefined;
  if (!isPair && !isAbsence) return refused({ code: 'ImportColumnsMissing' });
  let { office } = context;
  const rows = table.rows.map(({ line, cells }): Read => {
    const cell = (column: Column): string => (place[column] === undefined ? '' : (cells[place[column]] ?? '').trim());
    const text = columns.map(cell).filter(Boolean).join(' · ');
    const judged =
      isPair && cell('unit') !== '' && cell('a') !== ''
        ? pairIn(cell, { ...context, office })
        : isAbsence && cell('person') !== ''
          ? absenceIn(cell, { ...context, office }, newId)
          : refused({ why: 'Empty' as const });
    if (!judged.ok) return { line, text, ...judged.problem };
    office = evolveOfficeAll(office, [judged.value]);
    return { line, text, event: judged.value };
  });
  return done({ rows });
}

type Judged = Result<OfficeEvent, { why: RowProblem; detail?: string; refusal?: OfficeRefusal }>;
type Cell = (column: Column) => string;

function placesOf(table: Table): Partial<Record<Column, number>> {
  const places: Partial<Record<Column, number>> = {};
  table.columns.forEach((heading, index) => {
    const column = columns.find((one) => headings[one].test(heading.trim()) && places[one] === undefined);
    if (column) places[column] = index;
  });
  return places;
}

function pairIn(cell: Cell, context: OfficeContext): Judged {
  const unit = unitNamed(context.office, cell('unit'));
  if (!unit) return refused({ why: 'UnknownUnit', detail: cell('unit') });
  const a = personNamed(context.office, cell('a'), unit);
  if (!a.ok) return a;
  const b = cell('b') === '' ? undefined : personNamed(context.office, cell('b'), unit);
  if (b && !b.ok) return b;
  return single(decideSetPair(unit.id, { a: a.value.id, b: b?.value.id }, context));
}

function absenceIn(cell: Cell, context: OfficeContext, newId: () => string): Judged {
  const person = personNamed(context.office, cell('person'));
  if (!person.ok) return person;
  const from = momentIn(cell('from'), 'from');
  const to = cell('to') === '' ? undefined : momentIn(cell('to'), 'to');
  if (from === null || to === null) return refused({ why: 'BadDate', detail: `${cell('from')} ${cell('to')}`.trim() });
  const absence = { id: newId(), from, to, reason: cell('reason').slice(0, 200) };
  return single(decideRecordAbsence(person.value.id, absence, context));
}

function single(decided: ReturnType<typeof decideSetPair>): Judged {
  if (!decided.ok) return refused({ why: 'Refused', refusal: decided.problem });
  const [event] = decided.value;
  return event ? done(event) : refused({ why: 'Empty' });
}

const unitNamed = (office: Office, text: string): Unit | undefined => {
  const open = [...office.unitById.values()].filter((unit) => !unit.closed);
  const named = open.filter((unit) => unit.name === text);
  return open.find((unit) => unit.code === text) ?? (named.length === 1 ? named[0] : undefined);
};

function personNamed(office: Office, text: string, unit?: Unit): Result<Person, { why: RowProblem; detail: string }> {
  const here = [...office.personById.values()].filter((person) => !person.left);
  const byAccount = here.find((person) => person.account === text.toLowerCase());
  if (byAccount) return done(byAccount);
  const named = here.filter((person) => person.name === text);
  const inUnit = unit ? named.filter(({ seats }) => seats.some((seat) => seat.unit === unit.id)) : named;
  const found = inUnit.length > 0 ? inUnit : named;
  if (found.length > 1) return refused({ why: 'AmbiguousPerson', detail: text });
  return found[0] ? done(found[0]) : refused({ why: 'UnknownPerson', detail: text });
}

/** `2026-11-23`, `2026/11/23` or `2026年11月23日`, with a time or without. Without one the first day counts from its beginning,
 *  the last to its end. */
function momentIn(text: string, side: 'from' | 'to'): Instant | null {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{2})(?::\d{2})?)?$/.exec(text);
  if (!found) return null;
  const [, year, month = '', date = '', hours, minutes] = found;
  const local = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const start = instantOf('Asia/Shanghai', local, 0);
  if (Number.isNaN(start)) return null;
  if (hours !== undefined) {
    const clock = Number(hours) * 60 + Number(minutes);
    return clock <= 1440 ? instantOf('Asia/Shanghai', local, clock) : null;
  }
  return side === 'from' ? start : instantOf('Asia/Shanghai', addDays(local, 1), 0);
}

export function dutyPlanHandlers(parts: DeskParts): Pick<Handlers<'duty'>, 'previewPlan' | 'importPlan'> {
  const planFrom = async (file: {
    name: string;
    content: string;
  }): Promise<Result<(context: OfficeContext) => Result<Plan, Refusal>, Refusal>> => {
    const table = await readTable(file.name, Buffer.from(file.content, 'base64'));
    if (!table.ok) return table;
    return done((context) => planDuty(table.value, context, parts.newId));
  };
  return {
    async previewPlan(input, caller) {
      const read = await planFrom(input);
      if (!read.ok) return read;
      const plan = read.value({ now: parts.clock(), office: parts.office(), actor: caller.actor });
      if (!plan.ok) return plan;
      const preview: DutyPlanPreview = { accepted: [], rejected: [] };
      for (const { line, text, ...row } of plan.value.rows) {
        if ('event' in row) preview.accepted.push({ line, text });
        else preview.rejected.push({ line, text, ...row });
      }
      return done(preview);
    },

    async importPlan({ request, ...file }, caller) {
      const read = await planFrom(file);
      if (!read.ok) return read;
      const reply = { pairs: 0, absences: 0, rejected: 0 };
      return officeCommand(parts, caller, {
        request,
        name: 'duty.importPlan',
        input: { name: file.name },
        topics: ['duty', 'office', 'complaint'],
        reply,
        decide: (context) => {
          const plan = read.value(context);
          if (!plan.ok) return plan;
          const events = plan.value.rows.flatMap((row) => ('event' in row ? [row.event] : []));
          reply.pairs = events.filter(({ type }) => type === 'DutyPairSet').length;
          reply.absences = events.length - reply.pairs;
          reply.rejected = plan.value.rows.length - events.length;
          if (events.length === 0) {
            return refused({ code: 'ImportNothingAccepted', rejected: reply.rejected });
          }
          return done(events);
        },
      });
    },
  };
}
