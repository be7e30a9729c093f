import type { TimelineEntry } from '../../shared/contract/views.ts';
import { actionOf, clockRuleOf, type Field, type Pack, type Text } from '../../shared/procedure/pack.ts';
import { categoryOf } from '../../shared/procedure/trees/jrt0169.ts';
import type { ComplaintEvent } from '../../shared/complaint/events.ts';
import type { PartsWords } from '../../shared/words/parts.ts';
import { unitName, type KnownOffice } from '../state/office.ts';
import { formatYuan } from './format.ts';
import type { useFormat } from './useFormat.ts';

export type EntryText = {
  title: string;
  lines: { label: string; value: string }[];
  /** How strongly it is drawn: steps of people, what follows from them, and what went wrong. */
  weight: 'step' | 'quiet' | 'broken';
};

export type EntryContext = {
  pack: Pack;
  text: (text: Text) => string;
  words: PartsWords;
  office: KnownOffice;
  format: ReturnType<typeof useFormat>;
};

/** An entry in words. Types this version does not know are named, not hidden. */
export function timelineText(entry: TimelineEntry, context: EntryContext): EntryText {
  const { pack, text, words, office } = context;
  const say = words.timeline;
  // The desk sends the event's own body; what a newer version added is ignored here.
  const event = { ...entry.body, type: entry.type } as ComplaintEvent;
  const step = (title: string, lines: EntryText['lines'] = []): EntryText => ({ title, lines, weight: 'step' });
  const quiet = (title: string, lines: EntryText['lines'] = []): EntryText => ({ title, lines, weight: 'quiet' });
  const partyTitle = (id: string): string => {
    const party = pack.parties.find((one) => one.id === id);
    return party ? text(party.title) : '';
  };
  const clockTitle = (rule: string): string => {
    const found = clockRuleOf(pack, rule.split('#')[0] ?? rule);
    return found ? text(found.title) : rule;
  };
  switch (event.type) {
    case 'ComplaintRegistered':
      return step(say.registered(event.number));
    case 'ActionTaken': {
      const action = actionOf(pack, event.action);
      return step(action ? text(action.title) : event.action, formLines(action?.fields ?? [], event.form, context));
    }
    case 'PartyHanded':
      return quiet(say.handed(partyTitle(event.party), unitName(office, event.unit)));
    case 'PartyReturned':
      return quiet(say.returned(partyTitle(event.party), unitName(office, event.unit), event.times));
    case 'ClockStarted':
      return quiet(say.clockStarted(clockTitle(event.rule)), [
        { label: words.table.due, value: context.format.due(event.due) },
      ]);
    case 'ClockMet':
      return quiet((event.late ? say.clockMetLate : say.clockMet)(clockTitle(event.clock)));
    case 'ClockCancelled':
      return quiet(say.clockCancelled(clockTitle(event.clock)));
    case 'ClockBroken':
      return { title: say.clockBroken(clockTitle(event.clock)), lines: [], weight: 'broken' };
    case 'ComplaintEnded':
      return step(event.how === 'archived' ? say.endedArchived : say.endedWithdrawn);
    case 'NoteAdded':
      return step(say.note, [{ label: '', value: event.text }]);
    case 'DetailsCorrected': {
      const names: Record<string, string> = words.fields;
      return step(say.corrected(event.changes.map(({ field }) => names[field] ?? field).join(' · ')), [
        ...event.changes.map(({ field, before, after }) => ({
          label: names[field] ?? field,
          value: `${plain(field, before, context)} → ${plain(field, after, context)}`,
        })),
        { label: say.reason, value: event.reason },
      ]);
    }
    case 'ComplaintLinked':
      return step(say.linked(words.linkKinds[event.kind]));
    case 'AttachmentAdded':
      return step(say.attached(event.name));
    default:
      return quiet(say.unknown(entry.type));
  }
}

function formLines(
  fields: Field[],
  form: Record<string, unknown> | undefined,
  context: EntryContext,
): EntryText['lines'] {
  return fields.flatMap((field) => {
    const value = form?.[field.id];
    if (value === undefined || value === null || value === '') return [];
    return [{ label: context.text(field.title), value: fieldText(field, value, context) }];
  });
}

function fieldText(field: Field, value: unknown, { text, words, office, format }: EntryContext): string {
  if (field.kind === 'choice') {
    const option = field.options?.find(({ id }) => id === value);
    return option ? text(option.title) : String(value);
  }
  if (field.kind === 'yesNo') return value === true ? words.timeline.yes : words.timeline.no;
  if (field.kind === 'unit' && typeof value === 'string') return unitName(office, value);
  if (field.kind === 'date' && typeof value === 'string') return format.date(value);
  if (field.kind === 'moment' && typeof value === 'number') return format.moment(value);
  if (field.kind === 'amount' && typeof value === 'number') return `${formatYuan(value)} ${words.form.yuan}`;
  return String(value);
}

/** A corrected value of any field, before and after. */
function plain(field: string, value: unknown, { words, office, text }: EntryContext): string {
  if (value === null || value === undefined || value === '') return words.unknown;
  if (Array.isArray(value))
    return value.map((one) => plain(field, one, { words, office, text } as EntryContext)).join(', ') || words.unknown;
  if (typeof value === 'object') return 'name' in value ? String(value.name) : JSON.stringify(value);
  if (field === 'amount' && typeof value === 'number') return formatYuan(value);
  if (field === 'complainedUnit' && typeof value === 'string') return unitName(office, value);
  const category = typeof value === 'string' ? categoryOf(value) : undefined;
  if (category) return text(category.title);
  const channels: Record<string, string> = words.channels;
  const flags: Record<string, string> = words.flags;
  const key = String(value);
  return (field === 'channel' ? channels[key] : field === 'flags' ? flags[key] : undefined) ?? key;
}
