// Groups of complaints, given and when and then: what has happened, what somebody does, what follows or why it does not.
import { describe, expect, it } from 'vitest';
import {
  closingObstacles,
  decideClose,
  decideDatePair,
  decideJoin,
  decideLeave,
  decideMajor,
  decideMaster,
  decideMeasure,
  decideOpen,
  decideRepresentatives,
  decideSaveDefect,
  decideSweep,
  type GroupContext,
  type GroupRefusal,
  type Joiner,
} from '../../../shared/group/decide.ts';
import type { GroupEvent } from '../../../shared/group/events.ts';
import { fitsGroup, likenessOf } from '../../../shared/group/likeness.ts';
import { evolveGroup, foldGroup, peopleOf, type Group } from '../../../shared/group/state.ts';
import { groupKinds, groupMeasures } from '../../../shared/procedure/packs/groupComplaints/rules.ts';
import type { Office, Role } from '../../../shared/people/office.ts';
import type { Result } from '../../../shared/base/result.ts';

const unit = (id: string, parent?: string) => ({
  id,
  kind: 'outlet' as const,
  name: id,
  contact: {},
  closed: false,
  parent,
});
const person = (id: string, roles: Role[]) => ({
  id,
  name: id,
  account: id,
  contact: {},
  seats: [{ unit: 'bank', roles }],
  absences: [],
  mustChangePassword: false,
  left: false,
});
const office: Office = {
  unitById: new Map([unit('bank'), unit('outlet', 'bank'), unit('elsewhere')].map((one) => [one.id, one])),
  personById: new Map(
    [person('leader', ['handler']), person('clerk', ['intake']), person('reader', ['reader'])].map((one) => [
      one.id,
      one,
    ]),
  ),
};
const as = (who: string): GroupContext => ({ now: 1000, actor: { person: who, unit: 'bank' }, office });
const leader = as('leader');
const joiner = (complaint: string, people = 1, groupNumber: string | null = null): Joiner => ({
  complaint,
  people,
  groupNumber,
});
const command = {
  id: 'g1',
  number: 'YH-QS-2026-001',
  title: '理财到期未兑付',
  kind: 'P10-T3',
  matter: '承诺收益与到期不符',
  complainedUnit: 'bank',
  reason: 'C5',
};

const eventsOf = (result: Result<GroupEvent[], GroupRefusal>): GroupEvent[] => {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};
const refusalOf = (result: Result<unknown, GroupRefusal>): GroupRefusal | undefined =>
  result.ok ? undefined : result.problem;
const typesOf = (result: Result<GroupEvent[], GroupRefusal>): string[] => eventsOf(result).map(({ type }) => type);

/** A group after its opening and whatever followed. */
const groupAfter = (...steps: ((group: Group) => Result<GroupEvent[], GroupRefusal>)[]): Group => {
  const events = eventsOf(decideOpen({ ...command, master: joiner('master') }, leader));
  for (const step of steps) events.push(...eventsOf(step(foldGroup(events)!)));
  return foldGroup(events)!;
};
const joining =
  (...joiners: Joiner[]) =>
  (group: Group) =>
    decideJoin(joiners, 'later', group, leader);
const crowd = (count: number): Joiner[] => Array.from({ length: count }, (_, index) => joiner(`c${index}`));

