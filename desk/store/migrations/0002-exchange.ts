/** Exchange with other desks: entries that came from elsewhere, what the hub has confirmed, what waits to be sent, and which
 *  entries were set aside because the hub had ordered others before them. */
export const exchange = `
-- the request a command belongs to, where its own id was taken: decided again, or the same request from another desk
alter table command add column origin text;
-- 1 for a command that came from the hub; its input stayed where it was typed
alter table command add column received integer;
-- place in its stream as the hub counts it; null while the hub has not confirmed it
alter table event add column hub_version integer;

-- entries that no longer count, and the entry that says so
create table set_aside (
  sequence integer primary key references event (sequence),
  by_sequence integer not null references event (sequence)
) strict;

-- what the hub has not taken yet, one row for each stream a command wrote to
create table outbox (
  stream text not null,
  command_sequence integer not null references command (sequence),
  -- why the hub did not take it; null while it only waits
  refusal text,
  primary key (stream, command_sequence)
) strict, without rowid;
create index outbox_order on outbox (command_sequence, stream) where refusal is null;
`;
