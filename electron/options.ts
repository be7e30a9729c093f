export type ShellOptions = { folder: string | undefined; demo: boolean };

/** Reads the command line of the shell: `--folder=DIR` and `--demo`. Electron's own switches stand between them. */
export function readShellOptions(args: readonly string[]): ShellOptions {
  const folder = args.findLast((arg) => arg.startsWith('--folder='))?.slice('--folder='.length);
  return { folder: folder === '' ? undefined : folder, demo: args.includes('--demo') };
}
