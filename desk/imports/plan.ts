// What an import would do, row by row, decided by the same rule that will be asked when it is done.
//
//   row ──cells readable?──▶ which unit (by code, else by name below the same parent) ──▶ decideSaveUnit ──▶ accepted
//    └── parents before children, whatever their order in the file ──────────────────────────└─ anything else: rejected + why
import type { UnitId } from '../../shared/base/ids.ts';
import type { Contact, Office, Unit, UnitKind } from '../../shared/people/office.ts';
import { decideSaveUnit, type OfficeContext, type SaveUnit } from '../../shared/people/decide.ts';
import { evolveUnit, type UnitEvent } from '../../shared/people/events.ts';
import { kindOfWord } from './headings.ts';
import type { Mapping } from './mapping.ts';
import { readUnitRow, type RowProblem, type UnitRow } from './unitRow.ts';
import type { Table } from './table.ts';

export type RejectReason =
  | RowProblem['why']
  | 'duplicateCode'
  | 'duplicateName'
  | 'kindUnknown'
  | 'kindDiffers'
  | 'parentUnknown'
  | 'parentUnclear'
  | 'parentRejected'
  | 'parentLoop'
  | 'parentMissing'
  | 'parentNotAllowed'
  | 'unitClosed'
  | 'notAccepted';

export type AcceptedRow = { line: number; unit: Unit; change: 'added' | 'changed' | 'same'; events: UnitEvent[] };
export type RejectedRow = { line: number; text: string; why: RejectReason; detail?: string };
export type UnitPlan = { accepted: AcceptedRow[]; rejected: RejectedRow[] };

export type PlanContext = OfficeContext & {
  /** Where rows go that name no parent of their own. */
  parent: UnitId | undefined;
  newId: () => string;
};

type Parent = { row: UnitRow } | { unit: Unit | undefined };
type Rejection = { why: RejectReason; detail?: string };

export function planUnits(table: Table, mapping: Mapping, context: PlanContext): UnitPlan {
  // One map that grows, instead of a new office per row: a thousand rows must not copy a thousand units each.
  const unitById = new Map(context.office.unitById);
  const grown: OfficeContext = { ...context, office: { ...context.office, unitById } };
  const existing = indexUnits(context.office);
  const plan: UnitPlan = { accepted: [], rejected: [] };
  const reject = (row: UnitRow, { why, detail }: Rejection): void => {
    plan.rejected.push({ line: row.line, text: row.text, why, ...(detail === undefined ? {} : { detail }) });
  };

  const rows = readRows(table, mapping, plan);
  const inFile = indexRows(rows);
  const parentByRow = new Map<UnitRow, Parent>();
  const childrenByRow = new Map<UnitRow, UnitRow[]>();
  const ready: UnitRow[] = [];
  for (const row of rows) {
    const parent = parentOf(row, inFile, existing, context);
    if ('why' in parent) {
      reject(row, parent);
      continue;
    }
    parentByRow.set(row, parent);
    if ('row' in parent) childrenByRow.set(parent.row, [...(childrenByRow.get(parent.row) ?? []), row]);
    else ready.push(row);
  }

  const namesTaken = new Map<string, number>();
  const place = (row: UnitRow, parent: Unit | undefined): Unit | Rejection => {
    const known = existingUnit(row, parent, existing);
    if (known?.closed) return { why: 'unitClosed' };
    const kind = kindOf(row, known, parent, childrenByRow.has(row));
    if (typeof kind !== 'string') return kind;
    const command = commandOf(row, known, parent, kind, context.newId);
    const nameKey = `${command.parent ?? ''}\n${command.name}`;
    const before = namesTaken.get(nameKey);
    // Two outlets may share a name when their codes tell them apart; without codes nothing does.
    if (before !== undefined && row.code === undefined) return { why: 'duplicateName', detail: String(before) };
    const decision = decideSaveUnit(command, grown);
    if (!decision.ok) return rejectionOf(decision.problem.code);
    namesTaken.set(nameKey, before ?? row.line);
    const events = decision.value.filter((event) => event.type === 'UnitSaved');
    const unit = events.reduce<Unit | undefined>(evolveUnit, known) ?? known;
    if (unit === undefined) return { why: 'notAccepted' };
    unitById.set(unit.id, unit);
    const same = known !== undefined && isSame(known, unit);
    plan.accepted.push({
      line: row.line,
      unit,
      change: known === undefined ? 'added' : same ? 'same' : 'changed',
      events: same ? [] : events,
    });
    return unit;
  };

  const waiting = new Set(parentByRow.keys());
  const queue: { row: UnitRow; parent: Unit | undefined | Rejection }[] = ready.map((row) => {
    const parent = parentByRow.get(row);
    return { row, parent: parent && 'unit' in parent ? parent.unit : undefined };
  });
  for (const { row, parent } of queue) {
    waiting.delete(row);
    const placed = parent && 'why' in parent ? parent : place(row, parent);
    if ('why' in placed) reject(row, placed);
    const passed = 'why' in placed ? ({ why: 'parentRejected', detail: String(row.line) } as const) : placed;
    for (const child of childrenByRow.get(row) ?? []) queue.push({ row: child, parent: passed });
  }
  // Rows no queue reached stand above one another in a circle.
  for (const row of waiting) reject(row, { why: 'parentLoop' });
  plan.accepted.sort((left, right) => left.line - right.line);
  plan.rejected.sort((left, right) => left.line - right.line);
  return plan;
}

