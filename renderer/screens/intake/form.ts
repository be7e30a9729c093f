import { z } from 'zod';
import {
  channels,
  flagNames,
  narrativeLimit,
  type Channel,
  type Complainant,
  type Details,
  type Flag,
} from '../../../shared/complaint/details.ts';
import type { LinkKind } from '../../../shared/complaint/events.ts';
import type { Instant } from '../../../shared/base/time.ts';
import type { FormValues, Pack } from '../../../shared/procedure/pack.ts';
import { extraOf, type AnswerProblem } from './asked.ts';
import { fenOf } from '../../parts/amount.ts';

/** The registration as it stands on the page: every field is the text that was typed, so that nothing is lost or tidied
 *  away while it is unfinished. This is also what a draft keeps. */
export type ComplainantForm = {
  kind: 'person' | 'organisation';
  name: string;
  phone: string;
  mail: string;
  address: string;
  identity: string;
  hasAgent: boolean;
  agentName: string;
  agentPhone: string;
  authority: string;
};

export type IntakeForm = {
  channel: Channel;
  /** Nothing = now, at the moment of registering. */
  receivedAt: Instant | null;
  complainants: ComplainantForm[];
  complainedUnit: string | null;
  complainedPersons: { name: string; person: string | null }[];
  businessChannel: string | null;
  business: string | null;
  reason: string | null;
  narrative: string;
  demand: string;
  amount: string;
  flags: Flag[];
  originalNumber: string;
  links: FormLink[];
  /** Group of complaints it joins when it is registered. */
  group: FormGroup | null;
  /** Procedure chosen among those the office runs; nothing = the proposed one. */
  pack: string | null;
  /** Answers to the questions of a procedure, kept for each: who changes his mind twice finds them again. */
  answers: Record<string, Answers>;
};

/** What was answered, and the text of what cannot be read yet. */
export type Answers = { values: FormValues; raw: Record<string, string> };

export type FormGroup = { id: string; number: string; title: string };

export type FormLink = { other: string; number: string; kind: LinkKind };

export const emptyComplainant: ComplainantForm = {
  kind: 'person',
  name: '',
  phone: '',
  mail: '',
  address: '',
  identity: '',
  hasAgent: false,
  agentName: '',
  agentPhone: '',
  authority: '',
};

export const emptyForm: IntakeForm = {
  channel: 'phone',
  receivedAt: null,
  complainants: [emptyComplainant],
  complainedUnit: null,
  complainedPersons: [],
  businessChannel: null,
  business: null,
  reason: null,
  narrative: '',
  demand: '',
  amount: '',
  flags: [],
  originalNumber: '',
  links: [],
  group: null,
  pack: null,
  answers: {},
};

export const isEmpty = (form: IntakeForm): boolean =>
  JSON.stringify({ ...form, channel: emptyForm.channel }) === JSON.stringify(emptyForm);

export type ProblemCode = 'missing' | 'notAnAmount' | 'inFuture' | 'tooLong' | 'notAccepted' | AnswerProblem;
/** Problems by the place of the field, as in `complainants.0.name`; the contract names places the same way. */
export type Problems = Readonly<Record<string, ProblemCode>>;

const shortLimit = 200;
const demandLimit = 2000;

