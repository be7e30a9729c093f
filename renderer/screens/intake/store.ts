import { create } from 'zustand';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import type { DraftView, IntakeView } from '../../../shared/contract/views.ts';
import type { Instant } from '../../../shared/base/time.ts';
import { currentPack } from '../../state/packs.ts';
import type { IntakeRule } from '../../../shared/procedure/choose.ts';
import type { FieldValue, Pack } from '../../../shared/procedure/pack.ts';
import { questionsOf } from '../../../shared/procedure/questions.ts';
import { newRequestId } from '../../link/desk.ts';
import {
  detailsOf,
  emptyComplainant,
  emptyForm,
  formOfDraft,
  isEmpty,
  type ComplainantForm,
  type FormLink,
  type IntakeForm,
  type Problems,
} from './form.ts';
import { fillFromKnown, type Filled } from './known.ts';
import { createLatest, type Delivery, type Latest } from './latest.ts';

/** The registration being written. It stands outside the screen, so that looking something up elsewhere and coming back
 *  finds every word; the desk keeps it as a draft besides, so that it survives the program. */
type Intake = {
  /** Person it belongs to: the next one at this PC starts with an empty page. */
  owner: string;
  draft: string;
  /** Made once per draft: however often it is sent, it is registered once. */
  request: string;
  form: IntakeForm;
  filled: Filled;
  /** Files wait here until there is a complaint to add them to. */
  files: readonly WaitingFile[];
  /** Files of a restored draft that must be added again. */
  lostFiles: readonly string[];
  /** Found when registering was tried; nothing before, so that nobody is told off while writing. */
  problems: Problems | null;
  isSending: boolean;
  registered: { id: string; number: string } | null;
  delivery: Delivery;
  savedAt: Instant | null;
  /** Procedures this seat may register under, the proposed one first; nothing until the desk has said. */
  offered: readonly string[];
  /** Why the first of them is proposed, and the regimes that run beside it. */
  rule: IntakeRule | null;
  overlays: readonly string[];
};

export type WaitingFile = { request: string; file: File; state: 'waiting' | 'sending' | 'stored' | 'failed' };

const resumeKey = 'shouwen.intake.draft';

const fresh = (owner: string): Intake => ({
  owner,
  draft: newRequestId(),
  request: newRequestId(),
  form: emptyForm,
  filled: {},
  files: [],
  lostFiles: [],
  problems: null,
  isSending: false,
  registered: null,
  delivery: 'idle',
  savedAt: null,
  offered: [],
  rule: null,
  overlays: [],
});

export const useIntake = create<Intake>(() => fresh(''));

const { getState: intake, setState } = useIntake;
let saver: Latest<Intake> | undefined;

/** Called by the screen when it opens. */
export function beginFor(owner: string): void {
  if (intake().owner !== owner) replace(fresh(owner));
}

/** The procedure the registration will follow: the chosen one while it is offered, else the proposed one. */
export function packOf({ form, offered, overlays }: Pick<Intake, 'form' | 'offered' | 'overlays'>): Pack | undefined {
  const id = offered.find((one) => one === form.pack) ?? offered[0];
  const pack = id === undefined ? undefined : currentPack(id);
  return pack && withQuestions(pack, overlays);
}

/** The same object each time, so that nothing is drawn anew for nothing. */
const asking = new WeakMap<Pack, Map<string, Pack>>();

/** A procedure with the questions of the regimes beside it among its own. */
function withQuestions(pack: Pack, overlays: readonly string[]): Pack {
  const beside = overlays.flatMap((id) => (id === pack.id ? [] : (currentPack(id) ?? [])));
  const questions = questionsOf(pack, beside);
  if (questions.length === pack.intake.length) return pack;
  const key = beside.map(({ id, version }) => `${id}/${version}`).join(' ');
  const known = asking.get(pack) ?? new Map<string, Pack>();
  asking.set(pack, known);
  const found = known.get(key) ?? { ...pack, intake: questions };
  known.set(key, found);
  return found;
}

type Offer = { packs: readonly string[]; rule: IntakeRule | null; overlays: readonly string[] };

export function setOffered({ packs, rule, overlays }: Offer): void {
  const before = intake();
  const next = { offered: packs, rule, overlays };
  const isSame = JSON.stringify(next) === JSON.stringify({ ...next, ...pickOffer(before) });
  if (!isSame) setState(next);
}

const pickOffer = ({ offered, rule, overlays }: Intake) => ({ offered, rule, overlays });

/** Draft this window was writing before it was reloaded. */
export const resumable = (): string | null => sessionStorage.getItem(resumeKey);

function replace(next: Intake): void {
  saver = undefined;
  setState(next, true);
}

/** An empty page; what was being written stays as a draft. */
export const startAnother = (): void => {
  sessionStorage.removeItem(resumeKey);
  replace({ ...fresh(intake().owner), ...pickOffer(intake()) });
};

export function openDraft({ id, form: kept, savedAt }: DraftView): void {
  const textList = (value: unknown): string[] =>
    Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
  const filled = typeof kept['filled'] === 'object' && kept['filled'] !== null ? (kept['filled'] as Filled) : {};
  replace({
    ...fresh(intake().owner),
    ...pickOffer(intake()),
    draft: id,
    // The request of the draft, not a new one: it may have been sent just before the program ended.
    request: typeof kept['request'] === 'string' ? kept['request'] : newRequestId(),
    form: formOfDraft(kept),
    filled,
    lostFiles: textList(kept['files']),
    savedAt,
  });
  sessionStorage.setItem(resumeKey, id);
}

