/** Whether a pack can work: everything that is referred to exists, every stage is reached and left by somebody, the course comes to
 *  an end, every clock starts and stops. Each finding names its place, so that a form can show it there. */
import { limitProblem } from '../calendar/limit.ts';
import type { Limit } from '../calendar/limit.ts';
import { templateProblem } from '../document/letters/template.ts';
import { besideOf, type Action, type Effect, type Field, type Need, type Pack, type Stage } from './pack.ts';
import { fieldsAt, namesOf, phoneStepsAt, type Names } from './names.ts';
import { packShape } from './shapes/pack.ts';
import { isRecord, walk, type Kind, type Path, type Visit } from './shapes/shape.ts';

export type Finding = { path: string } & (
  | { code: 'WordsMissing' | 'IdTwice' | 'BadLimit' | 'OptionsMissing' | 'EffectIncomplete' | 'SourceMissing' }
  | { code: 'UnknownReference'; kind: Kind; id: string }
  | { code: 'StageUnreachable' | 'StageDeadEnd' | 'StageWithoutActor' | 'NeverEnds'; stage: string }
  | { code: 'NobodyMay'; action: string }
  | { code: 'ClockWithoutStart' | 'ClockWithoutStop' | 'ClockNotNamed'; clock: string }
  | { code: 'LimitWithoutSource'; clock: string }
  | { code: 'WrongField'; field: string; wanted: Field['kind'][] }
  | { code: 'KindsMissing' | 'EntryMissing' | 'NothingToDo' | 'ReasonMissing' | 'SectionsMissing' }
  | { code: 'LetterBroken'; line: number }
  | { code: 'LetterVariableUnknown'; names: string[] }
);
export type FindingCode = Finding['code'];

/** @param beside packs an overlay can run beside: its clocks hang on their milestones and parties
 *  @returns empty for a pack that can be released */
export function findingsIn(pack: Pack, beside: readonly Pack[] = []): Finding[] {
  const along = besideOf(pack);
  const isOverlay =
    pack.entries.length === 0 &&
    pack.stages.length === along.stages.length &&
    pack.actions.length === along.actions.length;
  const names = isOverlay ? together([pack, ...beside].map(namesOf)) : namesOf(pack);
  return [
    ...wholeFindings(pack, isOverlay),
    ...placeFindings(pack, names),
    ...courseFindings(pack),
    ...clockFindings(pack, names.milestone, isOverlay),
    ...fieldFindings(pack),
  ];
}

function together(all: Names[]): Names {
  const [first, ...rest] = all;
  const united = (kind: Kind): Set<string> => new Set([...first![kind], ...rest.flatMap((names) => [...names[kind]])]);
  return { ...first!, milestone: united('milestone'), party: united('party'), fact: united('fact') };
}

function wholeFindings(pack: Pack, isOverlay: boolean): Finding[] {
  const { clocks, triggers, kpis, checklists, reports, papers, script } = pack;
  const { phoneScripts, tone, letters, notices, caseFormats } = pack;
  const parts = [clocks, triggers, kpis, checklists, reports, papers, script];
  const spoken = [phoneScripts, tone, letters, notices, caseFormats];
  const isEmpty = [...parts, ...spoken].every((part) => (part ?? []).length === 0);
  if (isOverlay) return isEmpty ? [{ code: 'NothingToDo', path: '' }] : [];
  return pack.entries.length === 0 ? [{ code: 'EntryMissing', path: 'entries' }] : [];
}

/** What one place alone shows: a word, an id, a reference, a limit. */
function placeFindings(pack: Pack, names: Names): Finding[] {
  const findings: Finding[] = [];
  const seen = new Map<string, Set<string>>();
  walk(packShape, pack, (at) => {
    const path = at.path.join('.');
    const { shape, value } = at;
    switch (shape.kind) {
      case 'words':
        if (isRecord(value) && value['zh'] === '' && value['en'] === '') findings.push({ code: 'WordsMissing', path });
        if (shape.letter && isRecord(value)) findings.push(...letterFindings(value, path));
        break;
      case 'id': {
        // Fields, options, reasons and steps of scripts are told apart within their own list, all others over the whole pack.
        const isLocal = ['field', 'option', 'reason', 'extension', 'phoneStep', 'phoneChoice', 'caseSection'].includes(
          shape.of,
        );
        const space = `${shape.of} ${isLocal ? at.path.slice(0, -2).join('.') : ''}`;
        const taken = seen.get(space) ?? new Set();
        if (taken.has(textOf(value))) findings.push({ code: 'IdTwice', path });
        seen.set(space, taken.add(textOf(value)));
        break;
      }
      case 'refer':
        if (value !== null && !isKnown(pack, names, at, shape.to, textOf(value))) {
          findings.push({ code: 'UnknownReference', path, kind: shape.to, id: textOf(value) });
        }
        break;
      case 'required':
        if (isRecord(value) && !fieldsAt(pack, at.path).has(textOf(value['field']))) {
          findings.push({ code: 'UnknownReference', path, kind: 'field', id: textOf(value['field']) });
        }
        break;
      case 'limit':
        if (isRecord(value) && value['unit'] !== 'named' && limitProblem(value as Limit, 0)) {
          findings.push({ code: 'BadLimit', path });
        }
        break;
      case 'list':
        if (at.path.at(-1) === 'kinds' && Array.isArray(value) && value.length === 0) {
          findings.push({ code: 'KindsMissing', path });
        }
        if (at.path.at(-1) === 'sections' && Array.isArray(value) && value.length === 0) {
          findings.push({ code: 'SectionsMissing', path });
        }
        break;
      default:
    }
  });
  if (pack.source.trim() === '') findings.push({ code: 'SourceMissing', path: 'source' });
  return findings;
}

