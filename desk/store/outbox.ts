/** What the hub has not taken yet: a row for each stream a command of this desk wrote to. Empty while the desk belongs to no
 *  hub; filled with the whole history of the desk when it joins one. */
import { everyone, parties, travels } from '../../shared/exchange/audience.ts';
import type { StoredEvent } from './event.ts';
import type { Database } from './open.ts';

export type Outbox = {
  /** @param events of one command, just appended */
  add(events: readonly StoredEvent[]): void;
  /** @param events of another desk that nobody has ordered yet, just appended: this desk passes them on */
  carry(events: readonly StoredEvent[]): void;
  /** Everything this desk has written and no hub has confirmed waits from now on. In a transaction of the caller. */
  open(): void;
  /** Nothing waits any more. */
  close(): void;
};

const circleSetting = `scope = 'exchange' and key = 'circle'`;
export const hubSetting = `scope = 'exchange' and key = 'hub'`;

export const createOutbox = (database: Database): Outbox => {
  const insert = database.prepare('insert or ignore into outbox (stream, command_sequence) values (?, ?)');
  const hub = database.prepare(`select 1 from setting where ${hubSetting}`);
  const circle = database.prepare(`select 1 from setting where ${circleSetting}`);
  const begunBy = database
    .prepare<[string], string>('select desk_id from event where stream = ? order by stream_version limit 1')
    .pluck();
  /** Without a hub the desk that began a stream orders it, and what an organisation keeps to itself stays where it was written. */
  const isForOthers = ({ stream, audience, deskId }: StoredEvent): boolean =>
    begunBy.get(stream) !== deskId && (audience === parties || audience === everyone);
  const unsent = database.prepare<[], { stream: string; audience: string; command_sequence: number }>(
    `select distinct e.stream, e.audience, e.command_sequence
     from event e join command c on c.sequence = e.command_sequence
     where c.received is null and e.hub_version is null
       and not exists (select 1 from set_aside s where s.sequence = e.sequence)
     order by e.command_sequence`,
  );
  return {
    add(events) {
      const isInHub = hub.get() !== undefined;
      if (!isInHub && circle.get() === undefined) return;
      for (const event of events) {
        if (travels(event) && (isInHub || isForOthers(event))) insert.run(event.stream, event.commandSequence);
      }
    },
    carry(events) {
      for (const event of events) insert.run(event.stream, event.commandSequence);
    },
    open() {
      for (const { stream, audience, command_sequence } of unsent.all()) {
        if (travels({ stream, audience })) insert.run(stream, command_sequence);
      }
    },
    close() {
      database.prepare('delete from outbox').run();
    },
  };
};
