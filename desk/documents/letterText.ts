import { Drop, Liquid } from 'liquidjs';
import { letterVariables } from '../../shared/document/letters/variables.ts';

/** A fact the complaint does not know: false to a condition, a blank in a sentence, which is noted. */
class Unknown extends Drop {
  readonly note: () => void;
  constructor(note: () => void) {
    super();
    this.note = note;
  }
  override valueOf(): boolean {
    return false;
  }
}

const blank = '____';

/** Templates are written by the office: limits keep a slip of the pen from holding the desk, and no file can be read. */
const engine = new Liquid({
  ownPropertyOnly: true,
  templates: {},
  parseLimit: 100_000,
  renderLimit: 1000,
  memoryLimit: 5_000_000,
  outputEscape(value: unknown) {
    if (!(value instanceof Unknown)) return typeof value === 'string' ? value : JSON.stringify(value);
    value.note();
    return blank;
  },
});

export type LetterProblem =
  /** The template itself cannot be read; the line counts from 1. */
  { kind: 'template'; line: number; text: string } | { kind: 'unknownVariables'; names: string[] };

export type LetterText = { text: string; missing: string[] };

/** @returns what is wrong with a template before anybody uses it */
export function letterProblem(body: string): LetterProblem | undefined {
  try {
    const names = engine.variablesSync(body);
    const unknown = [...new Set(names.map(String))].filter((name) => !Object.hasOwn(letterVariables, name));
    return unknown.length > 0 ? { kind: 'unknownVariables', names: unknown } : undefined;
  } catch (error) {
    return templateProblem(error);
  }
}

/** @param values by variable; null where the complaint does not know it
 *  @returns the letter, with the names of facts it needs and the complaint does not have (their places read ____) */
export function letterText(body: string, values: Record<string, string | null>): LetterText | LetterProblem {
  const problem = letterProblem(body);
  if (problem) return problem;
  const missing = new Set<string>();
  const facts = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value ?? new Unknown(() => missing.add(name))]),
  );
  try {
    const template = engine.parse(body);
    const text: string = engine.renderSync(template, facts);
    return { text: text.replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n'), missing: [...missing] };
  } catch (error) {
    return templateProblem(error);
  }
}

function templateProblem(error: unknown): LetterProblem {
  const said = error instanceof Error ? error.message : String(error);
  const line = Number(/line:(\d+)/.exec(said)?.[1] ?? 1);
  return { kind: 'template', line, text: said.replace(/, line:.*$/s, '') };
}
