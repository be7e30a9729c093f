import type { MoneyEntry } from '../../../shared/complaint/events.ts';
import type { TimelineEntry } from '../../../shared/contract/views.ts';
import { actionOf, type Pack } from '../../../shared/procedure/pack.ts';
import { clockTitle, moneyRule } from '../ruleTitles.ts';
import { factOf, type Fact, type FactType } from './fact.ts';
import { handlerText } from './handlerText.ts';
import type { Voice } from './voice.ts';

type TitleOf<Type extends FactType> = (fact: Fact<Type>, pack: Pack, voice: Voice, entry: TimelineEntry) => string;

/** The one line an entry is read by. What follows by the rules says all it has to say in it. */
const titles: { readonly [Type in FactType]: TitleOf<Type> } = {
  ComplaintRegistered: ({ imported }, _, { words }) => (imported ? words.broughtIn : words.registered),
  PastRecorded: (_, __, { words }) => words.past,
  ImportUndone: (_, __, { words }) => words.importUndone,
  ActionTaken: ({ action: id }, pack, { text }) => {
    const action = actionOf(pack, id);
    return action ? text(action.title) : id;
  },
  NoteAdded: (_, __, { words }) => words.note,
  DetailsCorrected: (_, __, { words }) => words.corrected,
  ComplaintLinked: (_, __, { words }) => words.linked,
  AttachmentAdded: (_, __, { words }) => words.attached,
  DocumentMade: (_, __, { words }) => words.documentMade,
  LetterSent: ({ title }, _, { words }) => words.letterSent(title),
  ProcedureChanged: (_, __, { words }) => words.procedureChanged,
  InterestDeclared: (_, __, { words }) => words.interest,
  InterestWithdrawn: (_, __, { words }) => words.interestWithdrawn,
  StepUndone: (_, __, { words }) => words.undo,
  ClockBroken: (_, __, { words }) => words.clockBroken,
  ClockWarned: (_, __, { words }) => words.clockWarned,
  ClockEscalated: (_, __, { words }) => words.clockEscalated,
  ClockSuspended: (_, __, { words }) => words.clockSuspended,
  ClockResumed: (_, __, { words }) => words.clockResumed,
  ExtensionAsked: (_, __, { words }) => words.extensionAsked,
  ExtensionDecided: ({ granted }, _, { words }) => (granted ? words.extensionGranted : words.extensionRefused),
  ClockExtended: (_, __, { words }) => words.clockExtended,
  ClockRestarted: (_, __, { words }) => words.clockRestarted,
  ClockRecounted: (_, __, { words }) => words.clockRecounted,

  PartyHanded: ({ unit, handler }, _, voice) =>
    handler
      ? voice.words.handed(voice.unit(unit), handlerText(handler, voice))
      : voice.words.handedNobody(voice.unit(unit)),
  PartyReturned: ({ unit, times }, _, voice) => voice.words.returned(voice.unit(unit), times),
  HandlerAssigned: (given, _, { assigned }, { person }) => assigned(given, person),
  ClockStarted: ({ rule, due, provisional }, pack, voice) => {
    const text = voice.words.clockStarted(clockTitle(pack, rule, voice.text), voice.due(due));
    return provisional ? `${text} · ${voice.words.provisional}` : text;
  },
  ClockMet: ({ clock, late }, pack, { words, text }) => {
    const title = clockTitle(pack, clock, text);
    return late ? words.clockLate(title) : words.clockMet(title);
  },
  ClockCancelled: ({ clock, why }, pack, { words, text }) =>
    words.clockCancelled(clockTitle(pack, clock, text), words.cancelledBecause[why]),
  MoneyEntered: ({ entry }, pack, voice) => moneyText(entry, pack, voice),
  ComplaintEnded: ({ how }, _, { words }) => words.ended[how],
};

export function titleOf(entry: TimelineEntry, pack: Pack, voice: Voice): string {
  const fact = factOf(entry);
  if (!fact) return voice.words.newer;
  const title = titles[fact.type] as TitleOf<FactType>;
  return title(fact, pack, voice, entry);
}

function moneyText(entry: MoneyEntry, pack: Pack, { money, text, amount: yuan }: Voice): string {
  const { rule: id, amount, corrects, reason = '' } = entry;
  const rule = moneyRule(pack, id);
  if (corrects !== undefined) {
    return money.corrected(rule ? text(rule.title) : id, corrects + 1, yuan(amount), reason);
  }
  return rule ? money.entered(text(rule.title), text(rule.payer), text(rule.payee), yuan(amount)) : yuan(amount);
}
