import type { ComplaintId, PersonId, UnitId } from '../base/ids.ts';
import type { Instant, LocalDate } from '../base/time.ts';

/** Somebody judged his own handling. Streams: `assessment/<unit>.<period>.<person>`; each entry stands whole, the last one counts. */
export type AssessmentEvent = { type: 'SelfAssessed' } & Assessment & { at: Instant };
export type Assessment = {
  unit: UnitId;
  /** Month 'YYYY-MM'. */
  period: string;
  person: PersonId;
  /** From 1 to 5, in the order of the items. */
  answers: number[];
  note: string;
};

export const assessmentStream = ({ unit, period, person }: Pick<Assessment, 'unit' | 'period' | 'person'>): string =>
  `assessment/${unit}.${period}.${person}`;

/** Closed complaints drawn by chance, and what was found in each. Streams: `sampling/<id>`. */
export type SamplingEvent =
  | {
      type: 'SampleDrawn';
      id: string;
      /** Days of receipt, both included. */
      from: LocalDate;
      to: LocalDate;
      unit: UnitId;
      seed: number;
      size: number;
      /** How many there were to draw from. */
      population: number;
      complaints: ComplaintId[];
      by: PersonId;
      at: Instant;
    }
  | { type: 'SampleChecked'; complaint: ComplaintId; check: QualityCheck; by: PersonId; at: Instant };

export type QualityAnswer = 'yes' | 'no' | 'notApplicable';
export type QualityCheck = { answers: Record<string, QualityAnswer>; note: string };

export const samplingStream = (id: string): string => `sampling/${id}`;

export type Sampling = Omit<Extract<SamplingEvent, { type: 'SampleDrawn' }>, 'type'> & {
  checks: Record<ComplaintId, QualityCheck & { by: PersonId; at: Instant }>;
};

export function evolveSampling(sampling: Sampling | undefined, event: SamplingEvent): Sampling | undefined {
  if (event.type === 'SampleDrawn') {
    const { type: _type, ...drawn } = event;
    return { ...drawn, checks: {} };
  }
  if (!sampling || event.type !== 'SampleChecked') return sampling;
  const { complaint, check, by, at } = event;
  return { ...sampling, checks: { ...sampling.checks, [complaint]: { ...check, by, at } } };
}

export const foldSampling = (events: readonly SamplingEvent[]): Sampling | undefined =>
  events.reduce<Sampling | undefined>(evolveSampling, undefined);
