import { dictionary } from './dictionary.ts';

/** What `shouwen pack` says beyond the other commands. */
export const cliPackWords = dictionary({
  zh: {
    verbs: 'export、import、validate、compare、dry-run',
    unknownVerb: (verb: string, known: string): string => `pack 没有“${verb}”这一项。可选：${known}。`,
    sound: (name: string): string => `${name}：没有发现问题，可以发布。`,
    unsound: (name: string, count: number): string => `${name}：有${count}处不成立。`,
    same: '两版完全相同。',
    differences: (count: number): string => `改动${count}处：`,
    written: (file: string): string => `已写入 ${file}。`,
    drafted: (id: string): string => `${id} 已读入草稿，请在“制度”里核对后发布；或加 --publish 和 --note 直接发布。`,
    published: (id: string, version: number): string => `${id} 第${version}版已发布。`,
    proposed: (id: string, version: number): string => `${id} 第${version}版已提交，等待另一位审定。`,
    result: (complaints: number, differing: number): string => `共算${complaints}件，其中${differing}件的期限会不同。`,
    line: (rule: string, same: number, earlier: number, later: number, before: number, after: number): string =>
      `${rule}：不变 ${same}，提前 ${earlier}，推后 ${later}；超期 ${before} → ${after}`,
    trigger: (trigger: string, same: number, changed: number, added: number, gone: number): string =>
      `${trigger}：拟办事项不变 ${same}，依据有变 ${changed}，新增 ${added}，不再有 ${gone}`,
  },
  en: {
    verbs: 'export, import, validate, compare, dry-run',
    unknownVerb: (verb, known) => `pack does not know "${verb}". It knows: ${known}.`,
    sound: (name) => `${name}: nothing found; it can be published.`,
    unsound: (name, count) => `${name}: ${count} ${count === 1 ? 'place does' : 'places do'} not hold.`,
    same: 'Both are the same.',
    differences: (count) => `${count} ${count === 1 ? 'change' : 'changes'}:`,
    written: (file) => `Written to ${file}.`,
    drafted: (id) =>
      `${id} is now a draft. Check it under "Procedures" and publish it there, or add --publish and --note.`,
    published: (id, version) => `${id}, version ${version} is published.`,
    proposed: (id, version) => `${id}, version ${version} waits for another person.`,
    result: (complaints, differing) => `${complaints} complaints; in ${differing} of them a deadline would differ.`,
    line: (rule, same, earlier, later, before, after) =>
      `${rule}: same ${same}, earlier ${earlier}, later ${later}; late ${before} → ${after}`,
    trigger: (trigger, same, changed, added, gone) =>
      `${trigger}: matters same ${same}, on other facts ${changed}, new ${added}, no longer ${gone}`,
  },
});
