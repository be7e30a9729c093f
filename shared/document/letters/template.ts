/** The language of letters: words, `{{ variable }}`, and conditions on variables. Small on purpose: whoever words a letter can learn it
 *  in a minute, and nothing in it can run for long or read a file. */

/** What a letter may say about a complaint (see variables.ts). */
export const letterVariableNames = [
  '编号',
  '投诉人',
  '收到日期',
  '登记日期',
  '今天',
  '受理单位',
  '经办人',
  '被投诉单位',
  '承办单位',
  '投诉原因',
  '投诉内容',
  '诉求',
  '涉及金额',
  '补偿金额',
  '到期时间',
  '承诺日期',
  '核实情况',
  '核实结论',
  '处理结果',
  '答复内容',
  '不成立理由',
  '整改意见',
  '整改期限',
  '延期原因',
  '最后办理人',
] as const;
export type LetterVariable = (typeof letterVariableNames)[number];

/** With what conditions are explained: a fact that may be missing, and one that goes one way or the other. */
export const conditionExamples = ['诉求', '核实结论'] as const satisfies LetterVariable[];

export type TemplateProblem =
  /** It cannot be read; the line counts from 1. */
  { kind: 'template'; line: number } | { kind: 'unknownVariables'; names: string[] };

const known: ReadonlySet<string> = new Set(letterVariableNames);
const sign = /\{\{([^{}]*)\}\}|\{%([^{}]*?)%\}|\{\{|\}\}|\{%|%\}/g;
const name = /^[\p{L}\p{N}_]+$/u;
/** `a`, `a == "b"`, joined by `and` and `or`. */
const condition =
  /^\S+(?:\s*(?:==|!=)\s*(?:"[^"]*"|'[^']*'))?(?:\s+(?:and|or)\s+\S+(?:\s*(?:==|!=)\s*(?:"[^"]*"|'[^']*'))?)*$/;
const ends: Readonly<Record<string, string>> = { if: 'endif', unless: 'endunless' };

/** @returns what is wrong with a template before anybody uses it */
export function templateProblem(body: string): TemplateProblem | undefined {
  const open: { end: string; line: number; hasElse: boolean }[] = [];
  const unknown = new Set<string>();
  for (const found of body.matchAll(sign)) {
    const line = body.slice(0, found.index).split('\n').length;
    const broken: TemplateProblem = { kind: 'template', line };
    const [, variable, tag] = found;
    if (variable !== undefined) {
      if (!name.test(variable.trim())) return broken;
      if (!known.has(variable.trim())) unknown.add(variable.trim());
      continue;
    }
    const [word = '', ...rest] = (tag ?? '').trim().split(/\s+/);
    const asked = rest.join(' ');
    const innermost = open.at(-1);
    if (Object.hasOwn(ends, word) || word === 'elsif') {
      const names = variablesIn(asked);
      if (!names) return broken;
      for (const one of names) if (!known.has(one)) unknown.add(one);
      if (word !== 'elsif') open.push({ end: ends[word]!, line, hasElse: false });
      else if (!innermost || innermost.hasElse) return broken;
    } else if (asked !== '') return broken;
    else if (word === 'else') {
      if (!innermost || innermost.hasElse) return broken;
      innermost.hasElse = true;
    } else if (word === '' || innermost?.end !== word) return broken;
    else open.pop();
  }
  const left = open.at(-1);
  if (left) return { kind: 'template', line: left.line };
  return unknown.size > 0 ? { kind: 'unknownVariables', names: [...unknown] } : undefined;
}

/** The variables a condition asks for; nothing where it is no condition. */
function variablesIn(asked: string): string[] | undefined {
  if (!condition.test(asked)) return undefined;
  const names = asked
    .replace(/"[^"]*"|'[^']*'/g, '')
    .split(/\s+|==|!=/)
    .filter((word) => word !== '' && word !== 'and' && word !== 'or');
  return names.length > 0 && names.every((one) => name.test(one)) ? names : undefined;
}
