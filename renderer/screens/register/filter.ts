import { z } from 'zod';
import type { RegisterFilter } from '../../../shared/contract/calls/complaint.ts';
import { channels, flagNames } from '../../../shared/complaint/details.ts';
import { addDays, instantOf } from '../../../shared/calendar/local.ts';

/** The filters as they stand in the address: short, and dates as people write them. Numbers come back from an address as
 *  numbers, though a telephone number is text. */
const text = z.union([z.string(), z.number()]).transform(String).pipe(z.string().max(200)).optional().catch(undefined);
const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .optional()
  .catch(undefined);

const address = z.object({
  text,
  state: z.enum(['open', 'overdue', 'ended', 'all']).catch('all'),
  stage: text,
  unit: text,
  reason: text,
  channel: z.enum(channels).optional().catch(undefined),
  flag: z.enum(flagNames).optional().catch(undefined),
  from: date,
  to: date,
  /** What a figure opens: shown as chips, set nowhere on this screen. */
  counted: text,
  countedAs: z.enum(['member', 'branch', 'unit']).optional().catch(undefined),
  pack: text,
  limits: z.enum(['late', 'inTime']).optional().catch(undefined),
  satisfied: z.enum(['yes', 'no']).optional().catch(undefined),
  repeated: z.boolean().optional().catch(undefined),
  endedFrom: date,
  endedTo: date,
  watched: z.literal(true).optional().catch(undefined),
});
export type RegisterAddress = z.infer<typeof address>;

export const addressOf = (search: Record<string, unknown>): RegisterAddress => address.parse(search);

export const isFiltered = ({ state, ...others }: RegisterAddress): boolean =>
  state !== 'all' || Object.values(others).some((value) => value !== undefined && value !== '');

/** What the desk is asked. Both days count whole: "to" ends where the next day begins. */
export function filterOf({ from, to, endedFrom, endedTo, ...others }: RegisterAddress): RegisterFilter {
  const startOf = (day: string): number => instantOf('Asia/Shanghai', day, 0);
  const present = Object.entries(others).filter(([, value]) => value !== undefined && value !== '');
  return {
    ...(Object.fromEntries(present) as Omit<RegisterAddress, 'from' | 'to' | 'endedFrom' | 'endedTo'>),
    ...(from !== undefined && { receivedFrom: startOf(from) }),
    ...(to !== undefined && { receivedTo: startOf(addDays(to, 1)) }),
    ...(endedFrom !== undefined && { endedFrom: startOf(endedFrom) }),
    ...(endedTo !== undefined && { endedTo: startOf(addDays(endedTo, 1)) }),
  };
}
