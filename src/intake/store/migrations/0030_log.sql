-- The public log: a Merkle tree (RFC 9162) over the entries' `leaf` texts, in the order of `seq`.

alter table register
  -- The hashes of the tree's full subtrees from left to right, 32 bytes each, one for each bit of `entries`:
  -- all that must be known to append. Null until the first start has made leaves of the entries that were
  -- there before the log was.
  add column frontier bytea,
  -- The key that signs the log, as it is published (C2SP signed-note, name+hash+key). Its name is the log's
  -- origin. An intake with another one does not start.
  add column log_key text,
  add check (octet_length(frontier) = 32 * bit_count(entries::bit(64)));

-- What of an entry only the agency and its applicant may know, sealed with the appeal's own key; the leaf has
-- a salted commitment of it.
alter table events add column sealed bytea;

-- The hash of each full tile, which is an entry of the tile one level up (C2SP tlog-tiles). The hashes of
-- level 0 are those of the leaves themselves.
create table tile_hashes (
  level smallint not null check (level > 0),
  index bigint not null check (index >= 0),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (level, index)
);

-- Every checkpoint that was ever signed and committed, one a batch: there is nothing of this log that could
-- have been shown to anybody and is not here.
create table checkpoints (
  size bigint primary key check (size >= 0),
  at timestamptz not null,
  -- The signed note (C2SP tlog-checkpoint).
  note text not null
);

create trigger tile_hashes_are_append_only before update or delete on tile_hashes
  for each row execute function refuse_change();
create trigger tile_hashes_are_never_truncated before truncate on tile_hashes
  for each statement execute function refuse_change();
create trigger checkpoints_are_append_only before update or delete on checkpoints
  for each row execute function refuse_change();
create trigger checkpoints_are_never_truncated before truncate on checkpoints
  for each statement execute function refuse_change();
