-- What happens to an appeal after it came. The entries are the truth; what stands here is made of them.

alter table appeals
  -- Where it stands now; null while it stands where it began (`state`).
  add column standing text,
  -- Its term is not the first one any more: it was extended or stopped, so its last day is told by its entries.
  add column term_moved boolean not null default false;

-- The queue: all that has not ended.
create index appeals_open on appeals (agency, year, serial)
  where standing is null or standing in ('invited', 'claimed', 'registered', 'accepted', 'incomplete', 'suspended');
-- The rest, by how it ended.
create index appeals_by_standing on appeals (agency, standing, year, serial) where standing is not null;
create index appeals_with_moved_term on appeals (agency) where term_moved;

-- The id of a move is the key under which it is made once.
create table moves (
  id uuid primary key,
  appeal uuid not null references appeals,
  -- SHA-256 of the accepted request's canonical JSON, under the appeal's number.
  digest bytea not null check (octet_length(digest) = 32)
);
