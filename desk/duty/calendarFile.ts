import ical, { ICalEventStatus } from 'ical-generator';
import type { UnitId } from '../../shared/base/ids.ts';
import type { Instant } from '../../shared/base/time.ts';
import { answering, dutyEdges } from '../../shared/duty/answering.ts';
import { childrenOf, type Office, type Unit } from '../../shared/people/office.ts';
import type { Language } from '../../shared/words/dictionary.ts';
import { dutyRecordsWords } from '../../shared/words/dutyRecords.ts';

/** Duty of a unit and of the units directly below it as an iCalendar file (RFC 5545): one entry for each stretch in which the
 *  same person answers. The same stretch has the same id in every file, so that reading a newer one replaces the older.
 *  @param now when the file is made */
export function calendarFile(
  office: Office,
  unit: UnitId,
  span: { from: Instant; to: Instant },
  language: Language,
  now: Instant,
): string {
  const words = dutyRecordsWords[language].past;
  const name = (person: string): string => office.personById.get(person)?.name ?? '—';
  const root = office.unitById.get(unit);
  const units = root ? [root, ...childrenOf(office, unit)].filter(({ closed }) => !closed) : [];
  const calendar = ical({ name: root?.name ?? '', prodId: { company: 'Shouwen', product: 'Duty' } });
  for (const one of units) {
    for (const stretch of stretchesOf(office, one, span)) {
      const { answer } = stretch;
      const who =
        answer.kind === 'unattended'
          ? words.nobody
          : answer.slot === 'A'
            ? words.answers(name(answer.person))
            : words.acts(name(answer.person), name(answer.actingFor));
      calendar.createEvent({
        id: `${one.id}-${stretch.from}@shouwen`,
        stamp: new Date(now),
        start: new Date(stretch.from),
        end: new Date(stretch.to),
        summary: `${one.name}: ${who}`,
        status: answer.kind === 'unattended' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      });
    }
  }
  return calendar.toString();
}

function stretchesOf(office: Office, unit: Unit, { from, to }: { from: Instant; to: Instant }) {
  const edges = [from, ...dutyEdges(office, unit, from, to), to];
  const stretches: { from: Instant; to: Instant; answer: ReturnType<typeof answering> }[] = [];
  for (let index = 0; index + 1 < edges.length; index++) {
    const answer = answering(office, unit.id, edges[index]!);
    const last = stretches.at(-1);
    if (last && JSON.stringify(last.answer) === JSON.stringify(answer)) last.to = edges[index + 1]!;
    else stretches.push({ from: edges[index]!, to: edges[index + 1]!, answer });
  }
  return stretches;
}
