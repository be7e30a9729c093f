import { z } from 'zod';
import { roles } from '../../people/office.ts';
import { call, id, requestId, type } from '../base.ts';
import type { ImportPreview, OfficeView } from '../views.ts';

const short = z.string().trim().max(200);
const contact = z.object({ phone: short.optional(), mobile: short.optional(), mail: short.optional() });
const kind = z.enum(['association', 'member', 'department', 'outlet']);

export const importMapping = z.record(
  z.string().max(200),
  z.enum(['name', 'code', 'kind', 'parent', 'phone', 'mobile', 'mail', 'region']).nullable(),
);

export const office = {
  /** All units and people; small enough to hold in the page (a few thousand), refreshed on change. */
  view: call.output(type<OfficeView>()),
  saveUnit: call
    .input(
      z.object({
        request: requestId,
        /** Absent = a new unit. */
        id: id.optional(),
        kind,
        name: short.min(1),
        code: short.optional(),
        numberPrefix: z
          .string()
          .trim()
          .regex(/^[\p{L}\d]{1,12}$/u)
          .optional(),
        parent: id.optional(),
        region: z.string().trim().max(40).optional(),
        partner: z.boolean().optional(),
        leader: id.optional(),
        contact,
      }),
    )
    .output(type<{ id: string }>()),
  closeUnit: call.input(z.object({ request: requestId, id })).output(type<{ id: string }>()),
  savePerson: call
    .input(
      z.object({
        request: requestId,
        id: id.optional(),
        name: short.min(1),
        account: z.string().trim().min(1).max(60),
        title: short.optional(),
        contact,
        seats: z
          .array(
            z.object({
              unit: id,
              roles: z.array(z.enum(roles)).min(1),
              /** Highest amount in fen its approvals may be about; left out, without limit. */
              upTo: z.int().min(0).max(1e15).optional(),
            }),
          )
          .min(1)
          .max(20),
        /** First password; changed by its owner at the first sign-in. */
        password: z.string().min(1).max(200).optional(),
      }),
    )
    .output(type<{ id: string }>()),
  /** Who the person is at the provider of identities; empty takes it away. */
  linkSignOn: call
    .input(z.object({ request: requestId, id, identity: z.string().trim().max(200) }))
    .output(type<{ id: string }>()),
  personLeaves: call.input(z.object({ request: requestId, id })).output(type<{ id: string }>()),
  /** File as base64 (CSV in UTF-8 or GB18030, XLSX; 20 MiB). Reads only; nothing is stored. */
  previewImport: call
    .input(
      z.object({
        name: short.min(1),
        content: z.string().max(28_000_000),
        mapping: importMapping.optional(),
        parent: id.optional(),
      }),
    )
    .output(type<ImportPreview>()),
  /** Stores every accepted row in one piece, or none. */
  importUnits: call
    .input(
      z.object({
        request: requestId,
        name: short.min(1),
        content: z.string().max(28_000_000),
        mapping: importMapping,
        parent: id.optional(),
      }),
    )
    .output(type<{ added: number; changed: number; rejected: number }>()),
};
