import type { ConflictView, ExchangeItem, ExchangeStatus, TransferItem } from '../../shared/contract/exchangeViews.ts';
import { waitingMost } from '../../shared/contract/exchangeViews.ts';
import type { ConflictFound } from '../../shared/exchange/conflict.ts';
import { organisationOf } from '../../shared/people/office.ts';
import type { Caller, DeskParts } from '../parts.ts';
import { visibleComplaint } from '../perform.ts';
import { counts, eventColumns, eventSource, storedEvent, type EventRow } from '../store/event.ts';
import { prepared } from '../store/prepared.ts';
import { timelineEntry } from './complaint.ts';

const shown = 50;

/** How much waits, without looking at all of it. */
export function exchangeCounts({ database }: DeskParts): Pick<ExchangeStatus, 'waiting' | 'conflicts' | 'refused'> {
  const row = prepared<[], { waiting: number; conflicts: number; refused: number }>(
    database,
    `select
       (select count(*) from (select 1 from outbox indexed by outbox_order where refusal is null limit ${waitingMost})) as waiting,
       (select count(*) from conflict where choice is null) as conflicts,
       (select count(*) from outbox indexed by outbox_refused where refusal is not null) as refused`,
  ).get();
  return row ?? { waiting: 0, conflicts: 0, refused: 0 };
}

type ItemRow = {
  sequence: number;
  at: number;
  person: string | null;
  unit: string | null;
  name: string;
  stream: string;
  number: string | null;
  refusal: string | null;
};

const itemOf = ({ sequence, ...row }: ItemRow): ExchangeItem => ({ key: `${sequence}/${row.stream}`, ...row });

const complaintNumber = `(select x.number from complaint x where x.id = substr(o.stream, 11) and o.stream like 'complaint/%')`;

/** What waits to be sent, what was refused first. */
export function waitingItems({ database }: DeskParts): ExchangeItem[] {
  const columns = `o.command_sequence as sequence, c.at, c.person_id as person, c.unit_id as unit, c.name, o.stream,
    ${complaintNumber} as number, o.refusal`;
  const refused = prepared<[], ItemRow>(
    database,
    `select ${columns} from outbox o indexed by outbox_refused join command c on c.sequence = o.command_sequence
     where o.refusal is not null order by o.command_sequence limit ${shown}`,
  ).all();
  const waiting = prepared<[], ItemRow>(
    database,
    `select ${columns} from outbox o indexed by outbox_order join command c on c.sequence = o.command_sequence
     where o.refusal is null order by o.command_sequence, o.stream limit ${shown}`,
  ).all();
  return [...refused, ...waiting].slice(0, shown).map(itemOf);
}

/** What came last, newest first. */
export function cameItems({ database }: DeskParts): ExchangeItem[] {
  return prepared<[], ItemRow>(
    database,
    `select o.sequence, o.at, o.person_id as person, o.unit_id as unit, o.name, o.stream,
       ${complaintNumber} as number, null as refusal
     from (select *, json_extract(input, '$.stream') as stream from command indexed by command_received
       where received = 1 order by sequence desc limit ${shown}) o
     order by o.sequence desc`,
  )
    .all()
    .map(itemOf);
}

type ConflictRow = { sequence: number; body: string; input: string | null };

/** Conflicts that wait for a person: of complaints the caller may see, and of everything else. */
export function conflictViews(parts: DeskParts, caller: Caller): ConflictView[] {
  const { database } = parts;
  const open = prepared<[], ConflictRow>(
    database,
    `select k.sequence, k.body, (select c.input from command c
        where c.request_id = json_extract(k.body, '$.requestId')) as input
     from conflict k indexed by conflict_open where k.choice is null order by k.sequence limit 200`,
  ).all();
  const home = organisationOf(parts.office(), caller.actor.unit)?.id;
  const find = visibleComplaint(parts, caller);
  const byPlace = prepared<[string], EventRow>(
    database,
    `select ${eventColumns} from ${eventSource} where e.sequence in (select value from json_each(?)) order by e.sequence`,
  );
  const first = prepared<[string, number], EventRow>(
    database,
    `select ${eventColumns} from ${eventSource}
     where e.stream = ? and e.sequence < ? and e.hub_version is not null and c.received = 1 and ${counts}
     order by e.sequence desc limit 20`,
  );
  const complaintOf = prepared<[string], { id: string; number: string; pack: string; pack_version: number }>(
    database,
    'select id, number, pack, pack_version from complaint where id = ?',
  );
  return open.flatMap(({ sequence, body, input }): ConflictView[] => {
    const found = JSON.parse(body) as ConflictFound;
    const { conflict, stream, name, personId, unitId, at, refusal, setAside } = found;
    const id = stream.startsWith('complaint/') ? stream.slice('complaint/'.length) : undefined;
    if (id !== undefined && !find(id)) return [];
    const complaint = id === undefined ? undefined : complaintOf.get(id);
    const mine = byPlace.all(JSON.stringify(setAside)).map(storedEvent);
    const since = Math.min(...setAside, sequence);
    const theirs = first
      .all(stream, sequence)
      .map(storedEvent)
      .filter(
        (event) =>
          event.sequence > since && (event.audience === home || ['parties', 'everyone'].includes(event.audience)),
      )
      .reverse();
    return [
      {
        conflict,
        stream,
        complaint: complaint
          ? {
              id: complaint.id,
              number: complaint.number,
              pack: { id: complaint.pack, version: complaint.pack_version },
            }
          : null,
        name,
        person: personId,
        unit: unitId,
        at,
        refusal,
        input: input === null ? null : (JSON.parse(input) as unknown),
        mine: mine.map((event) => timelineEntry(event)),
        theirs: theirs.map((event) => timelineEntry(event)),
      },
    ];
  });
}

export const transferItems = ({ exchange }: DeskParts): TransferItem[] => exchange.transfers().slice(0, shown);