/** Every change goes through here: it stands on the page at once and is on its way to the desk. */
function change(client: DeskClient, changed: Partial<Intake>): void {
  const before = intake();
  if (before.isSending || before.registered) return;
  // Once told what is missing, a clerk sees each sentence go as he fills it in.
  const read =
    before.problems && changed.form
      ? detailsOf(changed.form, Date.now(), packOf({ ...before, form: changed.form }))
      : undefined;
  setState({ ...changed, ...(read && { problems: read.ok ? null : read.problems }) });
  keep(client);
}

function keep(client: DeskClient): void {
  const now = intake();
  // An untouched page is no draft; one that was emptied again still is, or its old words would come back.
  if (saver === undefined && now.savedAt === null && isEmpty(now.form) && now.files.length === 0) return;
  saver ??= createLatest<Intake>({
    send: async ({ draft, request, form, filled, files, lostFiles }) => {
      const names = [...lostFiles, ...files.map(({ file }) => file.name)];
      const { savedAt } = await client.draft.save({ id: draft, form: { ...form, request, filled, files: names } });
      if (intake().draft === draft) setState({ savedAt });
      sessionStorage.setItem(resumeKey, intake().draft);
    },
    later: (failures, again) => setTimeout(again, Math.min(500 * 2 ** failures, 8000)),
    onChange: (delivery) => {
      if (intake().draft === now.draft) setState({ delivery });
    },
  });
  saver.push(now);
}

export type Write = ReturnType<typeof writing>;

/** The ways in which the page changes the registration. */
export const writing = (client: DeskClient) => ({
  form: (changed: Partial<IntakeForm>): void => change(client, { form: { ...intake().form, ...changed } }),

  /** An answer to a question of the procedure; `raw` where what was typed is not what it means. */
  answer: (pack: string, question: string, value: FieldValue, raw?: string): void => {
    const { form } = intake();
    const { values, raw: typed } = form.answers[pack] ?? { values: {}, raw: {} };
    const answers = {
      values: { ...values, [question]: value },
      raw: raw === undefined ? typed : { ...typed, [question]: raw },
    };
    change(client, { form: { ...form, answers: { ...form.answers, [pack]: answers } } });
  },

  complainant: (index: number, changed: Partial<ComplainantForm>): void => {
    const complainants = intake().form.complainants.map((one, at) => (at === index ? { ...one, ...changed } : one));
    change(client, { form: { ...intake().form, complainants } });
  },

  addComplainant: (): void => {
    const { form } = intake();
    change(client, { form: { ...form, complainants: [...form.complainants, emptyComplainant] } });
  },

  removeComplainant: (index: number): void => {
    const { form, filled } = intake();
    const complainants = form.complainants.filter((_, at) => at !== index);
    change(client, { form: { ...form, complainants }, filled: index === 0 ? {} : filled });
  },

  /** Nothing, a repeat, the same matter, and round again. A repeat is marked as one. */
  link: (link: Omit<FormLink, 'kind'>, kind: FormLink['kind'] | null): void => {
    const { form } = intake();
    const others = form.links.filter((one) => one.other !== link.other);
    const links = kind === null ? others : [...others, { ...link, kind }];
    const flags = kind === 'repeat' && !form.flags.includes('repeat') ? [...form.flags, 'repeat' as const] : form.flags;
    change(client, { form: { ...form, links, flags } });
  },

  known: (known: IntakeView['known'], typing: string | undefined): void => {
    const { form, filled: before } = intake();
    const [first = emptyComplainant, ...others] = form.complainants;
    const { complainant, filled } = fillFromKnown(first, known, before, typing);
    if (JSON.stringify([complainant, filled]) === JSON.stringify([first, before])) return;
    change(client, { form: { ...form, complainants: [complainant, ...others] }, filled });
  },

  addFiles: (files: File[]): void => {
    const { files: before, lostFiles } = intake();
    const added = files.map((file) => ({ request: newRequestId(), file, state: 'waiting' as const }));
    const names = new Set(files.map((file) => file.name));
    change(client, { files: [...before, ...added], lostFiles: lostFiles.filter((name) => !names.has(name)) });
  },

  removeFile: (request: string): void =>
    change(client, { files: intake().files.filter((one) => one.request !== request) }),

  forgetLostFiles: (): void => change(client, { lostFiles: [] }),
});

/** Nothing may be saved while it is being registered: a save that arrives after would bring a registered draft back. */
export async function beginSending(): Promise<void> {
  setState({ isSending: true });
  await saver?.settled();
  saver?.stop();
  saver = undefined;
}

export function endSending(client: DeskClient, problems: Problems | null): void {
  setState({ isSending: false, problems });
  keep(client);
}

export function setRegistered(registered: { id: string; number: string }): void {
  sessionStorage.removeItem(resumeKey);
  setState({ isSending: false, problems: null, registered });
}

export const showProblems = (problems: Problems | null): void => setState({ problems });

export function setFileState(request: string, state: WaitingFile['state']): void {
  setState({ files: intake().files.map((one) => (one.request === request ? { ...one, state } : one)) });
}
