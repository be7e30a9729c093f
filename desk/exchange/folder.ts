/** A folder that several desks can reach: what lies there for this desk is taken in, and what it has for others is put there. One
 *  file for each pair of desks, replaced as a whole, so that nobody reads half of it and nothing piles up. */
import { watch, type FSWatcher } from 'node:fs';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageLimits } from '../../shared/exchange/package.ts';
import type { DeskParts } from '../parts.ts';
import { contactsOf } from './contacts.ts';
import type { Packages } from './packages.ts';

export type ExchangeFolder = {
  state(): { path: string; problem: string | null } | null;
  /** @returns false where this is no folder the desk can read and write */
  choose(path: string | null): Promise<boolean>;
  start(): void;
  /** Something was written here. */
  poke(): void;
  stop(): Promise<void>;
};

const scope = 'exchange';
const key = 'folder';
/** Steps done one after the other go together; a file that is being copied in is complete by then. */
const gathering = 800;
/** Shares over a network do not always tell of changes. */
const lookAgain = 30_000;
/** These say that the file is nothing for this desk; it stays where it is. */
const notMine: ReadonlySet<string> = new Set(['notForThisDesk', 'alreadyTaken', 'isInvitation']);

export const createFolder = (
  parts: DeskParts,
  packages: Packages,
  changed: (streams: readonly string[]) => void,
  report: (error: unknown) => void,
): ExchangeFolder => {
  const { settings, clock, deskId } = parts;
  const path = (): string | undefined => settings.read(scope, key);
  const seen = new Map<string, string>();
  let problem: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  let watcher: FSWatcher | undefined;
  let running: Promise<void> = Promise.resolve();
  let isOpen = false;
  let dueAt = Infinity;

  const say = (next: string | null): void => {
    if (next === problem) return;
    problem = next;
    changed([]);
  };

  const takeAll = async (folder: string): Promise<string | null> => {
    let found: string | null = null;
    for (const name of (await readdir(folder)).sort()) {
      if (!name.endsWith('.shouwen')) continue;
      const file = join(folder, name);
      const { size, mtimeMs } = await stat(file);
      const mark = `${size} ${mtimeMs}`;
      if (seen.get(name) === mark || size > packageLimits.fileBytes) continue;
      const taken = await packages.take(await readFile(file, 'utf8'));
      seen.set(name, mark);
      if (taken.ok) changed(taken.value.streams);
      else {
        const { kind } = taken.problem as { kind?: string };
        if (kind !== undefined && !notMine.has(kind)) found = kind;
      }
    }
    return found;
  };

  const putAll = async (folder: string): Promise<void> => {
    for (const { card, revoked } of contactsOf(parts)) {
      if (revoked) continue;
      const made = await packages.make(card.deskId, true);
      if (!made.ok || !made.value) continue;
      const name = `${deskId}-${card.deskId}.shouwen`;
      const part = join(folder, `${name}.part`);
      await writeFile(part, made.value.content);
      await rename(part, join(folder, name));
      changed([]);
    }
  };

  const once = async (): Promise<void> => {
    const folder = path();
    if (folder === undefined || !isOpen) return;
    try {
      const found = await takeAll(folder);
      await putAll(folder);
      say(found);
    } catch (error) {
      const { code } = error as { code?: string };
      // A stick that was pulled out, a share that is away: the ordinary state, looked at again.
      say('folderAway');
      if (code === undefined) report(error);
    }
  };

  const soon = (wait: number): void => {
    if (!isOpen || path() === undefined) return;
    // What is due earlier stays: a file that comes while another is taken in must not wait for the next look.
    const at = performance.now() + wait;
    if (at >= dueAt) return;
    clearTimeout(timer);
    dueAt = at;
    timer = setTimeout(() => {
      dueAt = Infinity;
      running = running.then(once).then(() => soon(lookAgain));
    }, wait);
    timer.unref();
  };

  const look = (): void => {
    watcher?.close();
    watcher = undefined;
    const folder = path();
    if (folder === undefined || !isOpen) return;
    try {
      watcher = watch(folder, { persistent: false }, () => soon(gathering));
      watcher.on('error', () => watcher?.close());
    } catch {
      say('folderAway');
    }
    soon(0);
  };

  return {
    state() {
      const folder = path();
      return folder === undefined ? null : { path: folder, problem };
    },
    async choose(folder) {
      if (folder === null) settings.drop(scope, key);
      else {
        const probe = join(folder, `.${deskId}.part`);
        try {
          await writeFile(probe, '');
          await rename(probe, `${probe}.old`);
          await rm(`${probe}.old`);
        } catch {
          return false;
        }
        settings.save(scope, key, folder, clock());
      }
      problem = null;
      seen.clear();
      look();
      return true;
    },
    start() {
      isOpen = true;
      look();
    },
    poke: () => soon(gathering),
    async stop() {
      isOpen = false;
      clearTimeout(timer);
      watcher?.close();
      await running;
    },
  };
};
