import type { OnBehalf } from '../../shared/complaint/behalf.ts';
import type { KnownPast } from '../../shared/complaint/past.ts';
import type { ComplaintEvent, MoneyEntry, Notice, ProcedureChanged } from '../../shared/complaint/events.ts';
import type { Handler } from '../../shared/duty/answering.ts';
import type { ComplaintView, TimelineEntry } from '../../shared/contract/views.ts';
import { formOf } from '../../shared/document/forms/index.ts';
import { actionOf, stageOf, type Pack } from '../../shared/procedure/pack.ts';
import { assignmentWords } from '../../shared/words/assignment.ts';
import { behalfWords } from '../../shared/words/behalf.ts';
import { detailsWords } from '../../shared/words/details.ts';
import { moneyWords } from '../../shared/words/money.ts';
import { partsWords } from '../../shared/words/parts.ts';
import { undoWords } from '../../shared/words/undo.ts';
import { timelineWords } from '../../shared/words/timeline.ts';
import { useText, useWords } from '../state/language.ts';
import { packOf } from '../state/packs.ts';
import { personName, unitName, useOffice } from '../state/office.ts';
import { useAssignedWhy } from './assignedText.ts';
import { formatYuan } from '../../shared/base/yuan.ts';
import { factOf, timelineGroups, type TimelineGroup } from './timelineGroups.ts';
import { answerOf, clockTitle, fieldName, moneyRule, suspensionTitle, valueOf, type Speech } from './timelineText.ts';
import { useFormat } from './useFormat.ts';
import './timeline.css';

export type TimelineProps = {
  entries: readonly TimelineEntry[];
  pack: Pack;
  /** Numbers of linked complaints, and what opens one; without them a link only says its kind. */
  links?: ComplaintView['links'];
  onOpen?: (id: string) => void;
  /** Shows a file in place. */
  onFile?: (attachment: string) => void;
};

/** What happened to a complaint, newest first: who, for which unit and for whom, what was answered, and what followed. */
export function Timeline(props: TimelineProps) {
  const speech = useSpeech();
  const groups = timelineGroups(props.entries);
  if (groups.length === 0) return <p className="quiet">{speech.words.empty}</p>;
  return (
    <ol className="timeline" aria-label={speech.words.title}>
      {groups.map((group) => (
        <Group
          key={group.main.sequence}
          group={group}
          speech={speech}
          {...props}
          pack={procedureOf(group.main.under, props.pack)}
        />
      ))}
    </ol>
  );
}

export function useSpeech(): Speech {
  const office = useOffice();
  const format = useFormat();
  const { form } = useWords(partsWords);
  const assignment = useWords(assignmentWords);
  const why = useAssignedWhy();
  return {
    words: useWords(timelineWords),
    details: useWords(detailsWords),
    money: useWords(moneyWords),
    undo: useWords(undoWords),
    assigned: (given, by) => {
      const to = given.person === null ? assignment.toDuty : assignment.to(personName(office, given.person));
      return [to, why(given, by)].filter((part) => part !== '').join(' · ');
    },
    text: useText(),
    unit: (id) => unitName(office, id),
    person: (id) => personName(office, id),
    moment: format.moment,
    due: format.due,
    date: format.date,
    amount: (fen) => `${formatYuan(fen)} ${form.yuan}`,
  };
}

/** Entries say what they said under the procedure of their time. */
const procedureOf = (under: TimelineEntry['under'], pack: Pack): Pack =>
  (under && packOf(under.id, under.version)) ?? pack;

const isQuiet = (type: string): boolean => type === 'ClockWarned' || type === 'ClockEscalated';

type GroupProps = TimelineProps & { group: TimelineGroup; speech: Speech };

