import { localDate, localMinutes } from '../../shared/calendar/local.ts';
import { unitsOf } from '../../shared/complaint/state.ts';
import type { CaseLine } from '../../shared/contract/views.ts';
import { mayInComplaint } from '../../shared/people/permissions.ts';
import { stageOf } from '../../shared/procedure/pack.ts';
import { detailsWords } from '../../shared/words/details.ts';
import type { Language } from '../../shared/words/dictionary.ts';
import { listWords, type ListWords } from '../../shared/words/lists.ts';
import type { Caller, DeskParts } from '../parts.ts';
import { loadComplaint } from '../perform.ts';

const widths: Record<keyof ListWords['columns'], number> = {
  number: 18,
  received: 17,
  channel: 9,
  complainant: 12,
  phone: 16,
  complainedUnit: 24,
  reason: 20,
  gist: 48,
  stage: 14,
  unit: 22,
  handler: 10,
  due: 17,
  state: 9,
};

/** Columns and rows of complaints. Covered ones are told as the list shows them; in full each is looked up, and only those
 *  whose data the caller may see are told so. */
export function caseTable(parts: DeskParts, caller: Caller, language: Language, masked: boolean) {
  const words = listWords[language];
  const channels: Readonly<Record<string, string>> = detailsWords[language].channels;
  const office = parts.office();
  const packs = parts.packs();
  const categories = parts.categories();
  const names = (Object.keys(widths) as (keyof typeof widths)[]).filter((name) => !masked || name !== 'phone');
  const unitName = (id: string | null): string => (id === null ? '' : (office.unitById.get(id)?.name ?? ''));
  const full = (line: CaseLine) => {
    const complaint = masked ? undefined : loadComplaint(parts.store.read, line.id);
    if (!complaint || !mayInComplaint(office, caller.actor, 'uncover', unitsOf(complaint))) return undefined;
    const { complainants, narrative } = complaint.details;
    return {
      complainant: complainants.map(({ name }) => name).join(' '),
      phone: complainants[0]?.phone ?? '',
      gist: narrative,
    };
  };
  const row = (line: CaseLine): string[] => {
    const pack = packs.running({ pack: line.pack });
    const uncovered = full(line);
    const cells: Record<keyof typeof widths, string> = {
      number: line.number,
      received: momentText(parts, line.receivedAt),
      channel: channels[line.channel] ?? line.channel,
      complainant: uncovered?.complainant ?? line.complainant,
      phone: uncovered?.phone ?? '',
      complainedUnit: unitName(line.complainedUnit),
      reason: categories.find(line.reason)?.title[language] ?? line.reason,
      gist: uncovered?.gist ?? line.gist,
      stage: line.stages
        .map((id) => (pack && stageOf(pack, id)?.title[language]) ?? id)
        .join(language === 'zh' ? '、' : ', '),
      unit: unitName(line.unit),
      handler: line.handler ? (office.personById.get(line.handler.person)?.name ?? '') : '',
      due: line.nextDue ? momentText(parts, line.nextDue.due) : '',
      state: words.states[line.ended ?? 'open'],
    };
    return names.map((name) => cells[name]);
  };
  return { columns: names.map((name) => ({ title: words.columns[name], width: widths[name] })), row };
}

export function momentText(parts: DeskParts, at: number): string {
  const time = parts.workingTime();
  const minutes = Math.floor(localMinutes(time, at));
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${localDate(time, at)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