/** What is sent to the desk, or every field that stands in the way. Questions of the procedure are at `extra.<question>`. */
export function detailsOf(
  form: IntakeForm,
  now: Instant,
  pack?: Pack,
): { ok: true; details: Details } | { ok: false; problems: Problems } {
  const problems: Record<string, ProblemCode> = {};
  const text = (place: string, value: string, limit: number, isRequired = false): string => {
    const trimmed = value.trim();
    if (trimmed === '' && isRequired) problems[place] = 'missing';
    if (trimmed.length > limit) problems[place] = 'tooLong';
    return trimmed;
  };

  const complainants = form.complainants.map((one, index) => complainantOf(one, `complainants.${index}`, text));
  const narrative = text('narrative', form.narrative, narrativeLimit, true);
  const demand = text('demand', form.demand, demandLimit);
  const originalNumber = text('originalNumber', form.originalNumber, shortLimit);
  const amount = form.amount.trim() === '' ? undefined : fenOf(form.amount);
  if (form.amount.trim() !== '' && amount === undefined) problems['amount'] = 'notAnAmount';
  if (form.reason === null) problems['reason'] = 'missing';
  // The desk allows a minute for two clocks that disagree; so does the page.
  if (form.receivedAt !== null && form.receivedAt > now + 60_000) problems['receivedAt'] = 'inFuture';
  const extra = pack && extraOf(pack, form.answers[pack.id], now);
  Object.assign(problems, extra?.problems);
  if (Object.keys(problems).length > 0) return { ok: false, problems };

  return {
    ok: true,
    details: {
      channel: form.channel,
      receivedAt: form.receivedAt ?? now,
      complainants,
      ...(form.complainedUnit === null ? {} : { complainedUnit: form.complainedUnit }),
      complainedPersons: form.complainedPersons.map(({ name, person }) =>
        person === null ? { name } : { name, person },
      ),
      ...(form.businessChannel === null ? {} : { businessChannel: form.businessChannel }),
      ...(form.business === null ? {} : { business: form.business }),
      reason: form.reason ?? '',
      narrative,
      demand,
      ...(amount === undefined ? {} : { amount }),
      flags: form.flags,
      ...(originalNumber === '' ? {} : { originalNumber }),
      ...(extra && pack.intake.length > 0 ? { extra: extra.values } : {}),
    },
  };
}

function complainantOf(
  one: ComplainantForm,
  place: string,
  text: (place: string, value: string, limit: number, isRequired?: boolean) => string,
): Complainant {
  const optional = (field: 'phone' | 'mail' | 'address' | 'identity'): Record<string, string> => {
    const value = text(`${place}.${field}`, one[field], shortLimit);
    return value === '' ? {} : { [field]: value };
  };
  const agentPhone = one.hasAgent ? text(`${place}.agent.phone`, one.agentPhone, shortLimit) : '';
  return {
    kind: one.kind,
    name: text(`${place}.name`, one.name, shortLimit, true),
    ...optional('phone'),
    ...optional('mail'),
    ...optional('address'),
    ...optional('identity'),
    ...(one.hasAgent
      ? {
          agent: {
            name: text(`${place}.agent.name`, one.agentName, shortLimit, true),
            ...(agentPhone === '' ? {} : { phone: agentPhone }),
            authority: text(`${place}.agent.authority`, one.authority, shortLimit, true),
          },
        }
      : {}),
  };
}

const keptText = z.string().catch('');
const keptChoice = z.string().nullable().catch(null);

const keptComplainant = z.object({
  kind: z.enum(['person', 'organisation']).catch('person'),
  name: keptText,
  phone: keptText,
  mail: keptText,
  address: keptText,
  identity: keptText,
  hasAgent: z.boolean().catch(false),
  agentName: keptText,
  agentPhone: keptText,
  authority: keptText,
});

const keptForm = z.object({
  channel: z.enum(channels).catch('phone'),
  receivedAt: z.number().nullable().catch(null),
  complainants: z.array(keptComplainant).min(1).catch([emptyComplainant]),
  complainedUnit: keptChoice,
  complainedPersons: z.array(z.object({ name: z.string(), person: keptChoice })).catch([]),
  businessChannel: keptChoice,
  business: keptChoice,
  reason: keptChoice,
  narrative: keptText,
  demand: keptText,
  amount: keptText,
  flags: z.array(z.enum(flagNames)).catch([]),
  originalNumber: keptText,
  links: z
    .array(z.object({ other: z.string(), number: z.string(), kind: z.enum(['repeat', 'sameMatter', 'related']) }))
    .catch([]),
  group: z.object({ id: z.string(), number: z.string(), title: z.string() }).nullable().catch(null),
  pack: keptChoice,
  answers: z
    .record(
      z.string(),
      z.object({
        values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
        raw: z.record(z.string(), z.string()),
      }),
    )
    .catch({}),
});

/** A draft as it was kept, by whichever version of the page kept it: what is understood is taken, the rest is left empty. */
export const formOfDraft = (kept: Record<string, unknown>): IntakeForm => keptForm.parse(kept);
