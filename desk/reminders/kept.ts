import { standardWishes, type ReminderWishes } from '../../shared/reminder/reminder.ts';
import type { DeskParts } from '../parts.ts';

/** What is kept of a person's reminders: marks and wishes, beside the history. */
export function keptOf({ settings, clock }: Pick<DeskParts, 'settings' | 'clock'>, person: string) {
  const scope = `reminder/${person}`;
  const read = <Value>(key: string, other: Value): Value => {
    const text = settings.read(scope, key);
    return text === undefined ? other : (JSON.parse(text) as Value);
  };
  const save = (key: string, value: unknown): void => settings.save(scope, key, JSON.stringify(value), clock());
  return {
    wishes: (): ReminderWishes => ({ ...standardWishes, ...read<Partial<ReminderWishes>>('wishes', {}) }),
    saveWishes: (wishes: ReminderWishes): void => save('wishes', wishes),
    /** Keys of reminders that were read, or announced. */
    marks: (which: 'read' | 'announced'): Set<string> => new Set(read<string[]>(which, [])),
    /** @param standing what there is to remind of: the marks of all else are forgotten */
    saveMarks(which: 'read' | 'announced', marks: ReadonlySet<string>, standing: readonly { key: string }[]): void {
      save(
        which,
        standing.map(({ key }) => key).filter((key) => marks.has(key)),
      );
    },
    digestDay: (): string => read('digest', ''),
    saveDigestDay: (day: string): void => save('digest', day),
  };
}
