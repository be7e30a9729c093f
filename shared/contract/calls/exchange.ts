import { z } from 'zod';
import { call, id, requestId, type } from '../base.ts';
import { conflictChoices } from '../../exchange/conflict.ts';
import type { ExchangeStatus, ExchangeView } from '../exchangeViews.ts';

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
        personName: name,
        account: z.string().trim().min(1).max(60),
        password: z.string().min(1).max(200),
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
};
