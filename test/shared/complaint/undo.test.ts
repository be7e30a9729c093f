import { describe, expect, it } from 'vitest';
import { decideCorrect, decideNote } from '../../../shared/complaint/decide/record.ts';
import { decideSuspend } from '../../../shared/complaint/decide/clock.ts';
import { decideUndo, undoneVersions, type Entry } from '../../../shared/complaint/decide/undo.ts';
import type { ComplaintEvent } from '../../../shared/complaint/events.ts';
import { fold } from '../../../shared/complaint/evolve.ts';
import type { Complaint } from '../../../shared/complaint/state.ts';
import { contextFor, officeOf, pack, story } from './office.ts';
import { walk } from './walking.ts';

const seed = 20261122;

/** The entries as the log hands them over, the last step from `from` on. */
const entriesOf = (events: readonly ComplaintEvent[], from: number, person: string | null, at: number): Entry[] =>
  events.map((event, index) => ({
    version: index + 1,
    command: index < from ? 1 : 2,
    person: index < from ? 'somebody' : person,
    at: index < from ? 0 : at,
    event,
  }));

const kept = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Folded as after reading from the disk: nothing is shared with what was decided. */
const folded = (events: readonly ComplaintEvent[]): Complaint | undefined => fold(kept(events) as ComplaintEvent[]);