function Group(props: GroupProps) {
  const { group, speech, pack } = props;
  const { main, effects } = group;
  const { words } = speech;
  const tone =
    main.type === 'ClockBroken' ? 'broken' : isQuiet(main.type) ? 'quiet' : main.internal ? 'inside' : 'step';
  return (
    <li className={`entry entry-${tone}${main.undone ? ' entry-undone' : ''}`}>
      <div className="entry-head">
        <strong className="entry-title">{titleOf(main, pack, speech)}</strong>
        {main.undone ? <span className="entry-internal">{words.undone}</span> : null}
        {main.internal ? <span className="entry-internal">{words.internal}</span> : null}
        <time className="entry-at" dateTime={new Date(main.at).toISOString()}>
          {speech.moment(main.at)}
        </time>
      </div>
      <div className="entry-who">{whoText(main, speech)}</div>
      <Body {...props} />
      {effects.length > 0 ? (
        <ul className="entry-effects">
          {effects.map((entry) => (
            <li key={entry.sequence}>{effectText(entry, pack, speech)}</li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

/** "B 孙伟 代 A 赵红 · 中国银行辽宁省分行"; entries nobody made (a deadline that passed) are the program's. */
export function whoText(entry: Pick<TimelineEntry, 'person' | 'actingFor' | 'unit'>, speech: Speech): string {
  const { words } = speech;
  if (!entry.person) return words.byProgram;
  const name = speech.person(entry.person);
  const acting = entry.actingFor ? words.actingFor(name, speech.person(entry.actingFor)) : name;
  return entry.unit ? words.forUnit(acting, speech.unit(entry.unit)) : acting;
}

function titleOf(entry: TimelineEntry, pack: Pack, speech: Speech): string {
  const { words } = speech;
  const fact = factOf(entry);
  switch (fact?.type) {
    case 'ComplaintRegistered':
      return fact.imported ? words.broughtIn : words.registered;
    case 'PastRecorded':
      return words.past;
    case 'ImportUndone':
      return words.importUndone;
    case 'ActionTaken': {
      const action = actionOf(pack, fact.action);
      return action ? speech.text(action.title) : fact.action;
    }
    case 'NoteAdded':
      return words.note;
    case 'DetailsCorrected':
      return words.corrected;
    case 'ComplaintLinked':
      return words.linked;
    case 'AttachmentAdded':
      return words.attached;
    case 'DocumentMade':
      return words.documentMade;
    case 'LetterSent':
      return words.letterSent(fact.title);
    case 'ProcedureChanged':
      return words.procedureChanged;
    case 'InterestDeclared':
      return words.interest;
    case 'InterestWithdrawn':
      return words.interestWithdrawn;
    case 'StepUndone':
      return words.undo;
    case 'ClockBroken':
    case 'ClockWarned':
    case 'ClockEscalated':
    case 'ClockSuspended':
    case 'ClockResumed':
    case 'ExtensionAsked':
    case 'ClockExtended':
    case 'ClockRestarted':
    case 'ClockRecounted':
      return words[clockTitles[fact.type]];
    case 'ExtensionDecided':
      return fact.granted ? words.extensionGranted : words.extensionRefused;
    case undefined:
      return words.newer;
    default:
      return effectText(entry, pack, speech);
  }
}

const clockTitles = {
  ClockBroken: 'clockBroken',
  ClockWarned: 'clockWarned',
  ClockEscalated: 'clockEscalated',
  ClockSuspended: 'clockSuspended',
  ClockResumed: 'clockResumed',
  ExtensionAsked: 'extensionAsked',
  ClockExtended: 'clockExtended',
  ClockRestarted: 'clockRestarted',
  ClockRecounted: 'clockRecounted',
} as const;

/** Whose answer it is, who signed it and when it came: the entry itself stands under the name of who copied it. */
function LetterLine(props: { letter: OnBehalf; person: string | null; speech: Speech }) {
  const { letter, person, speech } = props;
  const words = useWords(behalfWords);
  const { moment } = useFormat();
  const name = person ? speech.person(person) : speech.words.byProgram;
  return (
    <p className="entry-text">
      {words.entered(name, speech.unit(letter.unit), letter.signedBy)} ·{' '}
      {words.came(moment(letter.receivedAt), words.manners[letter.manner])}
    </p>
  );
}

function Body({ group, speech, pack, links, onOpen, onFile }: GroupProps) {
  const { words } = speech;
  const fact = factOf(group.main);
  switch (fact?.type) {
    case 'ComplaintRegistered':
      return (
        <p>
          {words.registeredAs(fact.number)}
          {fact.imported ? ` · ${words.fromLine(fact.imported.file, fact.imported.line)}` : ''}
        </p>
      );
    case 'PastRecorded':
      return <Past past={fact} speech={speech} />;
    case 'ImportUndone':
      return <p className="entry-text">{fact.reason}</p>;
    case 'ActionTaken': {
      const answers = (actionOf(pack, fact.action)?.fields ?? []).filter(
        (field) => (fact.form[field.id] ?? null) !== null,
      );
      const letter = fact.onBehalf && <LetterLine letter={fact.onBehalf} person={group.main.person} speech={speech} />;
      if (answers.length === 0) return letter ?? null;
      return (
        <>
          {letter}
          <dl className="entry-body">
            {answers.map((field) => (
              <div key={field.id}>
                <dt>{speech.text(field.title)}</dt>
                <dd>{answerOf(field, fact.form[field.id] ?? null, speech)}</dd>
              </div>
            ))}
          </dl>
        </>
      );
    }
    case 'NoteAdded':
      return <p className="entry-text">{fact.text}</p>;
    case 'DetailsCorrected':
      return (
        <dl className="entry-body">
          {fact.changes.map((change) => (
            <div key={change.field}>
              <dt>{fieldName(change.field, speech)}</dt>
              <dd>
                <ins>{valueOf(change.field, change.after, speech)}</ins>{' '}
                <span className="entry-before">
                  {words.was} <del>{valueOf(change.field, change.before, speech)}</del>
                </span>
              </dd>
            </div>
          ))}
          <div>
            <dt>{words.reason}</dt>
            <dd>{fact.reason}</dd>
          </div>
        </dl>
      );
    case 'ComplaintLinked': {
      const link = links?.find((candidate) => candidate.other === fact.other);
      return (
        <p>
          {link ? `${speech.details.links[fact.kind]} ` : words.linkedTo(speech.details.links[fact.kind])}
          {link && onOpen ? (
            <button type="button" className="text-link" onClick={() => onOpen(fact.other)}>
              {link.number}
            </button>
          ) : (
            (link?.number ?? '')
          )}
        </p>
      );
    }
    case 'LetterSent':
      return (
        <>
          <p>{words.letterWent(words.notices[fact.notice.manner], speech.moment(fact.notice.at), fact.notice.text)}</p>
          <p className="entry-text">{fact.text}</p>
        </>
      );
    case 'DocumentMade': {
      const form = formOf(fact.document);
      const name = fact.format === 'package' ? words.evidence : form ? speech.text(form.title) : fact.document;
      return (
        <>
          <p>{words.documentAs(name, words.documentFormats[fact.format], fact.masked, fact.purpose)}</p>
          {fact.fingerprint && <p className="quiet">{words.fingerprint(fact.fingerprint)}</p>}
        </>
      );
    }
    case 'ProcedureChanged':
      return <ProcedureChange change={fact} speech={speech} />;
    case 'InterestDeclared':
    case 'InterestWithdrawn':
      return <p className="entry-text">{words.reasonOf(speech.person(fact.person), fact.reason)}</p>;
    case 'StepUndone': {
      const action = actionOf(pack, fact.step);
      const steps: Readonly<Record<string, string>> = speech.undo.steps;
      return <p>{words.undid(action ? speech.text(action.title) : (steps[fact.step] ?? fact.step))}</p>;
    }
    case 'AttachmentAdded':
      return (
        <p>
          {onFile ? (
            <button type="button" className="text-link" onClick={() => onFile(fact.attachment)}>
              {fact.name}
            </button>
          ) : (
            fact.name
          )}
        </p>
      );
    default: {
      const sentences = fact ? clockSentences(fact, pack, speech) : [];
      return sentences.length === 0 ? null : <p className="entry-text">{sentences.join('\n')}</p>;
    }
  }
}

/** From what to what, why, and where it begins. */
function ProcedureChange({ change, speech }: { change: ProcedureChanged; speech: Speech }) {
  const { words, text } = speech;
  const name = ({ id, version }: ProcedureChanged['pack']): string => {
    const found = packOf(id, version);
    return found ? text(found.short) : id;
  };
  const names = (packs: ProcedureChanged['overlays']): string => packs.map(name).join(words.list) || words.nothing;
  const begun = packOf(change.pack.id, change.pack.version);
  const stages = (change.begins?.enters ?? []).map((id) => {
    const stage = begun && stageOf(begun, id);
    return stage ? text(stage.title) : id;
  });
  const { main, beside, begins, from } = words.procedureChange;
  const lines: [label: string, value: string, before: string | null][] = [
    ...(change.begins ? [[main, name(change.pack), name(change.before.pack)] as [string, string, string]] : []),
    ...(names(change.overlays) === names(change.before.overlays)
      ? []
      : [[beside, names(change.overlays), names(change.before.overlays)] as [string, string, string]]),
    ...(change.begins ? [[begins, stages.join(words.list), null] as [string, string, null]] : []),
    ...(change.begins ? [[from, speech.moment(change.begins.from), null] as [string, string, null]] : []),
    [words.because, change.reason, null],
  ];
  return (
    <dl className="entry-body">
      {lines.map(([label, value, before]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value}{' '}
            {before === null ? null : (
              <span className="entry-before">
                {words.was} <del>{before}</del>
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What an old register knew: nothing of it was done here. */
function Past({ past, speech }: { past: KnownPast; speech: Speech }) {
  const { words } = speech;
  const fields: Readonly<Record<string, string>> = words.pastFields;
  const lines: [string, string][] = [
    [words.pastFields.state, words.pastStates[past.ended]],
    [words.pastFields.repliedAt, past.repliedAt === null ? '' : speech.moment(past.repliedAt)],
    [words.pastFields.closedAt, past.endedAt === null ? words.notWritten : speech.moment(past.endedAt)],
    [words.pastFields.result, past.result],
    [words.pastFields.handler, past.handler],
    ...past.kept.map(({ heading, text }): [string, string] => [fields[heading] ?? heading, text]),
  ];
  return (
    <dl className="entry-body">
      {lines
        .filter(([, text]) => text !== '')
        .map(([heading, text], place) => (
          // oxlint-disable-next-line react/no-array-index-key -- the entry never changes, and headings may repeat
          <div key={place}>
            <dt>{heading}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}

/** What happened to a clock: every move of a due moment says from when to when, and why. */
function clockSentences(fact: ComplaintEvent, pack: Pack, speech: Speech): string[] {
  const { words, due } = speech;
  const title = 'clock' in fact ? clockTitle(pack, fact.clock, speech.text) : '';
  switch (fact.type) {
    case 'ClockBroken':
      return [
        words.broken(title, due(fact.due)),
        fact.handler ? words.brokenHandler(handlerText(fact.handler, speech)) : words.brokenNobody,
      ];
    case 'ClockWarned':
      return [words.warned(title)];
    case 'ClockEscalated':
      return [
        words.escalated(
          title,
          speech.unit(fact.unit),
          fact.leader === null ? null : speech.person(fact.leader),
          due(fact.point),
        ),
      ];
    case 'ClockSuspended':
      return [
        words.suspended(title, suspensionTitle(pack, fact.clock, fact.reason, speech.text)),
        fact.text,
        words.reviewBy(due(fact.reviewBy)),
        ...noticed(fact.notice, speech),
      ];
    case 'ClockResumed':
      return [words.moved(title, due(fact.before), due(fact.due)), fact.text];
    case 'ExtensionAsked':
      return [words.asked(title, fact.reason)];
    case 'ExtensionDecided':
      return [title, fact.comment].filter((text) => text !== '');
    case 'ClockExtended':
      return [words.moved(title, due(fact.before), due(fact.due)), fact.reason, ...noticed(fact.notice, speech)];
    case 'ClockRestarted':
      return [words.moved(title, due(fact.before), due(fact.due)), fact.facts];
    case 'ClockRecounted':
      return [words.moved(title, due(fact.before), due(fact.due)), words.recountedBecause[fact.why]];
    default:
      return [];
  }
}

function moneyText(entry: MoneyEntry, pack: Pack, { money, text, amount: yuan }: Speech): string {
  const { rule: id, amount, corrects, reason = '' } = entry;
  const rule = moneyRule(pack, id);
  if (corrects !== undefined) {
    return money.corrected(rule ? text(rule.title) : id, corrects + 1, yuan(amount), reason);
  }
  return rule ? money.entered(text(rule.title), text(rule.payer), text(rule.payee), yuan(amount)) : yuan(amount);
}

const noticed = (notice: Notice | null, { words }: Speech): string[] =>
  notice ? [words.noticed(words.notices[notice.manner])] : [];

function handlerText(handler: Handler, { words, person }: Speech): string {
  if (handler.actingFor) return words.actingFor(person(handler.person), person(handler.actingFor));
  return handler.slot === 'named' ? person(handler.person) : words.handler(handler.slot, person(handler.person));
}

function effectText(entry: TimelineEntry, pack: Pack, speech: Speech): string {
  const { words } = speech;
  const fact = factOf(entry);
  switch (fact?.type) {
    case 'PartyHanded':
      return fact.handler
        ? words.handed(speech.unit(fact.unit), handlerText(fact.handler, speech))
        : words.handedNobody(speech.unit(fact.unit));
    case 'HandlerAssigned':
      return speech.assigned(fact, entry.person);
    case 'PartyReturned':
      return words.returned(speech.unit(fact.unit), fact.times);
    case 'ClockStarted': {
      const text = words.clockStarted(clockTitle(pack, fact.rule, speech.text), speech.due(fact.due));
      return fact.provisional ? `${text} · ${words.provisional}` : text;
    }
    case 'ClockMet': {
      const title = clockTitle(pack, fact.clock, speech.text);
      return fact.late ? words.clockLate(title) : words.clockMet(title);
    }
    case 'ClockCancelled':
      return words.clockCancelled(clockTitle(pack, fact.clock, speech.text), words.cancelledBecause[fact.why]);
    case 'MoneyEntered':
      return moneyText(fact.entry, pack, speech);
    case 'ComplaintEnded':
      return words.ended[fact.how];
    default:
      return words.newer;
  }
}
