import { posix, win32 } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultFolder } from '../desk/folder.ts';

export type StartOptions = {
  demo: boolean;
  folder: string;
  /** Undefined: Electron where its runtime can be had, else the browser. */
  host: 'electron' | 'browser' | undefined;
  /** 0 lets the system choose. */
  port: number;
  open: boolean;
};

export type Surroundings = {
  platform: NodeJS.Platform;
  environment: Record<string, string | undefined>;
  home: string;
  /** Where the user stood when typing; relative folders count from there. */
  folder: string;
};

const startUsage = 'npm start -- [--demo] [--folder DIR] [--host electron|browser] [--port N] [--no-open]';

/** Reads what stands behind `npm start --`. A problem is one sentence for the user. */
export function readStartOptions(args: readonly string[], around: Surroundings): StartOptions | { problem: string } {
  const parsed = parse(args);
  if ('problem' in parsed) return parsed;
  const { values } = parsed;
  const host = values.host;
  if (host !== undefined && host !== 'electron' && host !== 'browser') {
    return { problem: `--host is "electron" or "browser", not "${host}".` };
  }
  const port = values.port === undefined ? 0 : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || values.port === '') {
    return { problem: `--port is a number from 0 to 65535, not "${values.port}".` };
  }
  if (values.folder === '') return { problem: '--folder needs the name of a folder.' };
  const demo = values.demo ?? false;
  const path = around.platform === 'win32' ? win32 : posix;
  const folder = values.folder === undefined ? defaultFolder(demo, around) : path.resolve(around.folder, values.folder);
  return { demo, folder, host, port, open: values['no-open'] !== true };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        demo: { type: 'boolean' },
        folder: { type: 'string' },
        host: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
      },
    });
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('. ')[0] ?? '') : '';
    return { problem: `${why}. Usage: ${startUsage}` };
  }
}
