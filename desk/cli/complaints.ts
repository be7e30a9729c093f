/** Registering, acting, listing, showing. Files may say units by name or code and moments as the office writes them. */
import type { AllowedAction, CaseLine, ComplaintView } from '../../shared/contract/views.ts';
import type { Details } from '../../shared/complaint/details.ts';
import { registerFilter } from '../../shared/contract/calls/complaint.ts';
import { actionOf, type FormValues } from '../../shared/procedure/pack.ts';
import { cliWords } from '../../shared/words/cli.ts';
import { timelineWords } from '../../shared/words/timeline.ts';
import { isRecord, readJson } from './files.ts';
import { dueText, momentText, readMoment } from './moments.ts';
import { inOffice, type Signed } from './open.ts';
import { failureOf, lookUps, stop, type Failure, type Known } from './outcome.ts';
import type { Answer, Job } from './run.ts';
import { unitNamed } from './units.ts';

type Registered = { id: string; number: string };

export async function register(job: Job): Promise<Answer> {
  const words = cliWords[job.language];
  const [file = ''] = job.words;
  const content = readJson(job, file);
  const isList = Array.isArray(content);
  const all: unknown[] = isList ? content : [content];
  if (!all.every(isRecord)) return stop('NotDetails', words.notDetails(file), { file });
  return inOffice(job, 'register', async ({ client, known }) => {
    const one = (raw: Record<string, unknown>, place: number): Promise<Registered> =>
      client.complaint.register({ request: job.request(place), details: detailsIn(job, known, raw) });
    if (!isList) {
      const value = await one(all[0] as Record<string, unknown>, 0);
      return { value, lines: [words.registered(value.number)] };
    }
    const registered: (Registered & { index: number })[] = [];
    const refused: { index: number; error: Failure['error'] }[] = [];
    const lines: string[] = [];
    for (const [index, raw] of all.entries()) {
      try {
        const value = await one(raw, index);
        registered.push({ index, ...value });
      } catch (error) {
        const failure = failureOf(error, job.language, known);
        // A fault of the program ends the run; what is wrong with one complaint does not stop the others.
        if (failure.code === 2) throw error;
        refused.push({ index, error: failure.error });
        lines.push(words.notRegistered(index + 1, failure.error.message));
      }
    }
    lines.push(words.registeredCount(registered.length, refused.length));
    return { value: { registered, refused }, lines, code: refused.length > 0 ? 1 : 0 };
  });
}

/** A complaint as a file says it: moments and units in words become what the contract asks for; the rest is its business. */
function detailsIn(job: Job, known: Known, raw: Record<string, unknown>): Details {
  const { receivedAt, complainedUnit } = raw;
  return {
    channel: 'phone',
    complainedPersons: [],
    demand: '',
    flags: [],
    ...raw,
    ...(receivedAt === undefined ? { receivedAt: job.now() } : {}),
    ...(typeof receivedAt === 'string' ? { receivedAt: momentIn(job, receivedAt) } : {}),
    ...(typeof complainedUnit === 'string' ? { complainedUnit: unitNamed(job, known, complainedUnit) } : {}),
    // What else the file says is judged by the contract, which names every place that is wrong.
  } as unknown as Details;
}

const momentIn = (job: Job, text: string): number =>
  readMoment(text) ?? stop('BadMoment', cliWords[job.language].badMoment(text), { text });

export async function act(job: Job): Promise<Answer> {
  const words = cliWords[job.language];
  const [number = '', action = '', file] = job.words;
  const raw = file === undefined ? {} : readJson(job, file);
  if (!isRecord(raw)) return stop('NotAForm', words.notForm(file ?? ''), { file });
  return inOffice(job, 'anySeat', async (signed) => {
    const { client, known } = signed;
    const before = await client.complaint.open({ id: number });
    const form = formIn(job, known, before, action, raw);
    await client.complaint.act({ request: job.request(), id: before.id, action, form });
    const after = await stateAfter(signed, before.id);
    const names = lookUps(job.language, known);
    const stages = after?.stages.map(({ stage }) => stage) ?? [];
    const said = stages.map((stage) => names.stage?.(stage) ?? stage).join(', ') || words.noStages;
    return {
      value: { id: before.id, number: before.number, stages, ended: after?.ended ?? null },
      lines: [words.acted(before.number, names.action?.(action) ?? action, said)],
    };
  });
}

/** Handed on, a complaint may no longer be this seat's to see; the step itself is done. */
async function stateAfter({ client }: Signed, id: string): Promise<ComplaintView | undefined> {
  try {
    return await client.complaint.open({ id });
  } catch (error) {
    if (failureOf(error, 'en').error.code === 'UnknownComplaint') return undefined;
    throw error;
  }
}

function formIn(job: Job, known: Known, complaint: ComplaintView, action: string, raw: Record<string, unknown>) {
  const pack = known.packs.running(complaint);
  const fields = (pack && actionOf(pack, action)?.fields) ?? [];
  const entries = Object.entries(raw).map(([id, value]): [string, unknown] => {
    const kind = fields.find((field) => field.id === id)?.kind;
    if (typeof value !== 'string' || value.trim() === '') return [id, value];
    if (kind === 'unit') return [id, unitNamed(job, known, value)];
    return [id, kind === 'moment' ? momentIn(job, value) : value];
  });
  return Object.fromEntries(entries) as FormValues;
}

