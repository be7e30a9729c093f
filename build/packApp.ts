// Packs the built program around an Electron runtime, one system at a time.
import { inRoot, tool } from './paths.ts';
import { runScript } from './steps.ts';

export type PackedSystem = 'win' | 'linux';

export type PackOptions = {
  system: PackedSystem;
  /** Folder with an unpacked runtime; undefined lets electron-builder fetch one. */
  runtime: string | undefined;
  /** Where to put the result; undefined takes `release/`. */
  output: string | undefined;
  /** Installers and archives too, which need tools that electron-builder fetches. */
  installers: boolean;
};

/** Arguments for electron-builder. */
export function packArguments({ system, runtime, output, installers }: PackOptions): string[] {
  return [
    `--${system}`,
    '--x64',
    ...(installers ? [] : ['--dir']),
    '--publish=never',
    `--config=${inRoot('electron-builder.yml')}`,
    ...(runtime === undefined ? [] : [`-c.electronDist=${runtime}`]),
    ...(output === undefined ? [] : [`-c.directories.output=${output}`]),
  ];
}

export async function packApp(options: PackOptions): Promise<boolean> {
  return (await runScript(tool.electronBuilder, packArguments(options))) === 0;
}
