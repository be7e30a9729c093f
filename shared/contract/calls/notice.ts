import { z } from 'zod';
import type { Instant } from '../../base/time.ts';
import type { Notice } from '../../notice/events.ts';
import { call, id, requestId, type } from '../base.ts';

export type NoticeLine = {
  id: string;
  version: number;
  notice: Notice;
  unit: string;
  publishedBy: string;
  publishedAt: Instant;
  inForce: boolean;
  withdrawn: { reason: string; at: Instant } | null;
  /** Number of the group whose wording it is. */
  groupNumber: string | null;
  /** When I read this version; nothing when I have not. */
  readAt: Instant | null;
  readers: number;
};

const text = z.string().trim().max(4000);
const notice = z.object({
  title: z.string().trim().min(1).max(200),
  wording: text.min(1),
  background: text,
  reason: z.string().max(32).nullable(),
  about: id.nullable(),
  until: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable(),
});

/** The one wording with which everybody answers (公告口径). Wordings of groups are published by `group.word`. */
export const noticeCalls = {
  list: call.input(z.object({ all: z.boolean() })).output(type<NoticeLine[]>()),
  /** Those in force for a complaint about this unit and reason. */
  forComplaint: call
    .input(z.object({ unit: id.optional(), reason: z.string().max(32).optional() }))
    .output(type<NoticeLine[]>()),
  /** `id` names an old one; its `expectedVersion` is the one the writer saw. */
  publish: call
    .input(z.object({ request: requestId, id: id.optional(), expectedVersion: z.int().min(0), notice }))
    .output(type<{ id: string; version: number }>()),
  read: call.input(z.object({ request: requestId, id })).output(type<{ id: string }>()),
  withdraw: call.input(z.object({ request: requestId, id, reason: text })).output(type<{ id: string }>()),
};