export async function list(job: Job): Promise<Answer> {
  const words = cliWords[job.language];
  const states = registerFilter.shape.state.unwrap().options;
  const state = job.text['state'] ?? 'all';
  const known = states.find((one) => one === state);
  if (!known) return stop('BadOption', words.badValue('--state', state, states.join(words.orWord)));
  const limit = numberIn(job, 'limit', 1, 100_000) ?? 50;
  const text = job.text['text'];
  return inOffice(job, 'read', async (signed) => {
    const lines: CaseLine[] = [];
    let cursor: string | null = null;
    do {
      const filter = { state: known, ...(text === undefined ? {} : { text }) };
      const page = await signed.client.complaint.page({ filter, cursor, size: Math.min(200, limit - lines.length) });
      lines.push(...page.lines);
      cursor = page.next;
    } while (cursor !== null && lines.length < limit);
    const said = lines.map((line) => caseText(job, signed.known, line));
    const count = lines.length === 0 ? words.nothingListed : words.listed(lines.length, cursor !== null);
    return { value: { lines, more: cursor !== null }, lines: [...said, count] };
  });
}

function caseText(job: Job, known: Known, line: CaseLine): string {
  const names = lookUps(job.language, known);
  const words = cliWords[job.language];
  const stages = line.stages.map((stage) => names.stage?.(stage) ?? stage).join('/') || words.noStages;
  const late = line.nextDue && line.nextDue.due < job.now() ? ` ${words.overdueMark}` : '';
  const due = line.nextDue ? `${dueText(line.nextDue.due)}${late}` : '';
  return [line.number, momentText(line.receivedAt), stages, due, line.complainant, line.gist].join('\t');
}

export function numberIn(job: Job, option: string, least: number, most: number): number | undefined {
  const given = job.text[option];
  if (given === undefined) return undefined;
  const value = Number(given);
  if (given.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return value;
  const words = cliWords[job.language];
  return stop('BadOption', words.badValue(`--${option}`, given, words.number(least, most)));
}

export async function show(job: Job): Promise<Answer> {
  const [number = ''] = job.words;
  return inOffice(job, 'read', async ({ client, known }) => {
    const view = await client.complaint.open({ id: number });
    return { value: view, lines: viewLines(job, known, view) };
  });
}

function viewLines(job: Job, known: Known, view: ComplaintView): string[] {
  const words = cliWords[job.language].show;
  const names = lookUps(job.language, known);
  const { details } = view;
  const isPossible = ({ refusal }: AllowedAction): boolean => refusal === null;
  const clock = (one: ComplaintView['clocks'][number]): string => {
    const state =
      one.state === 'met'
        ? one.late
          ? words.late
          : words.met
        : one.state === 'cancelled'
          ? words.cancelled
          : words[one.state];
    return `  ${one.rule}\t${names.clock?.(one.rule) ?? one.rule}\t${dueText(one.due)}\t${state}`;
  };
  const entry = (one: ComplaintView['timeline'][number]): string[] => {
    const what = happened(one, job, known);
    if (what === undefined) return [];
    const who = one.person === null ? '' : (names.person?.(one.person) ?? '');
    const unit = one.unit === null ? '' : (names.unit?.(one.unit) ?? '');
    const acting = one.actingFor === null ? '' : words.actingFor(names.person?.(one.actingFor) ?? '');
    const internal = one.internal ? words.internal : '';
    return [`  ${momentText(one.at)}\t${what}\t${who}${acting}\t${unit}\t${internal}`.trimEnd()];
  };
  const complained = details.complainedUnit === undefined ? '' : (names.unit?.(details.complainedUnit) ?? '');
  const title = `${view.number}  ${words.received} ${momentText(details.receivedAt)}`;
  return [
    title,
    `${words.complainant}: ${details.complainants.map(({ name, phone }) => [name, phone].filter(Boolean).join(' ')).join(', ')}`,
    ...(complained === '' ? [] : [`${words.complained}: ${complained}`]),
    '',
    details.narrative,
    '',
    ...(details.demand === '' ? [] : [`${words.demand}: ${details.demand}`]),
    `${words.stages}: ${view.stages.map(({ stage }) => names.stage?.(stage) ?? stage).join(', ') || cliWords[job.language].noStages}`,
    `${words.actions}: ${view.actions
      .filter(isPossible)
      .map(({ action }) => `${action} (${names.action?.(action) ?? action})`)
      .join(', ')}`,
    `${words.clocks}:`,
    ...view.clocks.map(clock),
    `${words.timeline}:`,
    ...[...view.timeline].reverse().flatMap(entry),
  ];
}

/** What an entry says, or nothing for those about clocks, which stand in a list of their own. */
function happened({ type, body }: ComplaintView['timeline'][number], job: Job, known: Known): string | undefined {
  const words = timelineWords[job.language];
  const names = lookUps(job.language, known);
  const unit = names.unit?.(String(body['unit'])) ?? '';
  switch (type) {
    case 'ComplaintRegistered':
      return body['imported'] === undefined ? words.registered : words.broughtIn;
    case 'PastRecorded':
      return `${words.past} ${String(body['result'])}`.trim();
    case 'ActionTaken': {
      const action = String(body['action']);
      return action === 'register' ? undefined : (names.action?.(action) ?? action);
    }
    case 'PartyHanded': {
      const handler = body['handler'];
      const person = isRecord(handler) ? names.person?.(String(handler['person'])) : undefined;
      return person === undefined ? words.handedNobody(unit) : words.handed(unit, person);
    }
    case 'PartyReturned':
      return words.returned(unit, Number(body['times']));
    case 'NoteAdded':
      return `${words.note} ${String(body['text'])}`;
    case 'DetailsCorrected':
      return words.corrected;
    case 'ComplaintLinked':
      return words.linked;
    case 'AttachmentAdded':
      return `${words.attached} ${String(body['name'])}`;
    case 'InterestDeclared':
      return words.interest;
    case 'InterestWithdrawn':
      return words.interestWithdrawn;
    case 'StepUndone':
      return words.undo;
    case 'ClockBroken':
      return words.clockBroken;
    default:
      return undefined;
  }
}
