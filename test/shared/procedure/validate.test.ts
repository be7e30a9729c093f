import { describe, expect, it } from 'vitest';
import { blankPack } from '../../../shared/procedure/packs/blank.ts';
import { renamed } from '../../../shared/procedure/names.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import { withAllWords } from '../../../shared/procedure/schema.ts';
import { findingsIn, type FindingCode } from '../../../shared/procedure/validate.ts';
import { findingText, placeText, pathOf } from '../../../shared/words/packText.ts';

/** A procedure of a water company that can be released. */
function water(): Pack {
  const pack = blankPack('W1', '2026-11-22');
  pack.title = { zh: '供水公司投诉办法', en: 'Water company' };
  pack.short = { zh: '供水', en: 'Water' };
  pack.source = '供水公司投诉办法（2026）';
  pack.clocks[0]!.source.article = '第八条';
  return pack;
}

const places = (pack: Pack): [FindingCode, string][] => findingsIn(pack).map(({ code, path }) => [code, path]);

/** What is broken, and the only finding it must lead to. */
const named = { zh: '告知', en: 'Notice' };
const broken: [what: string, code: FindingCode, path: string, change: (pack: Pack) => void][] = [
  [
    'a word is missing in both languages',
    'WordsMissing',
    'stages.0.title',
    (p) => (p.stages[0]!.title = { zh: '', en: '' }),
  ],
  [
    'a sentence of the telephone script leads to one that is gone',
    'UnknownReference',
    'phoneScripts.0.steps.0.next',
    (p) =>
      (p.phoneScripts = [
        {
          id: 'W1-phone1',
          title: { zh: '问答', en: 'Script' },
          start: 'hello',
          steps: [
            { id: 'hello', say: { zh: '您好', en: 'Hello' }, next: 'gone' },
            { id: 'bye', say: { zh: '再见', en: 'Bye' }, next: null },
          ],
          source: { article: '', confidence: 'house' },
        },
      ]),
  ],
  ['the origin is missing', 'SourceMissing', 'source', (p) => (p.source = ' ')],
  [
    'two things have one id',
    'IdTwice',
    'papers.1.id',
    (p) => {
      const paper = { id: 'sheet', title: { zh: '登记表', en: 'Sheet' } };
      p.papers = [paper, { ...paper }];
    },
  ],
  [
    'a limit is negative',
    'BadLimit',
    'clocks.0.limit',
    (p) => (p.clocks[0]!.limit = { amount: -1, unit: 'workingDay' }),
  ],
  ['half a day', 'BadLimit', 'clocks.0.limit', (p) => (p.clocks[0]!.limit = { amount: 0.5, unit: 'calendarDay' })],
  [
    'a choice has no options',
    'OptionsMissing',
    'intake.0',
    (p) => p.intake.push({ id: 'meter', title: { zh: '水表', en: 'Meter' }, kind: 'choice', required: true }),
  ],
  [
    'a date is named by nothing',
    'EffectIncomplete',
    'actions.0.effects.3',
    (p) => p.actions[0]!.effects.push({ kind: 'nameDate', clock: 'W1-D1' } as never),
  ],
  ['no party of that name', 'UnknownReference', 'stages.0.party', (p) => (p.stages[0]!.party = 'plumber')],
  [
    'no field of that name',
    'UnknownReference',
    'actions.0.effects.0.field',
    (p) => (p.actions[0]!.effects[0] = { kind: 'setFrom', fact: 'solved', field: 'gone' }),
  ],
  [
    'a field depends on one that is gone',
    'UnknownReference',
    'actions.0.fields.0.required',
    (p) => (p.actions[0]!.fields[0]!.required = { field: 'gone', is: [true] }),
  ],
  [
    'a need looks at an unknown fact',
    'UnknownReference',
    'actions.0.needs.0.fact',
    (p) => (p.actions[0]!.needs = [{ kind: 'fact', fact: 'gone', is: [true], code: 'NotFounded' }]),
  ],
  [
    'a clock is dropped at a point nobody reaches',
    'UnknownReference',
    'clocks.0.cancel.0',
    (p) => (p.clocks[0]!.cancel = ['gone']),
  ],
  [
    'no stage of that name is left',
    'UnknownReference',
    'actions.0.leaves.1',
    (p) => (p.actions[0]!.leaves = ['handling', 'gone']),
  ],
  [
    'nothing leads to a stage',
    'StageUnreachable',
    'stages.2',
    (p) => {
      p.stages.push({ id: 'checking', party: 'taker', duty: 'judge', title: { zh: '核查', en: 'Checking' } });
    },
  ],
  [
    'nothing ends a stage',
    'StageDeadEnd',
    'stages.2',
    (p) => {
      p.stages.push({ id: 'checking', party: 'taker', duty: 'judge', title: { zh: '核查', en: 'Checking' } });
      p.entries[0]!.enters.push('checking');
      p.actions = p.actions.map((action) => ({ ...action, leaves: action.leaves.filter((stage) => stage !== '*') }));
      p.actions[1]!.leaves = ['handling'];
    },
  ],
  [
    'the course turns in a circle',
    'NeverEnds',
    'stages.2',
    (p) => {
      p.stages.push({ id: 'checking', party: 'taker', duty: 'judge', title: { zh: '核查', en: 'Checking' } });
      p.entries[0]!.enters.push('checking');
      p.actions.push({ ...p.actions[0]!, id: 'again', at: ['checking'], leaves: ['checking'], enters: ['checking'] });
      p.actions[1]!.leaves = ['handling'];
    },
  ],
  ['nobody may take an action', 'NobodyMay', 'actions.0.by.roles', (p) => (p.actions[0]!.by.roles = [])],
  ['a clock never starts', 'ClockWithoutStart', 'clocks.0.start', (p) => (p.clocks[0]!.start = [])],
  ['a clock never stops', 'ClockWithoutStop', 'clocks.0.stop', (p) => (p.clocks[0]!.stop = [])],
  ['nobody names the date', 'ClockNotNamed', 'clocks.0.limit', (p) => (p.clocks[0]!.limit = { unit: 'named' })],
  ['a limit has no article', 'LimitWithoutSource', 'clocks.0.source', (p) => (p.clocks[0]!.source.article = '')],
  [
    'a date is to be read from a text',
    'WrongField',
    'actions.0.effects.3.field',
    (p) => p.actions[0]!.effects.push({ kind: 'nameDate', clock: 'W1-D1', field: 'reply' }),
  ],
  ['no kind of unit', 'KindsMissing', 'parties.0.kinds', (p) => (p.parties[0]!.kinds = [])],
  [
    'nobody can register',
    'EntryMissing',
    'entries',
    (p) => {
      p.entries = [];
      p.stages = [];
      p.mainLine = [];
      p.clocks = [];
      p.actions = [{ ...p.actions[0]!, at: [], leaves: [], enters: [] }];
    },
  ],
  [
    'nothing in it',
    'NothingToDo',
    '',
    (p) => {
      p.entries = [];
      p.stages = [];
      p.mainLine = [];
      p.clocks = [];
      p.actions = [];
    },
  ],
  [
    'a condition of a letter is not ended',
    'LetterBroken',
    'letters.0.body.zh',
    (p) => (p.letters = [{ id: 'told', to: 'unit', title: named, body: { zh: '您好\n{% if 诉求 %}', en: '' } }]),
  ],
  [
    'a letter names what no complaint knows',
    'LetterVariableUnknown',
    'letters.0.body.en',
    (p) => (p.letters = [{ id: 'told', to: 'unit', title: named, body: { zh: '{{ 编号 }}', en: '{{ number }}' } }]),
  ],
  [
    'a format of cases without sections',
    'SectionsMissing',
    'caseFormats.0.sections',
    (p) =>
      (p.caseFormats = [{ id: 'short', title: named, sections: [], source: { article: '', confidence: 'house' } }]),
  ],
  [
    'a refusal without a sentence',
    'ReasonMissing',
    'actions.0.needs.0',
    (p) => (p.actions[0]!.needs = [{ kind: 'answer', field: 'solved', is: [true], code: 'NotYet' } as never]),
  ],
];

