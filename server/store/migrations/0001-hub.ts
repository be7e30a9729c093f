/** Who is there, what was written, and what each unit has to be told.
 *
 *    stream 1 ── n command 1 ── n entry          the order: per stream, versions without gaps
 *       │ n                                      party: units (whole: their whole organisation) that take part
 *       └── subscription ── feed ── feed_entry   what a unit is told: ranges of entries, positions without gaps
 *
 *  A position is given while the row of its feed is locked, so whoever has read up to a position has missed nothing below
 *  it, whichever hub process wrote it. The feed '*' is told to everyone. */
export const hub = `
create table hub (
  id text not null,
  name text not null,
  secret text not null,
  epoch text not null,
  register_version bigint not null,
  created_at bigint not null
);

create table unit (
  id text primary key,
  kind text not null,
  name text not null,
  parent text,
  closed boolean not null,
  changed_in bigint not null
);
create index unit_changed on unit (changed_in);

create table seat (
  person text not null,
  unit text not null,
  held boolean not null,
  primary key (person, unit)
);

create table invitation (
  code_hash text primary key,
  unit text,
  parent text,
  created_at bigint not null,
  expires_at bigint not null,
  used_by text,
  used_at bigint,
  withdrawn_at bigint
);

create table feed (
  id integer primary key generated always as identity,
  unit text not null unique,
  last bigint not null default 0
);
insert into feed (unit) values ('*');

create table desk (
  id text primary key,
  feed integer not null references feed (id),
  unit text not null,
  public_key text not null,
  name text not null,
  program text not null,
  enrolled_at bigint not null,
  seen_at bigint not null,
  revoked_at bigint
);

create table assertion (
  id text primary key,
  expires_at bigint not null
);
create index assertion_expiry on assertion (expires_at);

create table stream (
  id bigint primary key generated always as identity,
  name text not null unique,
  owner text,
  version integer not null
);

create table command (
  id bigint primary key generated always as identity,
  stream bigint not null,
  request_id text not null,
  name text not null,
  desk text not null,
  person text,
  unit text,
  at bigint not null,
  desk_sequence bigint not null,
  first_version integer not null,
  last_version integer not null,
  taken_at bigint not null,
  unique (request_id, stream)
);
create index command_desk on command (desk, desk_sequence);

create table entry (
  stream bigint not null,
  version integer not null,
  command bigint not null,
  type text not null,
  audience text not null,
  body text not null,
  primary key (stream, version)
);

create table party (
  stream bigint not null,
  unit text not null,
  whole boolean not null,
  primary key (stream, unit, whole)
);
create index party_unit on party (unit);

create table subscription (
  stream bigint not null,
  feed integer not null,
  primary key (stream, feed)
);
create index subscription_feed on subscription (feed);

create table feed_entry (
  feed integer not null,
  position bigint not null,
  stream bigint not null,
  first_version integer not null,
  last_version integer not null,
  primary key (feed, position)
);

create table attachment_reference (
  content text not null,
  stream bigint not null,
  audience text not null,
  size bigint not null,
  primary key (content, stream, audience)
);

create table attachment (
  content text primary key,
  size bigint not null,
  kept_at bigint not null
);

create table piece (
  content text not null,
  desk text not null,
  piece_offset bigint not null,
  size bigint not null,
  kept_at bigint not null,
  primary key (content, desk, piece_offset)
);
`;
