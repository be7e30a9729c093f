// Entry of the desk's own process: opens the office and serves its ports. Everything it decides stands in deskServer.ts.
import type { MessagePortMain } from 'electron';
import { createDesk, type Desk, type DeskOptions } from '../desk/desk.ts';
import { servePort } from '../desk/links/port.ts';
import { problemSentence } from '../shared/words/host.ts';
import { shellWords } from '../shared/words/shell.ts';
import type { FromDesk, Opening, ToDesk } from './channel.ts';
import { createDeskServer, type OpenDesk, type SystemKeeper } from './deskServer.ts';

const { parentPort } = process;

const receive = createDeskServer<MessagePortMain>({
  // A port to the main process, not a window: there is no origin to name.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
  tell: (message: FromDesk) => parentPort.postMessage(message),
  open: openOffice,
  exit: (code) => process.exit(code),
});
parentPort.on('message', ({ data, ports }: { data: ToDesk; ports: MessagePortMain[] }) => receive(data, ports));

async function openOffice(
  opening: Opening,
  keeper: SystemKeeper | undefined,
): Promise<OpenDesk<MessagePortMain> | { reason: string }> {
  const opened = await openWithFirstWay(opening, waysToOpen(keeper, opening.demo));
  if ('reason' in opened) return opened;
  if (opening.demo) await makeDemo(opened);
  return { serve: (port) => void servePort(opened, port), close: () => opened.close() };
}

/** Known to everybody and the same in the browser host: a demo office holds nothing that has to be kept from anybody. */
const demoPassPhrase = 'demo-2026';

/** The key store of the system first; a pass phrase opens an office that was made in the browser host. */
function waysToOpen(keeper: SystemKeeper | undefined, demo: boolean): DeskOptions['key'][] {
  const passPhrases = [process.env['SHOUWEN_PASSPHRASE'] ?? '', demo ? demoPassPhrase : '']
    .filter((passPhrase) => passPhrase !== '')
    .map((passPhrase) => ({ by: 'passPhrase' as const, passPhrase }));
  const kept = keeper === undefined ? [] : [{ by: 'keeper' as const, keeper }];
  return demo ? [...passPhrases, ...kept] : [...kept, ...passPhrases];
}

async function openWithFirstWay(
  { folder, version, language }: Opening,
  ways: readonly DeskOptions['key'][],
): Promise<Desk | { reason: string }> {
  let reason = shellWords[language].noKeeper;
  for (const key of ways) {
    const opened = await createDesk({
      folder,
      key,
      host: 'electron',
      version,
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
      openAddress: (address) => parentPort.postMessage({ kind: 'openAddress', address } satisfies FromDesk),
    });
    if (opened.ok) return opened.value;
    const { problem } = opened;
    const needsPassPhrase = problem.kind === 'noSuchWay' && key.by === 'keeper';
    reason = needsPassPhrase ? shellWords[language].passPhraseOffice : problemSentence(language, problem);
    // Only where the key was never wrapped this way, or does not come back, is it worth trying another.
    if (problem.kind !== 'noSuchWay' && problem.kind !== 'keeperRefused') break;
  }
  return { reason };
}

/** Fills a new office with the demo; one that is there already is opened as it is. */
async function makeDemo(desk: Desk): Promise<void> {
  const client = desk.client();
  if ((await client.session.state()).kind !== 'fresh') return;
  const { token } = await client.session.demo({ request: 'demo-of-this-folder' });
  await desk.client(() => token).session.signOut();
}
