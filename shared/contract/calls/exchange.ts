import { z } from 'zod';
import { call, id, requestId, type } from '../base.ts';
import { conflictChoices } from '../../exchange/conflict.ts';
import { packageLimits } from '../../exchange/package.ts';
import type { ExchangeStatus, ExchangeView, PackageFile, PackageLook, PackageTaken } from '../exchangeViews.ts';

/** A file as text. */
const content = z.string().min(1).max(packageLimits.fileBytes);
const firstPerson = {
  personName: z.string().trim().min(1).max(200),
  account: z.string().trim().min(1).max(60),
  password: z.string().min(1).max(200),
};

const name = z.string().trim().min(1).max(200);
const invitation = {
  request: requestId,
  /** of the hub, such as 'https://hub.example.cn' */
  address: z
    .string()
    .trim()
    .max(300)
    .regex(/^https?:\/\/[^\s/#?]+[^\s#?]*$/),
  code: z.string().trim().min(8).max(64),
  deskName: name,
};

export const exchange = {
  status: call.output(type<ExchangeStatus>()),
  view: call.output(type<ExchangeView>()),
  join: call.input(z.object(invitation)).output(type<ExchangeStatus>()),
  /** First start: this desk begins with the office the hub knows. The first person is one of the unit already, or a new one;
   *  either way the account can sign in here afterwards. */
  joinFresh: call
    .input(
      z.object({
        ...invitation,
        ...firstPerson,
      }),
    )
    .output(type<{ unit: string; unitName: string }>()),
  now: call.output(type<ExchangeStatus>()),
  /** Sends once more what the hub did not take. */
  tryAgain: call.output(type<ExchangeStatus>()),
  leave: call.input(z.object({ request: requestId })).output(type<ExchangeStatus>()),
  /** `text` goes into the complaint as an internal note; needed for the choice `note`. */
  settle: call
    .input(
      z.object({
        request: requestId,
        conflict: id,
        choice: z.enum(conflictChoices),
        text: z.string().trim().max(20_000).optional(),
      }),
    )
    .output(type<{ conflict: string }>()),
  /** ─── files instead of a network ───
   *  Invitation of a unit below, for a PC with nothing on it. */
  invite: call.input(z.object({ unit: id })).output(type<PackageFile>()),
  /** Card of this desk, for another one of the same hub. */
  card: call.output(type<PackageFile>()),
  /** Who wrote a file; takes nothing in. */
  look: call.input(z.object({ content })).output(type<PackageLook>()),
  /** First start: this desk begins with the unit a file invites it for. */
  joinFile: call
    .input(z.object({ request: requestId, content, deskName: name, ...firstPerson }))
    .output(type<{ unit: string; unitName: string }>()),
  /** Everything the reader has not been heard to have taken in. */
  makePackage: call.input(z.object({ desk: id })).output(type<PackageFile>()),
  /** `trust`: the fingerprint of a sender not known before, compared by somebody. */
  takePackage: call.input(z.object({ content, trust: z.string().max(60).optional() })).output(type<PackageTaken>()),
  /** Takes the right away from a desk to exchange files with this one, or gives it back. */
  revoke: call.input(z.object({ desk: id, revoked: z.boolean() })).output(type<{ desk: string }>()),
  /** Folder in which files are exchanged by themselves; null for none. */
  chooseFolder: call
    .input(z.object({ path: z.string().trim().min(1).max(1000).nullable() }))
    .output(type<ExchangeStatus>()),
};
