// Lists of units from other systems: looked at first, then stored in one piece or not at all.
import type { UnitId } from '../../shared/base/ids.ts';
import { done, refused, type Result } from '../../shared/base/result.ts';
import { importMapping } from '../../shared/contract/calls/office.ts';
import type { ImportPreview } from '../../shared/contract/views.ts';
import type { OfficeContext } from '../../shared/people/decide.ts';
import { organisationOf } from '../../shared/people/office.ts';
import { may } from '../../shared/people/permissions.ts';
import type { Caller, DeskParts, Handlers, Refusal, Reply } from '../parts.ts';
import { officeEvents, perform } from '../perform.ts';
import type { NewEvent } from '../store/eventStore.ts';
import { columnKeyOf, mapUnits, type Mapping } from './mapping.ts';
import { eventsOf, planUnits, type UnitPlan } from './plan.ts';
import type { ImportProblem } from './problem.ts';
import { readTable, type Table } from './table.ts';

export function previewUnits(
  table: Table,
  { mapping, remembered }: { mapping: Mapping; remembered: boolean },
  context: OfficeContext,
  parent: UnitId | undefined,
): ImportPreview {
  const plan = hasName(mapping) ? planFor(table, mapping, context, parent, placeholderIds()) : nothing;
  const nameById = new Map(plan.accepted.map(({ unit }) => [unit.id, unit.name]));
  const nameOf = (id: UnitId): string | undefined => nameById.get(id) ?? context.office.unitById.get(id)?.name;
  return {
    columns: table.columns,
    mapping,
    encoding: table.encoding,
    rows: table.rows.length,
    accepted: plan.accepted.map(({ line, unit }) => {
      const above = unit.parent === undefined ? undefined : nameOf(unit.parent);
      return {
        line,
        unit: {
          name: unit.name,
          kind: unit.kind,
          ...(unit.code === undefined ? {} : { code: unit.code }),
          ...(above === undefined ? {} : { parent: above }),
        },
      };
    }),
    rejected: plan.rejected,
    remembered,
  };
}

/** Everything the import would write, or why it writes nothing. */
export function unitImportEvents(
  table: Table,
  mapping: Mapping,
  context: OfficeContext,
  parent: UnitId | undefined,
  newId: () => string,
): Result<{ events: NewEvent[]; added: number; changed: number; rejected: number }, Refusal> {
  if (!hasName(mapping)) return refused({ code: 'ImportNameColumnMissing' });
  const plan = planFor(table, mapping, context, parent, newId);
  if (plan.accepted.length === 0) return refused({ code: 'ImportNothingAccepted', rejected: plan.rejected.length });
  const count = (change: 'added' | 'changed'): number => plan.accepted.filter((row) => row.change === change).length;
  return done({
    events: officeEvents(eventsOf(plan)),
    added: count('added'),
    changed: count('changed'),
    rejected: plan.rejected.length,
  });
}

const nothing: UnitPlan = { accepted: [], rejected: [] };
const hasName = (mapping: Mapping): boolean => Object.values(mapping).includes('name');
const planFor = (
  table: Table,
  mapping: Mapping,
  context: OfficeContext,
  parent: UnitId | undefined,
  newId: () => string,
): UnitPlan => planUnits(table, mapping, { ...context, parent, newId });

function placeholderIds(): () => string {
  let count = 0;
  return () => `new/${++count}`;
}

const mappingScope = 'importMapping';

function recall(parts: DeskParts): (columnKey: string) => Mapping | undefined {
  return (columnKey) => {
    const text = parts.settings.read(mappingScope, columnKey);
    return text === undefined ? undefined : importMapping.safeParse(JSON.parse(text)).data;
  };
}

type File = { name: string; content: string; parent?: string | undefined };

export function importHandlers(parts: DeskParts): Pick<Handlers<'office'>, 'previewImport' | 'importUnits'> {
  const contextOf = ({ actor }: Caller): OfficeContext => ({ now: parts.clock(), actor, office: parts.office() });

  /** Rows without a parent of their own go below the unit that was chosen, else below the caller's organisation. */
  const parentOf = ({ parent }: File, { actor }: Caller): Result<UnitId | undefined, Refusal> => {
    const office = parts.office();
    if (parent === undefined) return done(organisationOf(office, actor.unit)?.id);
    return office.unitById.has(parent) ? done(parent) : refused({ code: 'UnknownUnit', unit: parent });
  };

  const open = async (
    input: File,
    caller: Caller,
  ): Promise<Result<{ table: Table; parent: UnitId | undefined }, Refusal>> => {
    if (!may(parts.office(), caller.actor, 'manageUnits')) {
      return refused({ code: 'NotPermitted', permission: 'manageUnits' });
    }
    const parent = parentOf(input, caller);
    if (!parent.ok) return parent;
    const table: Result<Table, ImportProblem> = await readTable(input.name, Buffer.from(input.content, 'base64'));
    return table.ok ? done({ table: table.value, parent: parent.value }) : table;
  };

  return {
    async previewImport(input, caller): Promise<Reply<ImportPreview>> {
      const opened = await open(input, caller);
      if (!opened.ok) return opened;
      const { table, parent } = opened.value;
      return done(previewUnits(table, mapUnits(table, input.mapping, recall(parts)), contextOf(caller), parent));
    },

    async importUnits(input, caller) {
      const opened = await open(input, caller);
      if (!opened.ok) return opened;
      const { table, parent } = opened.value;
      const { mapping } = mapUnits(table, input.mapping, recall(parts));
      const now = parts.clock();
      const reply = perform(parts, caller.actor, now, {
        request: input.request,
        name: 'office.importUnits',
        // The file itself is not kept: what it said stands in the events.
        input: { name: input.name, mapping, parent: parent ?? null, rows: table.rows.length },
        topics: ['office'],
        decide: () => {
          const planned = unitImportEvents(table, mapping, { ...contextOf(caller), now }, parent, parts.newId);
          if (!planned.ok) return planned;
          const { events, ...counts } = planned.value;
          return done({ events, reply: counts });
        },
      });
      if (reply.ok) parts.settings.save(mappingScope, columnKeyOf(table.columns), JSON.stringify(mapping), now);
      return reply;
    },
  };
}
