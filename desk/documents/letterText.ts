import { Drop, Liquid } from 'liquidjs';
import { templateProblem, type TemplateProblem } from '../../shared/document/letters/template.ts';

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

export type LetterText = { text: string; missing: string[] };

/** What somebody typed may end with a stop where the sentence around it has one of its own. */
const tidied = (text: string): string =>
  text
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/(?<!。)。。(?!。)/g, '。')
    .replace(/(?<=\w)\.\.(?=\s|$)/g, '.');

/** @param values by variable; null where the complaint does not know it
 *  @returns the letter, with the names of facts it needs and the complaint does not have (their places read ____) */
export function letterText(body: string, values: Record<string, string | null>): LetterText | TemplateProblem {
  const problem = templateProblem(body);
  if (problem) return problem;
  const missing = new Set<string>();
  const facts = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value ?? new Unknown(() => missing.add(name))]),
  );
  try {
    const text: string = engine.renderSync(engine.parse(body), facts);
    return { text: tidied(text), missing: [...missing] };
  } catch (error) {
    // The limits: a thousand mentions of a long text would make a letter nobody can read.
    const line = Number(/line:(\d+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? 1);
    return { kind: 'template', line };
  }
}
