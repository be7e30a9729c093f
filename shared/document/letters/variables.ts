import { dateText, dayOf, dueText } from '../moments.ts';
import { formatYuan } from '../../base/yuan.ts';
import { fieldOf, stepsOfSubject, categoryText, valueText, signerOf, type Subject } from '../subject.ts';
import type { LetterVariable } from './template.ts';
import { documentWords } from '../../words/document.ts';

/** What a letter may say about a complaint, by the name used in the template. A fact that is not known is null: a condition
 *  asks for it, and a letter that needs it says that it is missing. */
export const letterVariables: Record<LetterVariable, (subject: Subject) => string | null> = {
  编号: ({ view }) => view.number,
  投诉人: ({ view }) => view.details.complainants.map(({ name }) => name).join('、') || null,
  收到日期: ({ view, language }) => dateText(language, dayOf(view.details.receivedAt)),
  登记日期: ({ view, language }) => dateText(language, dayOf(view.registeredAt)),
  今天: ({ takenAt, language }) => dateText(language, dayOf(takenAt)),
  受理单位: ({ view, nameOfUnit }) => nameOfUnit(view.firstAsked.unit) || null,
  经办人: ({ takenBy }) => takenBy || null,
  被投诉单位: ({ view, nameOfUnit }) => (view.details.complainedUnit ? nameOfUnit(view.details.complainedUnit) : null),
  承办单位: ({ view, nameOfUnit }) => {
    const last = view.parties.at(-1);
    return last ? nameOfUnit(last.unit) : null;
  },
  投诉原因: (subject) => categoryText(subject, subject.view.details.reason) || null,
  投诉内容: ({ view }) => view.details.narrative,
  诉求: ({ view }) => view.details.demand || null,
  涉及金额: ({ view, language }) =>
    view.details.amount === undefined ? null : documentWords[language].amount(formatYuan(view.details.amount)),
  补偿金额: ({ view, language }) => {
    const paid = view.money.reduce((sum, entry) => sum + entry.amount, 0);
    return paid > 0 ? documentWords[language].amount(formatYuan(paid)) : null;
  },
  到期时间: ({ view, language }) => {
    const open = view.clocks.filter(({ state }) => state === 'running');
    return open.length > 0 ? dueText(language, Math.min(...open.map(({ due }) => due))) : null;
  },
  承诺日期: (subject) => answered(subject, 'promised'),
  核实情况: (subject) => answered(subject, 'facts'),
  核实结论: (subject) => answered(subject, 'founded'),
  处理结果: (subject) => answered(subject, 'result'),
  答复内容: (subject) => answered(subject, 'reply'),
  不成立理由: (subject) => answered(subject, 'explanation') ?? answered(subject, 'reason'),
  整改意见: (subject) => answered(subject, 'opinion'),
  整改期限: (subject) => answered(subject, 'due'),
  延期原因: ({ view }) => {
    const last = view.timeline.find(({ type }) => type === 'ClockExtended' || type === 'ExtensionAsked');
    return typeof last?.body['reason'] === 'string' ? last.body['reason'] : null;
  },
  最后办理人: (subject) => {
    const last = stepsOfSubject(subject).at(-1);
    return last ? signerOf(subject, last) : null;
  },
};

/** The last answer given to a field of this name, whichever step asked for it. */
function answered(subject: Subject, field: string): string | null {
  const step = stepsOfSubject(subject).findLast(({ form }) => form[field] !== undefined && form[field] !== null);
  if (!step) return null;
  return valueText(subject, fieldOf(subject.pack, step.action, field), step.form[field]) || null;
}

export const valuesOf = (subject: Subject): Record<string, string | null> =>
  Object.fromEntries(Object.entries(letterVariables).map(([name, value]) => [name, value(subject)]));
