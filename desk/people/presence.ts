/** Who has which complaint open just now. In memory only: nobody needs it a minute later. */
import type { ComplaintId, PersonId, UnitId } from '../../shared/base/ids.ts';
import { minute, type Instant } from '../../shared/base/time.ts';

export type Doing = 'reading' | 'writing';
export type Here = { person: PersonId; home: UnitId; doing: Doing; since: Instant };

export type Presence = {
  /** @returns whether others see something new by it */
  enter(complaint: ComplaintId, window: string, here: Omit<Here, 'since'>): boolean;
  leave(complaint: ComplaintId, window: string, person: PersonId): boolean;
  /** The others of the same organisation, each once, who came first before who came later. */
  others(complaint: ComplaintId, person: PersonId, home: UnitId): Omit<Here, 'home'>[];
};

/** A page says every 20 seconds that it is still there; one that was closed or lost its line is gone after this. */
const lapse = minute;
/** A page that made up windows without end must not fill the memory. */
const mostWindows = 200;

type Kept = Here & { at: Instant };

export const createPresence = (clock: () => Instant): Presence => {
  const windowsByComplaint = new Map<ComplaintId, Map<string, Kept>>();

  const present = (complaint: ComplaintId): Map<string, Kept> => {
    const windows = windowsByComplaint.get(complaint) ?? new Map<string, Kept>();
    for (const [window, { at }] of windows) if (at < clock() - lapse) windows.delete(window);
    if (windows.size === 0) windowsByComplaint.delete(complaint);
    return windows;
  };

  return {
    enter(complaint, window, here) {
      const windows = present(complaint);
      const before = windows.get(window);
      const isSame = before?.person === here.person && before.home === here.home;
      if (!before && windows.size >= mostWindows) return false;
      windows.set(window, { ...here, since: isSame ? before.since : clock(), at: clock() });
      windowsByComplaint.set(complaint, windows);
      return !isSame || before.doing !== here.doing;
    },
    leave(complaint, window, person) {
      const windows = present(complaint);
      return windows.get(window)?.person === person && windows.delete(window);
    },
    others(complaint, person, home) {
      const found = new Map<PersonId, Omit<Here, 'home'>>();
      const windows = [...present(complaint).values()].filter((one) => one.person !== person && one.home === home);
      for (const { person: other, doing, since } of windows) {
        const before = found.get(other);
        found.set(other, {
          person: other,
          doing: before?.doing === 'writing' ? 'writing' : doing,
          since: Math.min(since, before?.since ?? since),
        });
      }
      return [...found.values()].sort((left, right) => left.since - right.since);
    },
  };
};