describe('PPL-UNDO: taking the last step back', () => {
  it(`leaves the complaint as it was before, whatever the step was (seed ${seed})`, () => {
    const undone = { times: 0, refused: 0, actions: new Set<string>() };
    walk({
      seed,
      runs: 120,
      pack,
      office: officeOf(),
      entries: [
        { who: 'wang', seat: 'desk' },
        { who: 'zhang', seat: 'bank' },
        { who: 'chen', seat: 'outlet' },
      ],
      unitFor: (field, pick, complaint) => {
        if (field.kind !== 'unit') return null;
        if (field.units!.kinds.includes('member')) return ['bank', 'otherBank'][pick % 2]!;
        return complaint.parties['member']?.unit === 'bank' ? 'outlet' : null;
      },
      check({ events, from, state, context }) {
        const entries = entriesOf(events, from, context.actor.person, context.now);
        const decided = decideUndo(entries, pack, state, context);
        if (!decided.ok) {
          expect(decided.problem).toMatchObject({ code: 'StepHasLeft', why: 'forwarded' });
          undone.refused += 1;
          return;
        }
        expect(kept(folded([...events, ...decided.value]))).toEqual(kept(folded(events.slice(0, from))));
        undone.times += 1;
        const step = events[from]!;
        if (step.type === 'ActionTaken') undone.actions.add(step.action);
      },
    });
    expect(undone.times).toBeGreaterThan(500);
    expect(undone.refused).toBeGreaterThan(5);
    expect([...undone.actions]).toEqual(expect.arrayContaining(['judgeValid', 'archive', 'reportProgress', 'verify']));
  });

  const registered = () => {
    const told = story();
    told.register('2026-09-30T10:00', 'wang', 'desk');
    return told;
  };
  const undo = (told: ReturnType<typeof story>, from: number, moment: string, who = 'wang') => {
    const taken = contextFor('2026-09-30T11:00', 'wang', 'desk').now;
    return decideUndo(entriesOf(told.events, from, 'wang', taken), pack, told.state, contextFor(moment, who, 'desk'));
  };

  it('is for whoever took it, within ten minutes, before it is printed', () => {
    const told = registered();
    const from = told.events.length;
    expect(told.act('2026-09-30T11:00', 'wang', 'desk', 'judgeValid', {})).toBeUndefined();
    expect(undo(told, from, '2026-09-30T11:05').ok).toBe(true);
    expect(undo(told, from, '2026-09-30T11:10').ok).toBe(true);
    expect(undo(told, from, '2026-09-30T11:10:01')).toMatchObject({ problem: { code: 'UndoTooLate', minutes: 10 } });
    expect(undo(told, from, '2026-09-30T11:05', 'li')).toMatchObject({
      problem: { code: 'NotYourStep', person: 'wang' },
    });
    const document = { type: 'DocumentMade' as const, document: 'workingSheet', format: 'print' as const };
    told.take({ ok: true, value: [{ ...document, masked: true, purpose: '', at: 0 }] });
    expect(undo(told, told.events.length - 1, '2026-09-30T11:05')).toMatchObject({
      problem: { code: 'StepHasLeft', why: 'printed' },
    });
  });

  it('does not take back a registration, an undoing, or what has gone to another organisation', () => {
    const told = registered();
    expect(undo(told, 0, '2026-09-30T11:01')).toMatchObject({ problem: { code: 'NothingToUndo' } });
    const judged = told.events.length;
    told.act('2026-09-30T11:00', 'wang', 'desk', 'judgeValid', {});
    const taken = undo(told, judged, '2026-09-30T11:01');
    told.take(taken);
    expect(undo(told, told.events.length - 1, '2026-09-30T11:02')).toMatchObject({
      problem: { code: 'NothingToUndo' },
    });
    told.act('2026-09-30T11:03', 'wang', 'desk', 'judgeValid', {});
    told.act('2026-09-30T11:04', 'director', 'association', 'approve', {});
    const forwarded = told.events.length;
    told.act('2026-09-30T11:05', 'wang', 'desk', 'forward', { unit: 'bank' });
    expect(undo(told, forwarded, '2026-09-30T11:06')).toMatchObject({
      problem: { code: 'StepHasLeft', why: 'forwarded' },
    });
  });

  it('brings back a corrected detail, a note, and a clock that was made to stand still', () => {
    const told = story(officeOf());
    told.register('2026-09-30T10:00', 'wang', 'desk');
    const context = contextFor('2026-09-30T11:00', 'wang', 'desk');
    const steps: (() => Parameters<typeof told.take>[0])[] = [
      () => decideCorrect({ narrative: '改过的经过', amount: 100 }, '听错', told.state, context),
      () => decideNote('备注', told.state, context),
      () =>
        decideSuspend(
          { clock: 'P2-D1#1', reason: 'appraisal', text: '', notice: null, reviewBy: '2026-10-20' },
          pack,
          told.state,
          context,
        ),
    ];
    let brought = 0;
    for (const step of steps) {
      const before = kept(told.state);
      const from = told.events.length;
      if (told.take(step()) !== undefined) continue;
      expect(told.take(undo(told, from, '2026-09-30T11:01'))).toBeUndefined();
      expect(kept(told.state)).toEqual(before);
      brought += 1;
    }
    expect(brought).toBeGreaterThanOrEqual(2);
  });

  it('carries along and takes away only what the step had changed, so that desks that know more or less keep what they know', () => {
    const told = registered();
    const from = told.events.length;
    const inside = { type: 'InterestDeclared' as const, person: 'li', reason: 'inside', at: 0 };
    const declared = { type: 'InterestDeclared' as const, person: 'wang', reason: 'cousin', at: 0 };
    told.take({ ok: true, value: [inside, declared] });
    const taken = undo(told, from + 1, '2026-09-30T11:05');
    if (!taken.ok) throw new Error(taken.problem.code);
    expect(JSON.stringify(taken.value)).not.toContain('inside');
    const elsewhere = { type: 'InterestDeclared' as const, person: 'zhang', reason: 'elsewhere', at: 0 };
    const there = folded([
      ...told.events.filter((event) => !JSON.stringify(event).includes('inside')),
      elsewhere,
      ...taken.value,
    ]);
    expect(there?.interests.map(({ person }) => person)).toEqual(['zhang']);
  });

  it('whoever reads less finds the same step taken back', () => {
    const entry = (version: number, command: number, person: string | null, type = 'NoteAdded') => ({
      version,
      command,
      person,
      type,
    });
    const entries = [
      entry(1, 1, 'wang'),
      entry(2, 2, 'li'),
      entry(3, 3, 'wang'),
      entry(4, 3, 'wang', 'ActionTaken'),
      entry(5, 4, 'zhang'),
      entry(6, 5, null, 'ClockWarned'),
      entry(7, 6, 'wang', 'StepUndone'),
    ];
    expect([...undoneVersions(entries)]).toEqual([3, 4]);
    expect([...undoneVersions(entries.filter(({ person }) => person !== 'zhang'))]).toEqual([3, 4]);
    expect([...undoneVersions(entries.slice(0, 6))]).toEqual([]);
  });
});
