import { ORPCError } from '@orpc/client';
import type { Details } from '../../../shared/complaint/details.ts';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import { fieldProblemsIn } from '../../parts/refusal.ts';
import { placesOf } from './asked.ts';
import { detailsOf, type ProblemCode, type Problems } from './form.ts';
import { beginSending, endSending, packOf, setFileState, setRegistered, showProblems, useIntake } from './store.ts';
import { base64Of } from '../../parts/base64.ts';

export type Outcome =
  | { kind: 'registered'; id: string; number: string }
  /** Fields to mend, by place. */
  | { kind: 'problems'; problems: Problems }
  | { kind: 'failed'; error: unknown }
  /** Already on its way: pressing twice is pressing once. */
  | { kind: 'underWay' };

/** Registers what stands on the page. Nothing typed is touched unless the desk has it. */
export async function register(client: DeskClient): Promise<Outcome> {
  const { form, request, draft, isSending, registered, offered, overlays } = useIntake.getState();
  const pack = packOf({ form, offered, overlays });
  if (isSending || registered) return { kind: 'underWay' };
  const read = detailsOf(form, Date.now(), pack);
  if (!read.ok) {
    showProblems(read.problems);
    return { kind: 'problems', problems: read.problems };
  }
  await beginSending();
  try {
    const links = form.links.map(({ other, kind }) => ({ other, kind }));
    const chosen = pack ? { pack: pack.id } : {};
    const joining = form.group ? { group: form.group.id } : {};
    const details = form.group ? withGroupFlag(read.details) : read.details;
    const receipt = await client.complaint.register({ request, draft, details, links, ...chosen, ...joining });
    setRegistered(receipt);
    void storeFiles(client, receipt.id);
    return { kind: 'registered', ...receipt };
  } catch (error) {
    const problems = problemsOf(error);
    endSending(client, problems);
    return problems === null ? { kind: 'failed', error } : { kind: 'problems', problems };
  }
}

/** What joins a group is marked as one, so that lists and figures by mark find it. */
const withGroupFlag = (details: Details): Details =>
  details.flags.includes('group') ? details : { ...details, flags: [...details.flags, 'group'] };

/** Fields the desk did not accept; nothing when the failure is about something else. */
function problemsOf(error: unknown): Problems | null {
  const answers = fieldProblemsIn(error);
  if (answers.length > 0) return placesOf(answers);
  if (!(error instanceof ORPCError) || error.code !== 'BAD_INPUT') return null;
  const { problems } = error.data as { problems: { path: string; why: string }[] };
  const places = problems
    .map(({ path }) =>
      path
        .replaceAll('[', '.')
        .replaceAll(']', '')
        .replaceAll('/', '.')
        .replace(/^\.?details\./, ''),
    )
    .map((place): [string, ProblemCode] => [place, 'notAccepted']);
  return Object.fromEntries(places);
}

/** One after the other: the desk encrypts each, and a clerk reads the number aloud meanwhile. */
export async function storeFiles(client: DeskClient, complaint: string): Promise<void> {
  for (const { request, file, state } of useIntake.getState().files) {
    if (state === 'stored' || state === 'sending') continue;
    setFileState(request, 'sending');
    try {
      // oxlint-disable-next-line no-await-in-loop -- one file after the other: a slow line is not choked
      const content = await base64Of(file);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await client.attachment.add({ request, complaint, name: file.name.slice(0, 200), content, paper: null });
      setFileState(request, 'stored');
    } catch {
      setFileState(request, 'failed');
    }
  }
}
