import {
  evolveSampling,
  type AssessmentEvent,
  type Sampling,
  type SamplingEvent,
} from '../../../shared/assurance/events.ts';
import { registerProjection } from './registers.ts';

export type SavedAssessment = Omit<AssessmentEvent, 'type'>;

/** Self-assessments, one row for each person, unit and month. */
export const assessmentProjection = registerProjection<SavedAssessment, AssessmentEvent>({
  name: 'assessment',
  version: 1,
  table: 'assessment',
  prefix: 'assessment/',
  evolve: (state, { type, ...assessment }) => (type === 'SelfAssessed' ? assessment : state),
  columns: { period: 'text not null', unit: 'text not null', person: 'text not null' },
  row: ({ period, unit, person }) => ({ period, unit, person }),
  indexes: `create index assessment_period on assessment (period, unit, person);`,
});

/** Samples of closed complaints. */
export const samplingProjection = registerProjection<Sampling, SamplingEvent>({
  name: 'sampling',
  version: 1,
  table: 'sampling',
  prefix: 'sampling/',
  evolve: evolveSampling,
  columns: { drawn_at: 'integer not null' },
  row: ({ at }) => ({ drawn_at: at }),
  indexes: `create index sampling_drawn on sampling (drawn_at);`,
});
