/** Files on their way to the hub or from there. Their content lies in the office's files, encrypted; here only who has it. */
export const transfer = `
create table transfer (
  sha256 text primary key,
  -- 'up' to the hub, 'down' from it
  direction text not null,
  -- of the entry that names the file; its extension says what it is
  name text not null,
  size integer not null,
  -- why it did not go, so that a person can see it; null while it only waits
  problem text
) strict, without rowid;

create index outbox_refused on outbox (command_sequence) where refusal is not null;
create index command_received on command (sequence) where received = 1;
`;