describe('a group', () => {
  it('P10-M7: begins with its first complaint, which is the master; a complaint stands in one group only', () => {
    const group = groupAfter();
    expect(group).toMatchObject({ number: 'YH-QS-2026-001', master: 'master', unit: 'bank', alarm: null });
    expect(group.members).toEqual([{ complaint: 'master', people: 1, how: 'master', at: 1000 }]);
    expect(refusalOf(decideOpen({ ...command, master: joiner('x', 1, 'YH-QS-2026-009') }, leader))).toEqual({
      code: 'MemberOfAnotherGroup',
      number: 'YH-QS-2026-009',
    });
    expect(refusalOf(joining(joiner('x', 1, 'YH-QS-2026-009'))(group))).toEqual({
      code: 'MemberOfAnotherGroup',
      number: 'YH-QS-2026-009',
    });
    expect(refusalOf(joining(joiner('master', 1, group.number))(group))).toEqual({ code: 'AlreadyMember' });
  });

  it('is led by handlers and supervisors; whoever registers may only join what he registers', () => {
    expect(refusalOf(decideOpen({ ...command, master: joiner('x') }, as('clerk')))).toEqual({
      code: 'NotPermitted',
      permission: 'manageGroups',
    });
    const group = groupAfter();
    expect(refusalOf(decideJoin([joiner('x')], 'later', group, as('clerk')))?.code).toBe('NotPermitted');
    expect(typesOf(decideJoin([joiner('x')], 'intake', group, as('clerk')))).toEqual(['GroupMemberJoined']);
    expect(refusalOf(decideJoin([joiner('x')], 'intake', group, as('reader')))?.code).toBe('NotPermitted');
  });

  it('P10-T: knows the ten kinds of the compilation and another one, and no further', () => {
    expect(groupKinds.map(({ id }) => id)).toEqual([
      'P10-T0',
      ...Array.from({ length: 10 }, (_, index) => `P10-T${index + 1}`),
    ]);
    expect(refusalOf(decideOpen({ ...command, kind: 'P10-T11', master: joiner('x') }, leader))?.code).toBe(
      'UnknownGroupKind',
    );
  });

  it('C-M1: the twentieth person rings the alarm once, with the members that make it; nineteen do not', () => {
    const nineteen = groupAfter(joining(...crowd(18)));
    expect([peopleOf(nineteen), nineteen.alarm]).toEqual([19, null]);
    const joined = eventsOf(joining(joiner('twentieth'))(nineteen));
    const alarm = joined.find((event) => event.type === 'GroupAlarmRaised');
    expect(alarm).toMatchObject({ people: 20 });
    expect(alarm?.type === 'GroupAlarmRaised' && alarm.members).toHaveLength(20);
    const twenty = groupAfter(joining(...crowd(19)));
    expect(typesOf(joining(joiner('next'))(twenty))).toEqual(['GroupMemberJoined']);
    // One complaint of twenty people is enough.
    expect(typesOf(decideOpen({ ...command, master: joiner('letter', 20) }, leader))).toContain('GroupAlarmRaised');
  });

  it('C-M1: an alarm nobody has decided is withdrawn when its facts go; a decided one stays', () => {
    const twenty = groupAfter(joining(...crowd(19)));
    const leaving = (group: Group) => decideLeave('c3', '另一件事', group, leader);
    expect(typesOf(leaving(twenty))).toEqual(['GroupMemberLeft', 'GroupAlarmWithdrawn']);
    const decided = groupAfter(joining(...crowd(19)), (group) =>
      decideMajor({ major: true, basis: 'jointVisit', text: '当面聚集' }, group, leader),
    );
    expect(typesOf(leaving(decided))).toEqual(['GroupMemberLeft']);
  });

  it('C-M1: a person says whether it is major, on a ground; the program never does', () => {
    const twenty = groupAfter(joining(...crowd(19)));
    const decide = (
      group: Group,
      major: boolean,
      basis: 'jointVisit' | 'designated' | 'emergency' | 'none',
      text = '说明',
    ) => decideMajor({ major, basis, text }, group, leader);
    expect(twenty.major).toBeNull();
    expect(refusalOf(decide(groupAfter(), true, 'jointVisit'))?.code).toBe('GroupAlarmNotRaised');
    expect(refusalOf(decide(twenty, true, 'none'))?.code).toBe('MajorNeedsBasis');
    expect(refusalOf(decide(twenty, true, 'jointVisit', ' '))?.code).toBe('ReasonMissing');
    expect(eventsOf(decide(groupAfter(), true, 'designated'))).toMatchObject([{ major: true, basis: 'designated' }]);
    expect(eventsOf(decide(twenty, false, 'jointVisit'))).toMatchObject([{ major: false, basis: 'none' }]);
  });

  it('C-I3: elects at most five representatives, each of them a member', () => {
    const group = groupAfter(joining(...crowd(6)));
    const elect = (names: string[], complaint = 'c0') =>
      decideRepresentatives(
        names.map((name) => ({ name, phone: '', complaint })),
        group,
        leader,
      );
    expect(refusalOf(elect(['甲', '乙', '丙', '丁', '戊', '己']))).toEqual({ code: 'TooManyRepresentatives', most: 5 });
    expect(refusalOf(elect(['甲'], 'stranger'))).toEqual({ code: 'RepresentativeNotMember', name: '甲' });
    expect(typesOf(elect(['甲', '乙', '丙', '丁', '戊']))).toEqual(['RepresentativesElected']);
    const elected = groupAfter(joining(...crowd(2)), (one) =>
      decideRepresentatives([{ name: '甲', phone: '', complaint: 'c1' }], one, leader),
    );
    const [left] = eventsOf(decideLeave('c1', '撤回', elected, leader));
    expect(evolveGroup(elected, left!)?.representatives).toEqual([]);
  });

  it('keeps its master until another member takes its place', () => {
    const group = groupAfter(joining(joiner('x')));
    expect(refusalOf(decideLeave('master', '另一件事', group, leader))?.code).toBe('MasterStays');
    expect(refusalOf(decideLeave('stranger', '另一件事', group, leader))?.code).toBe('NotMember');
    expect(refusalOf(decideLeave('x', ' ', group, leader))?.code).toBe('ReasonMissing');
    expect(refusalOf(decideMaster('stranger', group, leader))?.code).toBe('NotMember');
    const changed = groupAfter(joining(joiner('x')), (one) => decideMaster('x', one, leader));
    expect(changed.master).toBe('x');
    expect(typesOf(decideLeave('master', '另一件事', changed, leader))).toEqual(['GroupMemberLeft']);
  });

  it('P10-M1, P10-M3, P10-M4 and P10-M6 are said in words; P10-M1 also whether it is common', () => {
    const measure = (id: (typeof groupMeasures)[number]['id'], text: string, common: boolean | null = null) =>
      decideMeasure({ measure: id, text, common }, groupAfter(), leader);
    expect(groupMeasures.map(({ rule }) => rule)).toEqual(['P10-M1', 'P10-M2', 'P10-M3', 'P10-M4', 'P10-M5', 'P10-M6']);
    expect(eventsOf(measure('commonness', '同批产品都有', true))).toMatchObject([
      { measure: 'commonness', common: true },
    ]);
    expect(eventsOf(measure('opinion', '已看客户群', true))).toMatchObject([{ common: null }]);
    expect(refusalOf(measure('earlyReport', ' '))?.code).toBe('ReasonMissing');
    for (const own of ['sweep', 'wording'] as const) {
      expect(refusalOf(measure(own, '已做'))).toEqual({ code: 'MeasureHasItsOwnStep', measure: own });
    }
  });

  it('P10-M2: a sweep takes in what is the same and sets aside the rest with the reason; finding nothing counts', () => {
    const group = groupAfter();
    const swept = eventsOf(decideSweep([joiner('a')], [{ complaint: 'b', why: '另一产品' }], group, leader));
    expect(swept.map(({ type }) => type)).toEqual(['GroupSwept', 'GroupMemberJoined']);
    expect(refusalOf(decideSweep([], [{ complaint: 'b', why: '' }], group, leader))?.code).toBe('ReasonMissing');
    expect(groupAfter((one) => decideSweep([], [], one, leader)).measures.sweep).toMatchObject({ by: 'leader' });
  });

  it('P10-M15: a promise that outlives its deposit leaves a gap, counted to the day', () => {
    const pair = (promised: number, held: number, from = '2024-02-29') => {
      const spans = { promised: { from, months: promised }, held: { from, months: held } };
      const [event] = eventsOf(decideDatePair({ id: 'p', title: '防水', ...spans }, groupAfter(), leader));
      return event?.type === 'DatePairRecorded' ? event.pair : undefined;
    };
    expect(pair(60, 24)).toMatchObject({ promisedUntil: '2029-02-28', heldUntil: '2026-02-28', gapDays: 1096 });
    expect(pair(24, 24)).toMatchObject({ gapDays: 0 });
    expect(pair(24, 60)).toMatchObject({ gapDays: 0 });
    const broken = { from: '2024-02-30', months: 24 };
    const spans = { promised: broken, held: { from: '2024-01-01', months: 1 } };
    expect(refusalOf(decideDatePair({ id: 'p', title: '防水', ...spans }, groupAfter(), leader))?.code).toBe(
      'DatePairNotReadable',
    );
  });

  it('P10-CLOSE: ends only with its members, its measures, its alarm and its defect', () => {
    const everything = groupMeasures.map(({ id }) => id);
    const measured = (common: boolean) => (group: Group) => {
      const said: GroupEvent[] = everything.map((measure) => ({
        type: 'GroupMeasureTaken',
        measure,
        text: '已办',
        common: measure === 'commonness' ? common : null,
        by: 'leader',
        at: 1,
      }));
      void group;
      return { ok: true as const, value: said };
    };
    const bare = groupAfter(joining(...crowd(19)));
    expect(closingObstacles(bare, 3).map(({ code }) => code)).toEqual([
      'GroupMembersOpen',
      'GroupMeasuresMissing',
      'GroupAlarmUndecided',
    ]);
    expect(refusalOf(decideClose('总结', 3, bare, leader))).toEqual({ code: 'GroupMembersOpen', open: 3 });
    expect(refusalOf(decideClose('总结', 0, bare, leader))).toEqual({
      code: 'GroupMeasuresMissing',
      measures: everything,
    });
    // P10-M11: what was found to be common must stand in the library.
    const common = groupAfter(measured(true));
    expect(refusalOf(decideClose('总结', 0, common, leader))?.code).toBe('GroupDefectMissing');
    const rare = groupAfter(measured(false));
    expect(refusalOf(decideClose(' ', 0, rare, leader))?.code).toBe('ReasonMissing');
    const closed = groupAfter(measured(false), (group) => decideClose('已全部解决', 0, group, leader));
    expect(closed.closed).toEqual({ summary: '已全部解决', by: 'leader', at: 1000 });
    expect(refusalOf(joining(joiner('late'))(closed))).toEqual({ code: 'GroupIsClosed', number: command.number });
    expect(refusalOf(decideMeasure({ measure: 'opinion', text: 'x', common: null }, closed, leader))?.code).toBe(
      'GroupIsClosed',
    );
  });

  it('P10-M10, P10-M11: the library keeps a defect with its material, blacklisted or not', () => {
    const defect = {
      id: 'd',
      title: '空鼓',
      kind: 'P10-T9',
      signs: '',
      cause: '',
      remedy: '',
      material: '腻子',
      blacklisted: true,
    };
    const saved = decideSaveDefect(defect, leader);
    expect(saved.ok && saved.value[0]).toMatchObject({
      type: 'DefectSaved',
      material: '腻子',
      blacklisted: true,
      by: 'leader',
    });
    expect(refusalOf(decideSaveDefect({ ...defect, kind: 'other' }, leader))?.code).toBe('UnknownGroupKind');
    expect(refusalOf(decideSaveDefect(defect, as('clerk')))?.code).toBe('NotPermitted');
  });

  it('skips what a newer program wrote', () => {
    const group = groupAfter();
    expect(evolveGroup(group, { type: 'GroupPainted' } as unknown as GroupEvent)).toEqual(group);
    expect(foldGroup([{ type: 'GroupMemberLeft', complaint: 'x', reason: '', by: 'x', at: 1 }])).toBeUndefined();
  });
});

