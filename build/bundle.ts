// What is built, and from what. Node runs desk, scripts and tests from source; only the page and the Electron shell are
// bundled, into out/.
import { copyFileSync, mkdirSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig } from 'vite';
import { drawingProgram, fontFiles, fontPath } from '../desk/documents/fonts.ts';
import { inRoot, root } from './paths.ts';
import { silentIcons } from './silentIcons.ts';

const common: InlineConfig = { configFile: false, logLevel: 'warn', mode: 'production', envDir: false };

// Loaded at run time from node_modules: the runtime itself, and the one package with native code.
const external = ['electron', 'better-sqlite3', /^node:/];

/** A production build says so in NODE_ENV and leaves it there; what this process starts afterwards (the tests) is not production. */
async function bundle(config: InlineConfig): Promise<void> {
  const before = process.env['NODE_ENV'];
  try {
    await build(config);
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

export async function buildPage(): Promise<void> {
  await bundle({
    ...common,
    root: inRoot('renderer'),
    base: './',
    plugins: [react(), silentIcons()],
    build: {
      outDir: inRoot('out', 'renderer'),
      emptyOutDir: true,
      target: 'chrome140',
      // The page is read from the local disk; one large chunk opens no slower than several.
      chunkSizeWarningLimit: 4000,
      // Inlined data: fonts and scripts would need a wider content security policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  });
}

/** Started by their names from beside the bundle (desk/store/inWorker.ts), so that the desk answers meanwhile. */
export const workers = {
  vacuumWorker: 'desk/store/vacuumWorker.ts',
  verifyWorker: 'desk/store/verifyWorker.ts',
  writeWorker: 'desk/documents/writeWorker.ts',
  rehearseWorker: 'desk/store/rehearseWorker.ts',
  registerWorker: 'desk/imports/oldRegister/registerWorker.ts',
  tableWorker: 'desk/lists/tableWorker.ts',
  countWorker: 'desk/reports/countWorker.ts',
};

export async function buildShell(): Promise<void> {
  const entries = { main: 'electron/main.ts', deskProcess: 'electron/deskProcess.ts', ...workers };
  await buildForNode(entries, 'es', 'js', true);
  // The type that PDFs carry inside lies beside the bundle (desk/documents/fonts.ts).
  mkdirSync(inRoot('out', 'electron', 'fonts'), { recursive: true });
  for (const name of Object.values(fontFiles)) copyFileSync(fontPath(name), inRoot('out', 'electron', 'fonts', name));
  copyFileSync(drawingProgram(), inRoot('out', 'electron', 'drawing.wasm'));
  copyFileSync(inRoot('build', 'icon.png'), inRoot('out', 'electron', 'icon.png'));
  // A sandboxed preload script can only be CommonJS, in one file.
  await buildForNode({ preload: 'electron/preload.ts' }, 'cjs', 'cjs', false);
}

async function buildForNode(
  entries: Record<string, string>,
  format: 'es' | 'cjs',
  extension: string,
  emptyOutDir: boolean,
): Promise<void> {
  const input = Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, inRoot(file)]));
  await bundle({
    ...common,
    root,
    // Packages written for the older module format ask for the folder they lie in.
    ...(format === 'es' ? { define: { __dirname: 'import.meta.dirname' } } : {}),
    ssr: { target: 'node', noExternal: true },
    build: {
      ssr: true,
      outDir: inRoot('out', 'electron'),
      emptyOutDir,
      target: 'node24',
      copyPublicDir: false,
      minify: false,
      rolldownOptions: {
        input,
        external,
        output: { format, entryFileNames: `[name].${extension}`, chunkFileNames: `[name]-[hash].${extension}` },
      },
    },
  });
}
