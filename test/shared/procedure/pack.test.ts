import { describe, expect, it } from 'vitest';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import { anyParty, firstAsked, type Pack } from '../../../shared/procedure/pack.ts';

const marksOf = (pack: Pack): string[] => [
  ...pack.entries.flatMap((entry) => entry.marks),
  ...pack.actions.flatMap((action) =>
    action.effects.flatMap((effect) => {
      if (effect.kind === 'mark') return effect.milestones;
      return effect.kind === 'branch' || effect.kind === 'route' ? effect.marks : [];
    }),
  ),
];

describe.each(shippedPacks.all.map((pack) => [`${pack.id} v${pack.version}`, pack] as const))(
  '%s is sound',
  (_name, pack) => {
    const stages = new Set(pack.stages.map((stage) => stage.id));
    const parties = new Set([firstAsked, anyParty, ...pack.parties.map((party) => party.id)]);
    // An overlay has no actions: its clocks hang on the milestones of the packs it lies over.
    const marks = new Set((pack.entries.length > 0 ? [pack] : shippedPacks.all).flatMap(marksOf));

    it('PACK-1: every stage can be reached and every stage can be left', () => {
      const entered = new Set([
        ...pack.entries.flatMap((entry) => entry.enters),
        ...pack.actions.flatMap((action) => [
          ...action.enters,
          ...action.effects.flatMap((effect) =>
            effect.kind === 'branch' || effect.kind === 'route' ? effect.enters : [],
          ),
        ]),
      ]);
      const left = new Set(pack.actions.flatMap((action) => action.leaves));
      expect([...stages].filter((stage) => !entered.has(stage))).toEqual([]);
      expect([...stages].filter((stage) => !left.has(stage))).toEqual([]);
      expect([...entered].filter((stage) => !stages.has(stage))).toEqual([]);
    });

    it('PACK-2: every clock has a start and a stop that something reaches', () => {
      for (const clock of pack.clocks) {
        expect(
          clock.start.some((milestone) => marks.has(milestone)),
          `${clock.id} starts`,
        ).toBe(true);
        for (const set of clock.stop)
          expect(
            set.every((milestone) => marks.has(milestone)),
            `${clock.id} stops at ${set.join('+')}`,
          ).toBe(true);
        for (const milestone of clock.cancel)
          expect(marks.has(milestone), `${clock.id} is cancelled by ${milestone}`).toBe(true);
        if (clock.limit.unit === 'named') {
          const namedBy = pack.actions.some((action) =>
            action.effects.some((effect) => effect.kind === 'nameDate' && effect.clock === clock.id),
          );
          expect(namedBy, `${clock.id} is named by an action`).toBe(true);
        }
      }
    });

    it('PACK-3: actions, fields and effects refer to what exists', () => {
      for (const action of pack.actions) {
        const fields = new Set(action.fields.map((field) => field.id));
        expect(parties.has(action.by.party), `${action.id} by ${action.by.party}`).toBe(true);
        for (const stage of [...action.at, ...action.leaves, ...action.enters]) {
          expect(stage === '*' || stages.has(stage), `${action.id} knows ${stage}`).toBe(true);
        }
        for (const effect of action.effects) {
          if ('field' in effect && effect.field)
            expect(fields.has(effect.field), `${action.id} has field ${effect.field}`).toBe(true);
        }
        for (const need of action.needs) {
          if (need.kind === 'stageEnded') expect(need.stages.every((stage) => stages.has(stage))).toBe(true);
          if (need.kind === 'otherPersonThan') {
            expect(
              need.actions.every((id) => id === '*' || pack.actions.some((other) => other.id === id)),
              `${action.id} four eyes`,
            ).toBe(true);
          }
          if (need.kind === 'milestoneIf') expect(marks.has(need.milestone)).toBe(true);
        }
      }
    });

    it('PACK-4: ids are unique and every text stands in both languages', () => {
      for (const list of [pack.stages, pack.actions, pack.clocks, pack.triggers, pack.papers]) {
        const ids = list.map((entry) => entry.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const entry of list) {
          expect(entry.title.zh, entry.id).toMatch(/\p{Script=Han}/u);
          expect(entry.title.en, entry.id).not.toMatch(/\p{Script=Han}|^$/u);
        }
      }
    });

    it('PACK-5: every number of the written measures names its article', () => {
      const unsourced = pack.clocks.filter(
        (clock) => clock.source.confidence !== 'house' && clock.source.article === '',
      );
      expect(unsourced.map((clock) => clock.id)).toEqual([]);
    });
  },
);