describe('one matter', () => {
  const words = (...list: string[]): ReadonlySet<string> => new Set(list);
  const matter = { complainedUnit: 'outlet', organisation: 'bank', reason: 'C5', words: words('理财', '到期', '未兑') };

  it('P10-M2: is the same reason at the same outlet, or told alike at the same bank', () => {
    expect(likenessOf(matter, { ...matter, words: words('排队') })).toBeCloseTo(0.4);
    expect(likenessOf(matter, matter)).toBeCloseTo(1);
    expect(likenessOf(matter, { ...matter, complainedUnit: 'other' })).toBeCloseTo(0.8);
    expect(likenessOf(matter, { ...matter, complainedUnit: 'other', words: words('排队', '态度') })).toBe(0);
    expect(likenessOf(matter, { ...matter, reason: 'C1' })).toBe(0);
    expect(likenessOf(matter, { ...matter, complainedUnit: null, organisation: null })).toBe(0);
  });

  it('is offered at intake under the unit it is about, and while no outlet is said', () => {
    const group = { complainedUnit: 'bank', reason: 'C5' };
    expect(fitsGroup(group, 'outlet', 'C5', office)).toBe(true);
    expect(fitsGroup(group, 'elsewhere', 'C5', office)).toBe(false);
    expect(fitsGroup(group, null, 'C5', office)).toBe(true);
    expect(fitsGroup(group, 'outlet', 'C1', office)).toBe(false);
    expect(fitsGroup({ ...group, complainedUnit: null }, 'elsewhere', 'C5', office)).toBe(true);
  });
});
