import { readFileSync } from 'node:fs';
import { fieldsOf } from './store/json.ts';

/** Version of the program when it runs from source; a packed one is told its version. */
export const programVersion = (): string => {
  const version = fieldsOf(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))?.['version'];
  return typeof version === 'string' ? version : '';
};
