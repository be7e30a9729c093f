/** What waits, as it is sent to the hub, and what the hub's receipts change here. */
import { hubAudience, type Sender } from '../../../shared/exchange/audience.ts';
import type { PushedCommand } from '../../../shared/exchange/protocol.ts';
import type { Database } from '../open.ts';
import type { Own } from './own.ts';
import { hubRequestId, type Rows } from './rows.ts';
import type { ExchangeLog, SentBatch } from './types.ts';
import type { Writer } from './write.ts';

/** Places of entries carried for others begin here, far behind what one desk writes. */
const carriedFrom = 1_000_000_000_000;

export const createSending = (
  database: Database,
  rows: Rows,
  own: Own,
  write: Writer,
  deskId: string,
): Pick<ExchangeLog, 'toSend' | 'accepted' | 'refused'> => {
  /** What this desk carries for others and may not send in their name: it goes when they send it, and what was built on it after. */
  const mayNotSend = (sequence: number, { carries }: Sender): boolean => {
    if (rows.isRelayed.get(sequence) === undefined) return false;
    const unit = rows.selectGiven.get(sequence)?.unitId;
    return typeof unit !== 'string' || carries?.(unit) !== true;
  };

  const commandToSend = (stream: string, sequence: number, sender: Sender): PushedCommand | undefined => {
    const given = rows.selectGiven.get(sequence);
    const events = own.entries(stream, sequence);
    const [first] = events;
    if (!given || !first) return undefined;
    return {
      requestId: hubRequestId(deskId, given.requestId),
      name: given.name,
      personId: given.personId,
      unitId: given.unitId,
      at: given.at,
      // Counted apart from this desk's own entries: see pushedCommand.deskSequence.
      deskSequence: rows.isRelayed.get(sequence) === undefined ? first.desk_sequence : carriedFrom + first.sequence,
      events: events.map(({ type, audience, body }) => ({
        type,
        audience: hubAudience({ stream, audience }, sender),
        body: JSON.parse(body) as Record<string, unknown>,
      })),
    };
  };

  return {
    toSend({ batches, commands, characters }, sender) {
      const batchByStream = new Map<string, SentBatch>();
      let left = characters;
      const held = new Set<string>();
      for (const { stream, command_sequence: sequence } of rows.selectToSend.all(commands)) {
        if (held.has(stream) || mayNotSend(sequence, sender)) {
          held.add(stream);
          continue;
        }
        const command = commandToSend(stream, sequence, sender);
        if (!command) {
          rows.dropWaiting.run(stream, sequence);
          continue;
        }
        left -= JSON.stringify(command).length;
        const batch = batchByStream.get(stream);
        if (batchByStream.size > 0 && (left < 0 || (!batch && batchByStream.size === batches))) break;
        if (batch) {
          batch.commands.push(command);
          batch.commandSequences.push(sequence);
        } else {
          const base = rows.confirmedVersion.get(stream) ?? 0;
          batchByStream.set(stream, { stream, base, commands: [command], commandSequences: [sequence] });
        }
      }
      return [...batchByStream.values()];
    },
    accepted: database.transaction(({ stream, base, commandSequences }: SentBatch, version: number): boolean => {
      // Somebody else has brought it there before, as it was then: it comes with what is fetched next.
      if (version <= base) return false;
      const sent = commandSequences.flatMap((sequence) => own.entries(stream, sequence));
      sent.forEach((event, place) => {
        rows.confirmEvent.run(version - sent.length + 1 + place, event.sequence);
        write.named('up', event.type, JSON.parse(event.body));
      });
      for (const sequence of commandSequences) rows.dropWaiting.run(stream, sequence);
      return true;
    }),
    refused: database.transaction(({ stream, commandSequences }: SentBatch, code: string): void => {
      for (const sequence of commandSequences) rows.markRefused.run(code, stream, sequence);
    }),
  };
};
