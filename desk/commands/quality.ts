import { randomInt } from 'node:crypto';
import { done, refused } from '../../shared/base/result.ts';
import { dayNumber } from '../../shared/calendar/dates.ts';
import { isAtOrUnder } from '../../shared/people/office.ts';
import { readingScope } from '../../shared/people/permissions.ts';
import { decideAssess, decideCheck, decideDraw } from '../../shared/assurance/decide.ts';
import {
  assessmentStream,
  foldSampling,
  samplingStream,
  type QualityCheck,
  type SamplingEvent,
} from '../../shared/assurance/events.ts';
import { factsOf } from '../subjects/groups.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import { contextOf, loadComplaint, perform, visibleComplaint } from '../perform.ts';
import { populationOf } from '../subjects/samplings.ts';

export function qualityCommands(parts: DeskParts): Pick<Handlers<'quality'>, 'assess' | 'draw' | 'check'> {
  return {
    assess(input, caller) {
      const now = parts.clock();
      const { request, ...rest } = input;
      return perform(parts, caller.actor, now, {
        request,
        name: 'quality.assess',
        input: rest,
        topics: ['quality'],
        decide: () => {
          const decision = decideAssess(input, contextOf(parts, caller.actor, now));
          if (!decision.ok) return decision;
          const events = decision.value.map(({ type, ...body }) => ({
            stream: assessmentStream(body),
            type,
            audience: 'parties',
            body,
          }));
          return done({ events, reply: { period: input.period } });
        },
      });
    },

    draw(input, caller) {
      const now = parts.clock();
      const { request, from, to, size } = input;
      const office = parts.office();
      const reach = readingScope(office, caller.actor)?.id ?? caller.actor.unit;
      const unit = input.unit ?? reach;
      if (!isAtOrUnder(office, unit, reach)) return refused({ code: 'UnknownUnit', unit });
      if (![from, to].every((date) => Number.isFinite(dayNumber(date)))) return refused({ code: 'PeriodTurnedRound' });
      const id = parts.newId();
      const seed = input.seed ?? randomInt(4_294_967_296);
      return perform(parts, caller.actor, now, {
        request,
        name: 'quality.draw',
        input: { from, to, unit, size },
        topics: ['quality'],
        decide: () => {
          const population = populationOf(parts, { from, to, unit, at: now });
          const context = contextOf(parts, caller.actor, now);
          const decision = decideDraw({ id, from, to, unit, seed, size }, population, context);
          if (!decision.ok) return decision;
          const events = decision.value.map(({ type, ...body }) => ({
            stream: samplingStream(id),
            type,
            audience: 'parties',
            body,
          }));
          return done({ events, reply: { id, seed } });
        },
      });
    },

    check(input, caller) {
      const now = parts.clock();
      const found = visibleComplaint(parts, caller)(input.complaint);
      if (!found) return refused({ code: 'UnknownComplaint' });
      const { request, ...rest } = input;
      return perform(parts, caller.actor, now, {
        request,
        name: 'quality.check',
        input: rest,
        topics: ['quality'],
        decide: (load) => {
          const sampling = foldSampling(factsOf<SamplingEvent>(load(samplingStream(input.id))));
          const complaint = loadComplaint(load, found.id);
          if (!sampling || !complaint) return refused({ code: 'UnknownSampling' });
          const handledBy = Object.values(complaint.takenBy).flat();
          const check = { answers: input.answers as QualityCheck['answers'], note: input.note };
          const context = contextOf(parts, caller.actor, now);
          const decision = decideCheck({ complaint: found.id, check }, sampling, handledBy, context);
          if (!decision.ok) return decision;
          const events = decision.value.map(({ type, ...body }) => ({
            stream: samplingStream(input.id),
            type,
            audience: 'parties',
            body,
          }));
          return done({ events, reply: { id: input.id } });
        },
      });
    },
  };
}