function letterFindings(body: Record<string, unknown>, path: string): Finding[] {
  return ['zh', 'en'].flatMap((language): Finding[] => {
    const problem = templateProblem(textOf(body[language]));
    if (!problem) return [];
    const place = `${path}.${language}`;
    return problem.kind === 'template'
      ? [{ code: 'LetterBroken', path: place, line: problem.line }]
      : [{ code: 'LetterVariableUnknown', path: place, names: problem.names }];
  });
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function isKnown(pack: Pack, names: Names, { path }: Visit, kind: Kind, id: string): boolean {
  if (kind === 'field') return fieldsAt(pack, path).has(id);
  if (kind === 'phoneStep') return phoneStepsAt(pack, path).has(id);
  if (kind === 'answer') return fieldsAt(pack, path).has(id) || names.fact.has(id);
  // Another person than whoever did anything.
  if (kind === 'action' && id === '*') return path.at(-2) === 'actions' && path.at(-4) === 'needs';
  // An action that ends everything leaves '*'.
  if (kind === 'stage' && id === '*') return path.at(-2) === 'leaves';
  return names[kind].has(id);
}

const entersBy = (effect: Effect): string[] =>
  effect.kind === 'branch' || effect.kind === 'route' ? effect.enters : [];
const entered = (action: Action): string[] => [...action.enters, ...action.effects.flatMap(entersBy)];
const leavesStage = (action: Action, stage: string): boolean =>
  action.leaves.includes(stage) || action.leaves.includes('*');

/** Whether the course holds together: forward from the entries, and back from the steps after which nothing is left to do. */
function courseFindings(pack: Pack): Finding[] {
  const findings: Finding[] = [];
  const reached = closure(
    [...pack.entries.flatMap(({ enters }) => enters), ...pack.actions.filter(({ beside }) => beside).flatMap(entered)],
    (stage) => pack.actions.filter(({ at }) => at.includes(stage)).flatMap(entered),
  );
  // A step ends a stage when it leaves it for nowhere; or for stages which themselves come to an end.
  const ending = new Set<string>();
  for (let before = -1; before !== ending.size;) {
    before = ending.size;
    for (const action of pack.actions) {
      const goes = entered(action);
      if (goes.length > 0 && !goes.some((stage) => ending.has(stage))) continue;
      for (const stage of action.at) if (leavesStage(action, stage)) ending.add(stage);
    }
  }
  pack.stages.forEach((stage, index) => {
    const path = `stages.${index}`;
    const here = pack.actions.filter(({ at }) => at.includes(stage.id));
    if (!reached.has(stage.id)) findings.push({ code: 'StageUnreachable', path, stage: stage.id });
    else if (!isLeft(pack, stage)) findings.push({ code: 'StageDeadEnd', path, stage: stage.id });
    else if (!here.some(({ by }) => by.roles.length > 0) && !leftFromElsewhere(pack, stage)) {
      findings.push({ code: 'StageWithoutActor', path, stage: stage.id });
    } else if (here.length > 0 && !ending.has(stage.id)) findings.push({ code: 'NeverEnds', path, stage: stage.id });
  });
  pack.actions.forEach((action, index) => {
    if (action.by.roles.length === 0) {
      findings.push({ code: 'NobodyMay', path: `actions.${index}.by.roles`, action: action.id });
    }
  });
  return findings;
}

const isLeft = (pack: Pack, stage: Stage): boolean => pack.actions.some((action) => leavesStage(action, stage.id));

/** A stage may be ended by a step taken in another one (a parallel branch that is closed with the whole). */
const leftFromElsewhere = (pack: Pack, stage: Stage): boolean =>
  pack.actions.some((action) => action.by.roles.length > 0 && leavesStage(action, stage.id));

function closure(from: readonly string[], next: (stage: string) => string[]): Set<string> {
  const found = new Set<string>();
  const open = [...from];
  for (let stage = open.pop(); stage !== undefined; stage = open.pop()) {
    if (found.has(stage)) continue;
    found.add(stage);
    open.push(...next(stage));
  }
  return found;
}

function clockFindings(pack: Pack, marked: ReadonlySet<string>, isOverlay: boolean): Finding[] {
  return pack.clocks.flatMap((rule, index): Finding[] => {
    const path = `clocks.${index}`;
    const found: Finding[] = [];
    if (!rule.start.some((milestone) => marked.has(milestone))) {
      found.push({ code: 'ClockWithoutStart', path: `${path}.start`, clock: rule.id });
    }
    if (!rule.stop.some((set) => set.length > 0 && set.every((milestone) => marked.has(milestone)))) {
      found.push({ code: 'ClockWithoutStop', path: `${path}.stop`, clock: rule.id });
    }
    const isNamed = pack.actions.some(({ effects }) =>
      effects.some((effect) => effect.kind === 'nameDate' && effect.clock === rule.id),
    );
    if (rule.limit.unit === 'named' && !isNamed && !isOverlay) {
      found.push({ code: 'ClockNotNamed', path: `${path}.limit`, clock: rule.id });
    }
    if (rule.source.confidence !== 'house' && rule.source.article.trim() === '') {
      found.push({ code: 'LimitWithoutSource', path: `${path}.source`, clock: rule.id });
    }
    return found;
  });
}

/** Fields that are used for what they cannot hold. */
function fieldFindings(pack: Pack): Finding[] {
  const findings: Finding[] = [];
  const lists: [Field[], string][] = [
    [pack.intake, 'intake'],
    ...pack.actions.map((action, index): [Field[], string] => [action.fields, `actions.${index}.fields`]),
  ];
  for (const [fields, place] of lists) {
    fields.forEach((field, index) => {
      if (field.kind === 'choice' && (field.options ?? []).length === 0) {
        findings.push({ code: 'OptionsMissing', path: `${place}.${index}` });
      }
    });
  }
  pack.actions.forEach((action, index) => {
    const must = (path: Path, id: string | undefined, wanted: Field['kind'][]): void => {
      const field = action.fields.find((one) => one.id === id);
      if (field && !wanted.includes(field.kind)) {
        findings.push({ code: 'WrongField', path: ['actions', index, ...path].join('.'), field: field.id, wanted });
      }
    };
    action.effects.forEach((effect, place) => effectFindings(effect, ['effects', place], must, findings, index));
    action.needs.forEach((need, place) => needFindings(need, ['needs', place], must, findings, index));
  });
  return findings;
}

type Must = (path: Path, id: string | undefined, wanted: Field['kind'][]) => void;

function effectFindings(effect: Effect, path: Path, must: Must, findings: Finding[], action: number): void {
  const incomplete = (): void =>
    void findings.push({ code: 'EffectIncomplete', path: ['actions', action, ...path].join('.') });
  if (effect.kind === 'hand') {
    must([...path, 'field'], effect.field, ['unit']);
    must([...path, 'person'], effect.person, ['person']);
  } else if (effect.kind === 'nameDate') {
    if (!('field' in effect && effect.field) && !('fact' in effect && effect.fact)) incomplete();
    else if ('field' in effect) must([...path, 'field'], effect.field, ['date', 'moment']);
  } else if (effect.kind === 'countFrom') {
    if (!('field' in effect.from && effect.from.field) && !('milestone' in effect.from && effect.from.milestone)) {
      incomplete();
    } else if ('field' in effect.from) must([...path, 'from', 'field'], effect.from.field, ['date', 'moment']);
  } else if (effect.kind === 'pay') {
    must([...path, 'base'], effect.base, ['amount', 'number']);
  }
}

function needFindings(need: Need, path: Path, must: Must, findings: Finding[], action: number): void {
  if (need.kind === 'authority') must([...path, 'field'], need.field, ['amount']);
  if (need.kind === 'above') {
    must([...path, 'field'], need.field, ['unit']);
    must([...path, 'below'], need.below, ['unit']);
  }
  if (need.kind === 'daysBetween') {
    must([...path, 'from'], need.from, ['date']);
    must([...path, 'to'], need.to, ['date']);
  }
  if ('code' in need && need.code === 'NotYet' && !need.say) {
    findings.push({ code: 'ReasonMissing', path: ['actions', action, ...path].join('.') });
  }
}
