import { z } from 'zod';
import type { Instant, LocalDate } from '../../base/time.ts';
import type { QualityCheck } from '../../assurance/events.ts';
import { qualityItems } from '../../procedure/packs/handlingSkills/lists.ts';
import { call, id, requestId, type } from '../base.ts';

export type AssessedPerson = { person: string; average: number; answers: number[]; note: string; at: Instant };
export type AssessedUnit = { unit: string; average: number; items: number[]; people: AssessedPerson[] };
export type AssessmentResults = {
  period: string;
  /** Months in which somebody of the caller's units assessed himself, newest first. */
  periods: string[];
  own: { answers: number[]; note: string; at: Instant } | null;
  units: AssessedUnit[];
};

export type SamplingLine = {
  id: string;
  from: LocalDate;
  to: LocalDate;
  unit: string;
  seed: number;
  population: number;
  size: number;
  checked: number;
  score: number | null;
  by: string;
  at: Instant;
};

export type SampledComplaint = {
  complaint: string;
  number: string;
  gist: string;
  complainedUnit: string | null;
  receivedAt: Instant;
  /** Clocks that ended late, to look at first. */
  late: number;
  check: (QualityCheck & { by: string; at: Instant }) | null;
  /** The caller took part in handling it and may not check it. */
  isOwn: boolean;
};

export type SamplingView = SamplingLine & {
  complaints: SampledComplaint[];
  /** Share done well, by item. */
  items: { item: string; score: number | null }[];
  /** Drawing again with the seed gives the same complaints. */
  isReproducible: boolean;
};

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const date = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
const note = z.string().trim().max(4000);
const answer = z.enum(['yes', 'no', 'notApplicable']);

/** P12: self-assessment by month and unit, and closed complaints drawn by chance and checked. */
export const quality = {
  assess: call
    .input(z.object({ request: requestId, period: month, answers: z.array(z.int().min(1).max(5)).max(50), note }))
    .output(type<{ period: string }>()),
  /** `period` defaults to the newest there is. */
  assessments: call.input(z.object({ period: month.optional() })).output(type<AssessmentResults>()),
  /** `seed` to draw the same again; made by chance when left out. `unit`: the caller's whole reach when left out. */
  draw: call
    .input(
      z.object({
        request: requestId,
        from: date,
        to: date,
        unit: id.optional(),
        size: z.int().min(1).max(500),
        seed: z.int().min(0).max(4_294_967_295).optional(),
      }),
    )
    .output(type<{ id: string; seed: number }>()),
  samplings: call.output(type<SamplingLine[]>()),
  sampling: call.input(z.object({ id })).output(type<SamplingView>()),
  check: call
    .input(
      z.object({
        request: requestId,
        id,
        complaint: id,
        answers: z.partialRecord(z.enum(qualityItems.map((item) => item.id)), answer),
        note,
      }),
    )
    .output(type<{ id: string }>()),
};
