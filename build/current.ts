// Builds what is stale. The bundler is loaded only then: a start with nothing to do takes no second for it.
import { inRoot, root } from './paths.ts';
import { buildIfStale, sourceKey } from './stale.ts';

const pageSources = ['renderer', 'shared', 'build/bundle.ts', 'build/silentIcons.ts', 'package-lock.json'];
const shellSources = ['electron', 'desk', 'shared', 'build/bundle.ts', 'build/silentIcons.ts', 'package-lock.json'];

export const bringPageUpToDate = (): Promise<boolean> =>
  buildIfStale(
    {
      keyFile: inRoot('out', '.renderer-key'),
      key: sourceKey(root, pageSources),
      product: inRoot('out', 'renderer', 'index.html'),
    },
    async () => (await import('./bundle.ts')).buildPage(),
  );

export const bringShellUpToDate = (): Promise<boolean> =>
  buildIfStale(
    {
      keyFile: inRoot('out', '.electron-key'),
      key: sourceKey(root, shellSources),
      product: inRoot('out', 'electron', 'main.js'),
    },
    async () => (await import('./bundle.ts')).buildShell(),
  );

/** Both; true so that it can stand as a phase of a run. */
export async function bringAllUpToDate(): Promise<boolean> {
  await bringPageUpToDate();
  await bringShellUpToDate();
  return true;
}