/** Events in an order that can be replayed: a parent is saved before what stands below it. */
export function eventsOf({ accepted }: UnitPlan): UnitEvent[] {
  const rowById = new Map(accepted.map((row) => [row.unit.id, row]));
  const written = new Set<UnitId>();
  const events: UnitEvent[] = [];
  for (const start of accepted) {
    const upward: AcceptedRow[] = [];
    let row: AcceptedRow | undefined = start;
    while (row && !written.has(row.unit.id)) {
      written.add(row.unit.id);
      upward.push(row);
      row = row.unit.parent === undefined ? undefined : rowById.get(row.unit.parent);
    }
    for (const one of upward.reverse()) events.push(...one.events);
  }
  return events;
}

function readRows(table: Table, mapping: Mapping, plan: UnitPlan): UnitRow[] {
  const lineByCode = new Map<string, number>();
  const rows: UnitRow[] = [];
  for (const row of table.rows) {
    const reading = readUnitRow(row, table.columns, mapping);
    if (!reading.ok) {
      plan.rejected.push({ line: row.line, ...reading.problem });
      continue;
    }
    const { code } = reading.value;
    const before = code === undefined ? undefined : lineByCode.get(code);
    if (code !== undefined && before !== undefined) {
      plan.rejected.push({ line: row.line, text: reading.value.text, why: 'duplicateCode', detail: String(before) });
      continue;
    }
    if (code !== undefined) lineByCode.set(code, row.line);
    rows.push(reading.value);
  }
  return rows;
}

type Index<Item> = { byCode: Map<string, Item>; byName: Map<string, Item[]> };

function indexOf<Item extends { code?: string | undefined; name: string }>(items: Iterable<Item>): Index<Item> {
  const index: Index<Item> = { byCode: new Map(), byName: new Map() };
  for (const item of items) {
    if (item.code !== undefined) index.byCode.set(item.code, item);
    const named = index.byName.get(item.name);
    if (named) named.push(item);
    else index.byName.set(item.name, [item]);
  }
  return index;
}

const indexUnits = (office: Office): Index<Unit> => indexOf(office.unitById.values());
const indexRows = (rows: readonly UnitRow[]): Index<UnitRow> => indexOf(rows);

