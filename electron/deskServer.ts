// What the desk process does with the messages of the main process. Kept apart from the process itself so that it can be
// tested with a desk of paper.
//
//   waiting ──open──► opening ──► open ──close──► ended
//              ports wait here │     └ ports are served at once
//                              └──► failed (told to the main process)
import type { FromDesk, Opening, ToDesk } from './channel.ts';

/** The system's key store, reached through the main process. Rejects where it does not give the key back. */
export type SystemKeeper = {
  wrap: (key: Buffer) => Promise<Buffer>;
  unwrap: (wrapped: Buffer) => Promise<Buffer>;
};

export type OpenDesk<Port> = { serve: (port: Port) => void; close: () => Promise<void> };

export type DeskServerOptions<Port> = {
  tell: (message: FromDesk) => void;
  /** Opens the office, or says in one sentence why not. */
  open: (opening: Opening, keeper: SystemKeeper | undefined) => Promise<OpenDesk<Port> | { reason: string }>;
  exit: (code: number) => void;
};

export function createDeskServer<Port>({ tell, open, exit }: DeskServerOptions<Port>) {
  const answers = new Map<number, (bytes: Uint8Array | undefined) => void>();
  const waiting: Port[] = [];
  let desk: OpenDesk<Port> | undefined;
  let opening: Promise<void> = Promise.resolve();
  let requests = 0;

  const ask = (kind: 'wrap' | 'unwrap', bytes: Buffer): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      requests += 1;
      answers.set(requests, (answer) => {
        if (answer === undefined) reject(new Error('the key store of the system refused'));
        else resolve(Buffer.from(answer));
      });
      tell({ kind, request: requests, bytes });
    });
  const keeper: SystemKeeper = { wrap: (key) => ask('wrap', key), unwrap: (wrapped) => ask('unwrap', wrapped) };

  const openDesk = async (message: Opening): Promise<void> => {
    const result = await open(message, message.hasKeeper ? keeper : undefined);
    if ('reason' in result) {
      tell({ kind: 'failed', reason: result.reason });
      return;
    }
    desk = result;
    for (const port of waiting.splice(0)) desk.serve(port);
    tell({ kind: 'opened' });
  };

  return (message: ToDesk, ports: readonly Port[]): void => {
    switch (message.kind) {
      case 'open':
        opening = openDesk(message).catch((error: unknown) =>
          tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) }),
        );
        break;
      case 'connect':
        for (const port of ports) {
          if (desk === undefined) waiting.push(port);
          else desk.serve(port);
        }
        break;
      case 'kept':
        answers.get(message.request)?.(message.bytes);
        answers.delete(message.request);
        break;
      case 'close':
        void opening
          .then(() => desk?.close())
          .then(
            () => exit(0),
            () => exit(1),
          );
        break;
    }
  };
}
