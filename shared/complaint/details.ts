import { z } from 'zod';

/** What is known about a complaint when it is registered. The same schema reads it from the screen, the command line and imports.
 *  Amounts are whole fen, moments UTC milliseconds. */

export const channels = ['phone', 'visit', 'letter', 'mail', 'transfer', 'web'] as const;
export type Channel = (typeof channels)[number];

export const flagNames = ['repeat', 'media', 'vulnerable', 'group'] as const;
export type Flag = (typeof flagNames)[number];

const short = z.string().trim().max(200);
const optionalShort = short.optional();

export const narrativeLimit = 20_000;

const complainantSchema = z.object({
  kind: z.enum(['person', 'organisation']),
  name: short.min(1),
  phone: optionalShort,
  mail: optionalShort,
  address: optionalShort,
  /** Identity number of a person, credit code of an organisation. */
  identity: optionalShort,
  /** Who speaks for the complainant, and by which authority (C-I2). */
  agent: z.object({ name: short.min(1), phone: optionalShort, authority: short.min(1) }).optional(),
});
export type Complainant = z.infer<typeof complainantSchema>;

export const detailsSchema = z.object({
  channel: z.enum(channels),
  /** When the complaint reached the unit, which may be earlier than its registration. */
  receivedAt: z.int().min(0).max(8.64e15),
  complainants: z.array(complainantSchema).min(1).max(50),
  /** Unit complained of (outlet or bank); nothing when it is not known yet. */
  complainedUnit: z.string().max(64).optional(),
  complainedPersons: z.array(z.object({ name: short.min(1), person: z.string().max(64).optional() })).max(20),
  /** JR/T 0169 categories. */
  businessChannel: z.string().max(32).optional(),
  business: z.string().max(32).optional(),
  reason: z.string().max(32),
  narrative: z.string().trim().min(1).max(narrativeLimit),
  demand: z.string().trim().max(2000),
  amount: z.int().min(0).max(1e15).optional(),
  flags: z.array(z.enum(flagNames)).max(flagNames.length),
  /** Number the complaint had where it came from (regulator, other desk). */
  originalNumber: optionalShort,
  /** Answers to the intake fields of the pack (severity, model, household ...). */
  extra: z.record(z.string().max(64), z.union([z.string().max(20_000), z.number(), z.boolean(), z.null()])).optional(),
});
export type Details = z.infer<typeof detailsSchema>;

/** Persons complained of: their own case is never given to them. */
export const recused = ({ complainedPersons }: Pick<Details, 'complainedPersons'>): string[] =>
  complainedPersons.flatMap(({ person }) => person ?? []);

/** Fields that may be corrected after registration; each correction keeps the old value in the history. */
export const correctable = [
  'channel',
  'complainants',
  'complainedUnit',
  'complainedPersons',
  'businessChannel',
  'business',
  'reason',
  'narrative',
  'demand',
  'amount',
  'flags',
  'originalNumber',
] as const satisfies readonly (keyof Details)[];
export type CorrectableField = (typeof correctable)[number];
