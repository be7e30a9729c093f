import type { Limit } from '../calendar/limit.ts';
import type { CaseFormat } from '../caseStudy/format.ts';
import type { Letter } from '../document/letters/letter.ts';
import type { NoticeSample } from '../notice/sample.ts';
import type { UnitKind } from '../people/office.ts';
import type { PhoneScript } from '../script/script.ts';
import type { ToneRule } from '../tone/check.ts';
import type { Condition, PartyId, Text } from './pack/base.ts';
import type { Checklist, ClockRule, Kpi, MoneyRule, Report, Trigger } from './pack/rules.ts';
import type { Action, Field, Stage } from './pack/step.ts';

export {
  anyParty,
  firstAsked,
  holds,
  type Condition,
  type FieldValue,
  type FormValues,
  type PartyId,
  type Source,
  type Text,
} from './pack/base.ts';
export {
  duties,
  type Action,
  type Duty,
  type Effect,
  type Field,
  type Need,
  type NeedCode,
  type Reason,
  type Stage,
} from './pack/step.ts';
export {
  figureInputs,
  triggerCounts,
  triggerLevels,
  type Checklist,
  type ClockRule,
  type FigureInput,
  type Kpi,
  type MoneyRule,
  type Period,
  type Report,
  type Trigger,
  type TriggerCounts,
  type TriggerLevel,
} from './pack/rules.ts';

/** A procedure pack is one regime of handling complaints, written as data: who stands where in the chain, the stages,
 *  the actions that move a complaint, the forms, the clocks, and where each of them is written down.
 *
 *  Stages are places and actions are transitions of a Petri net: a complaint may stand in several stages at once
 *  (verifying AND being handled at the outlet), and an action may wait until others have ended (`stageEnded`). */
export type Pack = {
  id: string;
  version: number;
  title: Text;
  /** Short name for lists and numbers. */
  short: Text;
  source: string;
  effectiveFrom: string;
  parties: Party[];
  entries: Entry[];
  stages: Stage[];
  actions: Action[];
  clocks: ClockRule[];
  triggers: Trigger[];
  /** Questions of this regime at intake, beyond what every complaint has; the answers become facts. */
  intake: Field[];
  /** Words of this regime for how serious a complaint is, on one internal scale from 1 (slight) to 4 (gravest). */
  severities: { id: string; title: Text; scale: 1 | 2 | 3 | 4 }[];
  money: MoneyRule[];
  kpis: Kpi[];
  checklists: Checklist[];
  /** Recurring summaries of this regime. */
  reports?: Report[];
  /** Papers that must be in the file before it is archived; `when`: only where these facts hold. */
  papers: { id: string; title: Text; when?: Condition[] }[];
  /** Order of the stages drawn above a complaint; the rest is drawn when active. */
  mainLine: string[];
  script: ScriptStep[];
  /** Scripts that branch, for the telephone. */
  phoneScripts?: PhoneScript[];
  /** Words to keep out of answers to customers. */
  tone?: ToneRule[];
  /** Letters about a complaint, filled in from it. */
  letters?: Letter[];
  /** Wordings to begin a notice from. */
  notices?: NoticeSample[];
  /** Ways in which typical cases are written. */
  caseFormats?: CaseFormat[];
  settings: PackSettings;
};

export type Party = { id: PartyId; title: Text; kinds: UnitKind[] };

/** How a complaint begins when a unit of one of these kinds registers it (a department counts as what it belongs to unless
 *  'department' is named). `also` hands further parties their unit at once: the unit's organisation, the unit above it, or
 *  whoever stands above its organisation. Entries are tried in order; `when` looks at the answers of the pack's intake fields. */
export type Entry = {
  kinds: UnitKind[];
  when?: Condition[];
  party: PartyId;
  also?: { party: PartyId; unit: 'organisation' | 'parent' | 'aboveOrganisation' }[];
  enters: string[];
  marks: string[];
};

export type ScriptStep = { id: string; title: Text; say: Text };

export type PackSettings = {
  /** Returns of one party before the sender's decision is final. */
  returnLimit: number;
  receiptOnRestDay: 'actual' | 'nextWorkday';
  dueAt: 'officeClose' | 'midnight';
  warnBefore: Limit[];
  /** So long after a due moment one unit further up is told each time; left out, the custom of the house. */
  escalateAfter?: Limit[] | undefined;
};

/** What a regime brings along where it runs beside another procedure: steps that are open wherever that one stands, and the
 *  stages they lead to with their own steps and parties. */
export type Beside = Pick<Pack, 'parties' | 'stages' | 'actions'>;

export function besideOf({ parties, stages, actions }: Pack): Beside {
  const along = stages.filter(({ beside }) => beside);
  const isAlong = (stage: string): boolean => along.some(({ id }) => id === stage);
  return {
    parties: parties.filter(({ id }) => along.some(({ party }) => party === id)),
    stages: along,
    actions: actions.filter(({ beside, at }) => beside !== undefined || at.some(isAlong)),
  };
}

/** A main procedure with what those beside it bring along; what it would itself bring along beside another stays out of it. */
export function withBeside(main: Pack, others: readonly Beside[]): Pack {
  const own = besideOf(main);
  if (own.actions.length === 0 && others.every(({ actions }) => actions.length === 0)) return main;
  return {
    ...main,
    parties: [...main.parties, ...others.flatMap(({ parties }) => parties)],
    stages: [...main.stages.filter(({ beside }) => !beside), ...others.flatMap(({ stages }) => stages)],
    actions: [
      ...main.actions.filter((action) => !own.actions.includes(action)),
      ...others.flatMap(({ actions }) => actions),
    ],
  };
}

export function stageOf(pack: Pack, id: string): Stage | undefined {
  return pack.stages.find((stage) => stage.id === id);
}
export function actionOf(pack: Pack, id: string): Action | undefined {
  return pack.actions.find((action) => action.id === id);
}
export function clockRuleOf(pack: Pack, id: string): ClockRule | undefined {
  return pack.clocks.find((rule) => rule.id === id);
}

/** Whether an action decides on what waits for an approver. */
export const isApproval = (pack: Pack, { at, by }: Action): boolean =>
  by.roles.includes('approver') && at.some((stage) => stageOf(pack, stage)?.duty === 'approve');
