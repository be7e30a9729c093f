/** A desk killed while it refills its rows. Arguments: folder, key as hex, sequence of the event at which it dies. */
import { openStore } from '../../../desk/store/store.ts';
import type { Projection } from '../../../desk/store/projection.ts';
import { entries, tally } from './sampleProjections.ts';

const [folder = '', keyText = '', fatal = '0'] = process.argv.slice(2);
const deadly: Projection = {
  ...tally,
  version: 9,
  createApply(database) {
    const apply = tally.createApply(database);
    return (event, settled) => {
      if (event.sequence === Number(fatal)) process.kill(process.pid, 'SIGKILL');
      apply(event, settled);
    };
  },
};
await openStore({
  folder,
  key: Buffer.from(keyText, 'hex'),
  clock: () => 1,
  projections: [{ ...entries, version: 9 }, deadly],
});
