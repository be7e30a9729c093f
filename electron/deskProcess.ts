// Entry of the desk's own process: opens the office and serves its ports. Everything it decides stands in deskServer.ts.
import { randomUUID } from 'node:crypto';
import type { MessagePortMain } from 'electron';
import { createDesk, type Desk, type DeskOptions } from '../desk/desk.ts';
import { servePort } from '../desk/links/port.ts';
import type { FromDesk, Opening, ToDesk } from './channel.ts';
import { createDeskServer, type OpenDesk, type SystemKeeper } from './deskServer.ts';

const { parentPort } = process;

const receive = createDeskServer<MessagePortMain>({
  // A port to the main process, not a window: there is no origin to name.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  tell: (message: FromDesk) => parentPort.postMessage(message),
  open: openOffice,
  exit: (code) => process.exit(code),
});
parentPort.on('message', ({ data, ports }: { data: ToDesk; ports: MessagePortMain[] }) => receive(data, ports));

async function openOffice(
  opening: Opening,
  keeper: SystemKeeper | undefined,
): Promise<OpenDesk<MessagePortMain> | { problem: string }> {
  const opened = await openWithFirstWay(opening, waysToOpen(keeper));
  if ('problem' in opened) return opened;
  // An office that is there already is not replaced: then the answer is a refusal, and it is opened as it is.
  if (opening.demo)
    await opened
      .client()
      .session.demo({ request: randomUUID() })
      .catch(() => undefined);
  return { serve: (port) => void servePort(opened, port), close: () => opened.close() };
}

/** The key store of the system first; a pass phrase opens an office that was made in the browser host. */
function waysToOpen(keeper: SystemKeeper | undefined): DeskOptions['key'][] {
  const passPhrase = process.env['SHOUWEN_PASSPHRASE'];
  return [
    ...(keeper === undefined ? [] : [{ by: 'keeper' as const, keeper }]),
    ...(passPhrase === undefined || passPhrase === '' ? [] : [{ by: 'passPhrase' as const, passPhrase }]),
  ];
}

async function openWithFirstWay(
  { folder, version }: Opening,
  ways: readonly DeskOptions['key'][],
): Promise<Desk | { problem: string }> {
  let problem = 'noKeeper';
  for (const key of ways) {
    const opened = await createDesk({ folder, key, host: 'electron', version });
    if (opened.ok) return opened.value;
    problem = opened.problem.kind;
    // Only where the key was never wrapped this way is it worth trying another.
    if (problem !== 'noSuchWay' && problem !== 'keeperRefused') break;
  }
  return { problem };
}