/** By code or name, in the file first: its rows may change the very unit that is meant. */
function parentOf(
  row: UnitRow,
  inFile: Index<UnitRow>,
  existing: Index<Unit>,
  { parent, office }: PlanContext,
): Parent | Rejection {
  const chosen = { unit: parent === undefined ? undefined : office.unitById.get(parent) };
  const wanted = row.parent;
  if (wanted === undefined || !namesParent(row)) {
    const itself = chosen.unit;
    const isTheChosenOne =
      itself !== undefined &&
      (row.code !== undefined && itself.code !== undefined ? row.code === itself.code : row.name === itself.name);
    return isTheChosenOne
      ? { unit: itself.parent === undefined ? undefined : office.unitById.get(itself.parent) }
      : chosen;
  }
  const rowWithCode = inFile.byCode.get(wanted);
  if (rowWithCode) return { row: rowWithCode };
  const unitWithCode = existing.byCode.get(wanted);
  if (unitWithCode) return { unit: unitWithCode };
  const rows = inFile.byName.get(wanted) ?? [];
  if (rows.length === 1 && rows[0]) return { row: rows[0] };
  const units = existing.byName.get(wanted) ?? [];
  if (rows.length === 0 && units.length === 1) return { unit: units[0] };
  return { why: rows.length + units.length > 1 ? 'parentUnclear' : 'parentUnknown', detail: wanted };
}

/** The unit a row speaks of: the one with its code, else the one of its name below the same parent that has no code yet. */
function existingUnit(row: UnitRow, parent: Unit | undefined, existing: Index<Unit>): Unit | undefined {
  const byCode = row.code === undefined ? undefined : existing.byCode.get(row.code);
  if (byCode) return byCode;
  return existing.byName
    .get(row.name)
    ?.find((unit) => unit.parent === parent?.id && (row.code === undefined || unit.code === undefined));
}

const childKind: Record<UnitKind, { leaf: UnitKind; branch: UnitKind }> = {
  association: { leaf: 'member', branch: 'member' },
  member: { leaf: 'outlet', branch: 'department' },
  department: { leaf: 'outlet', branch: 'department' },
  outlet: { leaf: 'outlet', branch: 'outlet' },
};

/** Said in the list, else as it is, else what stands below such a parent. */
function kindOf(
  row: UnitRow,
  known: Unit | undefined,
  parent: Unit | undefined,
  hasChildren: boolean,
): UnitKind | Rejection {
  const said = row.kind === undefined ? undefined : kindOfWord(row.kind);
  if (row.kind !== undefined && said === undefined) return { why: 'kindUnknown', detail: row.kind };
  // What a unit is decides who answers for whom below it; such a change is made on the unit itself, by a person.
  if (known && said !== undefined && said !== known.kind) return { why: 'kindDiffers' };
  const settled = said ?? known?.kind;
  if (settled) return settled;
  return parent ? childKind[parent.kind][hasChildren ? 'branch' : 'leaf'] : 'member';
}

/** An import adds and replaces what it has; an empty cell takes nothing away. */
function commandOf(
  row: UnitRow,
  known: Unit | undefined,
  parent: Unit | undefined,
  kind: UnitKind,
  newId: () => string,
): SaveUnit {
  const contact: Contact = { ...known?.contact, ...row.contact };
  const keepsParent = known !== undefined && !namesParent(row);
  return {
    id: known?.id ?? newId(),
    kind,
    name: row.name,
    code: row.code ?? known?.code,
    numberPrefix: known?.numberPrefix,
    parent: keepsParent ? known.parent : kind === 'association' && !namesParent(row) ? undefined : parent?.id,
    region: row.region ?? known?.region,
    partner: known?.partner,
    leader: known?.leader,
    contact,
  };
}

/** Head offices stand in such lists as their own superior. */
const namesParent = (row: UnitRow): boolean =>
  row.parent !== undefined && row.parent !== row.code && row.parent !== row.name;

function rejectionOf(code: string): Rejection {
  switch (code) {
    case 'ParentMissing':
      return { why: 'parentMissing' };
    case 'ParentNotAllowed':
      return { why: 'parentNotAllowed' };
    case 'UnitLoop':
      return { why: 'parentLoop' };
    default:
      return { why: 'notAccepted', detail: code };
  }
}

const isSame = (left: Unit, right: Unit): boolean =>
  left.kind === right.kind &&
  left.name === right.name &&
  left.code === right.code &&
  left.parent === right.parent &&
  left.region === right.region &&
  left.contact.phone === right.contact.phone &&
  left.contact.mobile === right.contact.mobile &&
  left.contact.mail === right.contact.mail;
