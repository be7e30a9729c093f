import { oc, type } from '@orpc/contract';
import { z } from 'zod';

/** Every call can end in one of these; nothing else leaves the desk.
 *  REFUSED: the office's rules say no (`code` and details, a sentence for each in shared/words).
 *  BAD_INPUT: the request is not understandable; `problems` name the places. SIGNED_OUT: nobody is signed in here.
 *  BROKEN: a fault of the program; `incident` is the number under which it stands in the log. */
export const call = oc.errors({
  REFUSED: { status: 409, data: type<{ code: string; [detail: string]: unknown }>() },
  BAD_INPUT: { status: 422, data: type<{ problems: { path: string; why: string }[] }>() },
  SIGNED_OUT: { status: 401 },
  BROKEN: { status: 500, data: type<{ incident: string }>() },
});

export { type };

/** Made once by the caller and sent with every retry: a command is done once, however often it arrives. */
export const requestId = z.string().min(8).max(64);

/** Shortest pass phrase of a new office, and of a backup that is to open elsewhere. */
export const shortestPassPhrase = 8;

export const id = z.string().min(1).max(64);
export const instant = z.int().min(0).max(8.64e15);
export const cursor = z.string().max(400).nullable();
