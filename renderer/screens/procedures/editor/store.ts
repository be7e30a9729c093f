import { create } from 'zustand';
import type { PackBase, PackDraft } from '../../../../shared/contract/calls/pack.ts';
import type { DeskClient } from '../../../../shared/contract/contract.ts';
import type { Pack } from '../../../../shared/procedure/pack.ts';
import type { Path } from '../../../../shared/procedure/shapes/shape.ts';
import { put } from './values.ts';

/** The draft on the page.
 *
 *    change ─▶ unsaved ──after a pause──▶ saving ──▶ saved
 *                 ▲                         │ a change meanwhile
 *                 └─────────────────────────┘
 */
export type Editing = {
  draft: string;
  base: PackBase;
  pack: Pack;
  past: Pack[];
  future: Pack[];
  /** When the desk last kept it; sent with the next save. */
  savedAt: number;
  kept: Pack;
  saving: boolean;
  error: unknown;
  /** Place that was last asked for from the list of findings; the form there takes the focus. */
  wanted: { path: Path; nth: number } | null;
  section: string;
  /** Chosen item of each section with a list. */
  chosen: Readonly<Record<string, number>>;
};

const useEditing = create<{ editing: Editing | null }>(() => ({ editing: null }));
export { useEditing };

const now = (): Editing | null => useEditing.getState().editing;
const change = (changed: Partial<Editing>): void =>
  useEditing.setState(({ editing }) => ({ editing: editing && { ...editing, ...changed } }));

export function begin(draft: string, { base, pack, savedAt }: PackDraft): void {
  useEditing.setState({
    editing: {
      draft,
      base,
      pack,
      past: [],
      future: [],
      savedAt,
      kept: pack,
      saving: false,
      error: null,
      wanted: null,
      section: 'general',
      chosen: {},
    },
  });
}

export const leave = (): void => useEditing.setState({ editing: null });

const mostSteps = 200;

/** Changes one place. Typing on in the same place is one step back. */
export function write(client: DeskClient, path: Path, value: unknown): void {
  const editing = now();
  if (!editing) return;
  const { pack, past } = editing;
  const place = path.join('.');
  const goesOn = lastPlace === place && typeof value !== 'boolean' && past.length > 0;
  lastPlace = place;
  change({
    pack: put(pack, path, value),
    past: goesOn ? past : [...past, pack].slice(-mostSteps),
    future: [],
  });
  saveSoon(client);
}

let lastPlace = '';

export function undo(client: DeskClient): void {
  const editing = now();
  const before = editing?.past.at(-1);
  if (!editing || !before) return;
  lastPlace = '';
  change({ pack: before, past: editing.past.slice(0, -1), future: [editing.pack, ...editing.future] });
  saveSoon(client);
}

export function redo(client: DeskClient): void {
  const editing = now();
  const [after, ...future] = editing?.future ?? [];
  if (!editing || !after) return;
  lastPlace = '';
  change({ pack: after, past: [...editing.past, editing.pack], future });
  saveSoon(client);
}

export const showSection = (section: string): void => change({ section });
export const showItem = (section: string, index: number): void => {
  const editing = now();
  if (editing) change({ section, chosen: { ...editing.chosen, [section]: index } });
};

/** Sections that are lists have the items of the pack's own lists; everything else stands under "general". */
export function goTo(path: Path, sections: readonly string[]): void {
  const editing = now();
  if (!editing) return;
  const [first, index] = path;
  const section = sections.includes(String(first)) ? String(first) : 'general';
  change({
    section,
    chosen: typeof index === 'undefined' ? editing.chosen : { ...editing.chosen, [section]: Number(index) },
    wanted: { path, nth: (editing.wanted?.nth ?? 0) + 1 },
  });
}

const pause = 400;
let timer: ReturnType<typeof setTimeout> | undefined;

function saveSoon(client: DeskClient): void {
  clearTimeout(timer);
  timer = setTimeout(() => void save(client), pause);
}

/** Keeps what is on the page now.
 *  @returns whether the desk has it */
export async function save(client: DeskClient): Promise<boolean> {
  clearTimeout(timer);
  const editing = now();
  if (!editing || editing.kept === editing.pack) return true;
  if (editing.saving) {
    saveSoon(client);
    return false;
  }
  const { draft, pack, savedAt } = editing;
  change({ saving: true });
  try {
    const kept = await client.pack.save({ draft, pack, seen: savedAt });
    if (now()?.draft !== draft) return true;
    change({ savedAt: kept.savedAt, kept: pack, saving: false, error: null });
    if (now()?.pack !== pack) saveSoon(client);
    return true;
  } catch (error) {
    change({ saving: false, error });
    return false;
  }
}
