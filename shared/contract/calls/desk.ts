import { z } from 'zod';
import { months } from './supervision.ts';
import { call, cursor, id, requestId, shortestPassPhrase, type } from '../base.ts';
import {
  todaySections,
  type CareReport,
  type DashboardView,
  type DraftView,
  type Page,
  type TodayView,
  type WorkLine,
} from '../views.ts';

export const today = {
  view: call.output(type<TodayView>()),
  /** Work ordered by due moment; `mine` is everything that waits for me. */
  page: call
    .input(z.object({ section: z.enum(todaySections), cursor, size: z.int().min(1).max(200).default(50) }))
    .output(type<Page<WorkLine>>()),
};

/** Unfinished registrations, kept by the desk at every keystroke so that they survive a crash. Own drafts only. */
export const draft = {
  list: call.output(type<DraftView[]>()),
  save: call.input(z.object({ id, form: z.record(z.string().max(64), z.json()) })).output(type<{ savedAt: number }>()),
  drop: call.input(z.object({ id })).output(type<{ id: string }>()),
};

/** Months as `2026-11`; the last twelve where none are given, at most sixty. `unit` counts with all below it. */
const dashboardFilter = z.object({
  from: months.optional(),
  to: months.optional(),
  unit: id.optional(),
  reason: z.string().max(32).optional(),
  pack: z.string().max(16).optional(),
});
export type DashboardFilter = z.infer<typeof dashboardFilter>;

export const dashboard = {
  figures: call.input(dashboardFilter).output(type<DashboardView>()),
};

export const care = {
  verify: call.output(type<CareReport>()),
  /** Writes a backup beside the office (or as `folder`, on the command line) and answers where. With `passPhrase` it also
   *  opens by that: needed on another PC where the operating system keeps the key of this one. */
  backup: call
    .input(
      z.object({
        folder: z.string().max(1000).optional(),
        passPhrase: z.string().min(shortestPassPhrase).max(200).optional(),
      }),
    )
    .output(type<{ folder: string; bytes: number }>()),
  rebuild: call.output(type<{ events: number }>()),
  /** First start: bring an office back from a backup folder. Without `passPhrase` it is opened as this desk opens its own:
   *  refused with `noSuchWay`, `wrongPassPhrase` or `keeperRefused` where that does not fit. */
  restore: call
    .input(
      z.object({
        request: requestId,
        folder: z.string().min(1).max(1000),
        passPhrase: z.string().min(1).max(200).optional(),
      }),
    )
    .output(type<{ events: number }>()),
};

/** One line of preference per person (language, theme, density ...), kept by the desk. */
export const preference = {
  read: call.output(type<Record<string, string>>()),
  save: call.input(z.object({ key: id, value: z.string().max(2000) })).output(type<{ key: string }>()),
};
