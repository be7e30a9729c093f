import { z } from 'zod';
import { call, id, requestId, type } from '../base.ts';
import { todaySections } from '../views.ts';
import { registerFilter } from './complaint.ts';
import { months, proposalLists, supervisedLists } from './supervision.ts';

/** A list as a screen shows it. */
const listSource = z.discriminatedUnion('list', [
  z.object({ list: z.literal('register'), filter: registerFilter }),
  z.object({ list: z.literal('today'), section: z.enum(todaySections) }),
  z.object({ list: z.literal('approvals') }),
  z.object({ list: z.literal('units') }),
  z.object({ list: z.literal('people') }),
  z.object({ list: z.literal('proposals'), which: z.enum(proposalLists) }),
  z.object({ list: z.literal('supervised'), which: z.enum(supervisedLists) }),
  z.object({
    list: z.literal('figureCases'),
    pack: z.string().max(16),
    kpi: z.string().max(32),
    unit: id,
    month: months,
  }),
  z.object({
    list: z.literal('reportCases'),
    report: z.string().max(32),
    period: z.string().max(16),
    row: z.string().max(400),
    measure: z.string().max(80),
  }),
  z.object({ list: z.literal('groups'), state: z.enum(['open', 'closed']) }),
  z.object({ list: z.literal('groupMembers'), group: id }),
  z.object({ list: z.literal('defects') }),
  z.object({
    list: z.literal('cases'),
    state: z.enum(['published', 'unfinished']),
    text: z.string().trim().max(200),
    format: z.string().max(16).optional(),
  }),
  z.object({ list: z.literal('notices'), all: z.boolean() }),
  z.object({ list: z.literal('bulletins') }),
  z.object({ list: z.literal('duty') }),
  z.object({ list: z.literal('contacts') }),
]);
export type ListSource = z.infer<typeof listSource>;
export type ListName = ListSource['list'];

/** Lists with data of people that may be taken out uncovered; the others never show any. */
const lists: readonly ListName[] = [
  'register',
  'today',
  'approvals',
  'people',
  'supervised',
  'figureCases',
  'reportCases',
  'contacts',
];
export const canBeUncovered = (list: ListName): boolean => lists.includes(list);

export const listFormats = ['xlsx', 'csv', 'word'] as const;
export type ListFormat = (typeof listFormats)[number];

/** Lists as files. What is in them, who took them and why stands in the log of who looked at what. */
export const list = {
  /** Personal data is covered unless `masked` is false, which needs the right to see it, complaint by complaint.
   *  @returns the file as base64 */
  export: call
    .input(
      z.object({
        request: requestId,
        source: listSource,
        format: z.enum(listFormats),
        masked: z.boolean(),
        reason: z.string().trim().min(1).max(200),
        language: z.enum(['zh', 'en']),
      }),
    )
    .output(type<{ name: string; mediaType: string; content: string; lines: number }>()),
  /** How far an export under way has come; nothing when there is none of this request. */
  progress: call.input(z.object({ request: requestId })).output(type<{ lines: number | null }>()),
  /** Ends an export under way; nothing is handed out. */
  cancel: call.input(z.object({ request: requestId })).output(type<{ request: string }>()),
};
