/** The log: what was asked (command), what became so (event), which files belong to it, and the office's settings. */
export const log = `
create table command (
  sequence integer primary key,
  request_id text not null unique,
  name text not null,
  person_id text,
  unit_id text,
  at integer not null,
  recorded_at integer not null,
  desk_id text not null,
  input text not null,
  reply text not null,
  event_count integer not null,
  previous_hash blob not null,
  hash blob not null
) strict;

create table event (
  sequence integer primary key,
  stream text not null,
  stream_version integer not null,
  type text not null,
  audience text not null,
  at integer not null,
  command_sequence integer not null references command (sequence),
  desk_id text not null,
  desk_sequence integer not null,
  body text not null,
  previous_hash blob not null,
  hash blob not null,
  unique (stream, stream_version)
) strict;

create table attachment (
  sequence integer primary key,
  sha256 text not null unique,
  kind text not null,
  size integer not null,
  added_at integer not null,
  previous_hash blob not null,
  hash blob not null
) strict;

create table setting (
  scope text not null,
  key text not null,
  value text not null,
  changed_at integer not null,
  primary key (scope, key)
) strict, without rowid;
`;
