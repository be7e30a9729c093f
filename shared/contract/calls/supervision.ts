import { z } from 'zod';
import type { FactEntry } from '../../accountability/events.ts';
import type { Proposal, ProposalState } from '../../accountability/proposal.ts';
import type { ProposalRefusal } from '../../accountability/refusals.ts';
import type { SettlementLine } from '../../accountability/settlement.ts';
import type { Instant } from '../../base/time.ts';
import { call, cursor, id, requestId, type } from '../base.ts';
import type { CaseLine, Page } from '../views.ts';

const text = z.string().trim().max(20_000);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const amount = z.int().min(0).max(1e15);
const page = z.object({ cursor, size: z.int().min(1).max(200) });

/** Complaints that press: a clock that warned or ran out, sent back, being rectified. */
export const supervisedLists = ['deadlines', 'returned', 'rectifications'] as const;
export type SupervisedList = (typeof supervisedLists)[number];

/** Which proposals a list shows: nobody has decided yet; confirmed and not yet rectified; all others. */
export const proposalLists = ['undecided', 'underway', 'done'] as const;
export type ProposalList = (typeof proposalLists)[number];

export type ProposalLine = Pick<
  Proposal,
  | 'id'
  | 'pack'
  | 'trigger'
  | 'level'
  | 'subject'
  | 'key'
  | 'state'
  | 'draftedAt'
  | 'postponedUntil'
  | 'endorsedBy'
  | 'due'
  | 'dueAt'
  | 'overdue'
> & { facts: number; undone: number };

/** An entry that fired a trigger. `number` is nothing where the complaint is not mine to see. */
export type FactView = FactEntry & {
  number: string | null;
  reason: string | null;
  gist: string;
  complainedUnit: string | null;
  type: string;
  body: Record<string, unknown>;
};

export type ProposalView = {
  proposal: Proposal;
  facts: FactView[];
  /** Why I may not decide on it; nothing when I may. */
  refusal: ProposalRefusal | null;
  /** Whether I may write down what was rectified. */
  mayProve: boolean;
  history: { sequence: number; at: Instant; type: string; person: string | null; body: Record<string, unknown> }[];
};

/** Counts of the lists, for the tabs and the rail. */
export type SupervisionView = Record<ProposalList | 'deadlines' | 'returned' | 'rectifications', number> & {
  /** Confirmed proposals whose date passed without a proof. */
  overdue: number;
};

export const months = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** The figures of one procedure over some months, oldest first. */
export type FiguresView = {
  /** Procedures that have figures and something to show; the one shown is the first where none was asked for. */
  packs: { id: string; version: number }[];
  pack: { id: string; version: number } | null;
  months: string[];
  units: { unit: string; mayEnter: boolean }[];
  /** `value` is nothing while the number it is divided by is missing. `crossed`: places of the thresholds it crosses in a row. */
  cells: {
    kpi: string;
    unit: string;
    month: string;
    numerator: number;
    count: number;
    input: number | null;
    value: number | null;
    crossed: number[];
  }[];
  /** Numbers from outside, also where no complaint is counted. */
  inputs: { unit: string; month: string; what: string; value: number | null; person: string | null }[];
};

export type SettlementSummary = {
  unit: string;
  lines: number;
  total: number;
  closedAt: Instant | null;
  /** What came to the month after it was closed. */
  later: number;
};

export type SettlementView = {
  unit: string;
  month: string;
  lines: (SettlementLine & { number: string | null })[];
  total: number;
  closed: { at: Instant; by: string; total: number } | null;
  /** Entered for the month after it was closed. */
  later: (SettlementLine & { number: string | null })[];
  refusal: ProposalRefusal | null;
};

/** A complaint in a list of supervision. `clock` is the one that is pressing or the rectification's; `times` how often it was
 *  sent back. */
export type SupervisedLine = CaseLine & { times: number; clockUnit: string | null };

const proposalOnly = z.object({ id });
const proposalWith = z.object({ request: requestId, id });
const state = type<{ id: string; state: ProposalState }>();

export const supervision = {
  view: call.output(type<SupervisionView>()),
  proposals: call.input(page.extend({ list: z.enum(proposalLists) })).output(type<Page<ProposalLine>>()),
  proposal: call.input(proposalOnly).output(type<ProposalView>()),
  /** Confirms, or agrees first where two persons must. `due`: rectify by this date. `base`: amount in fen where it is paid. */
  confirm: call.input(proposalWith.extend({ text, due: date.nullable(), base: amount.nullable() })).output(state),
  dismiss: call.input(proposalWith.extend({ reason: text })).output(state),
  postpone: call.input(proposalWith.extend({ until: date, reason: text })).output(state),
  /** What the unit has done, written down by whoever follows it up; then accepted, or refused with another date. */
  prove: call.input(proposalWith.extend({ text })).output(state),
  acceptProof: call.input(proposalWith.extend({ text })).output(state),
  refuseProof: call.input(proposalWith.extend({ reason: text, due: date })).output(state),
  /** Complaints with a clock that warned or ran out, those sent back, those being rectified: nearest due first. */
  complaints: call.input(page.extend({ list: z.enum(supervisedLists) })).output(type<Page<SupervisedLine>>()),
  /** `until`: the last month shown; the present one when left out. */
  figures: call
    .input(z.object({ pack: z.string().max(16).optional(), until: months.optional(), months: z.int().min(1).max(24) }))
    .output(type<FiguresView>()),
  figureCases: call
    .input(page.extend({ pack: z.string().max(16), kpi: z.string().max(32), unit: id, month: months }))
    .output(type<Page<CaseLine>>()),
  /** A number from outside, by its name (`payingUsers` ..., or `score` and the figure); nothing takes it away. */
  enterFigure: call
    .input(
      z.object({
        request: requestId,
        unit: id,
        month: months,
        what: z.string().max(64),
        value: z.number().min(0).max(1e12).nullable(),
      }),
    )
    .output(type<{ value: number | null }>()),
  settlements: call.input(z.object({ month: months })).output(type<{ months: string[]; units: SettlementSummary[] }>()),
  settlement: call.input(z.object({ unit: id, month: months })).output(type<SettlementView>()),
  closeSettlement: call
    .input(z.object({ request: requestId, unit: id, month: months }))
    .output(type<{ total: number }>()),
  /** The list as a file, base64. */
  settlementFile: call
    .input(z.object({ unit: id, month: months, format: z.enum(['xlsx', 'csv']), language: z.enum(['zh', 'en']) }))
    .output(type<{ name: string; mediaType: string; content: string }>()),
};