describe('PACK-8: what a procedure lacks is found and named by its place', () => {
  it('nothing is found in a procedure that works', () => {
    expect(places(water())).toEqual([]);
  });

  it.each(broken)('%s', (_what, code, path, change) => {
    const pack = water();
    change(pack);
    expect(places(pack)).toEqual([[code, path]]);
  });

  it('a stage that nobody may act in is found beside the action nobody may take', () => {
    const pack = water();
    pack.actions.forEach((action) => (action.by.roles = []));
    expect(places(pack)).toContainEqual(['StageWithoutActor', 'stages.0']);
  });

  it('every kind of finding is tried here', () => {
    const tried = new Set([...broken.map(([, code]) => code), 'StageWithoutActor']);
    const known: Record<FindingCode, true> = {
      WordsMissing: true,
      IdTwice: true,
      BadLimit: true,
      OptionsMissing: true,
      EffectIncomplete: true,
      SourceMissing: true,
      UnknownReference: true,
      StageUnreachable: true,
      StageDeadEnd: true,
      StageWithoutActor: true,
      NeverEnds: true,
      NobodyMay: true,
      ClockWithoutStart: true,
      ClockWithoutStop: true,
      ClockNotNamed: true,
      LimitWithoutSource: true,
      WrongField: true,
      KindsMissing: true,
      EntryMissing: true,
      NothingToDo: true,
      ReasonMissing: true,
      SectionsMissing: true,
      LetterBroken: true,
      LetterVariableUnknown: true,
    };
    expect([...tried].toSorted()).toEqual(Object.keys(known).toSorted());
  });

  it('is said in both languages, with the way to the place', () => {
    const pack = water();
    pack.actions[0]!.fields[0]!.required = { field: 'gone', is: [true] };
    const [finding] = findingsIn(pack);
    expect(placeText(pack, pathOf(finding!.path), 'zh')).toBe('办理动作“办结答复” › 填写项“办理结果” › 必填');
    expect(findingText(finding!, 'zh')).toBe('填写项“gone”不存在，可能已经删除。');
    expect(placeText(pack, pathOf(finding!.path), 'en')).toBe('Actions “Settle and reply” › Form “Result” › Required');
  });
});

describe('the procedures that come with the program', () => {
  it.each(shippedPacks.all.map((pack) => [pack.id, pack] as const))('%s: nothing is found', (_id, pack) => {
    expect(findingsIn(pack, shippedPacks.all)).toEqual([]);
  });

  it.each(shippedPacks.all.map((pack) => [pack.id, pack] as const))(
    '%s: nothing is found in a copy under an id of its own, and nothing in it keeps the old id',
    (id, pack) => {
      const copy = renamed(pack, 'X99');
      expect(findingsIn(copy, shippedPacks.all)).toEqual([]);
      expect(JSON.stringify([copy.clocks, copy.kpis, copy.triggers, copy.money])).not.toContain(`"${id}-`);
    },
  );
});

describe('a word in one language only', () => {
  it('stands for both when the procedure is released', () => {
    const pack = water();
    pack.stages[0]!.title = { zh: '抢修', en: '' };
    expect(withAllWords(pack).stages[0]!.title).toEqual({ zh: '抢修', en: '抢修' });
    expect(pack.stages[0]!.title.en).toBe('');
  });
});
