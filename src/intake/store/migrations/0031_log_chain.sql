-- Each checkpoint names the one before it, so that one that was taken out from between is missed.
alter table checkpoints add column before bigint check (before < size);

alter table checkpoints disable trigger checkpoints_are_append_only;
update checkpoints set before = chain.before
from (select size, lag(size) over (order by size) as before from checkpoints) as chain
where chain.size = checkpoints.size;
alter table checkpoints enable trigger checkpoints_are_append_only;

create unique index one_first_checkpoint on checkpoints ((true)) where before is null;
create unique index checkpoints_do_not_fork on checkpoints (before) where before is not null;

-- Tokens of time-stamp authorities (RFC 3161) over the signed notes of checkpoints.
create table timestamps (
  size bigint not null references checkpoints,
  -- The authority's address, as it was asked.
  authority text not null check (authority <> ''),
  at timestamptz not null,
  -- The TimeStampToken, DER.
  token bytea not null,
  primary key (size, authority)
);
create trigger timestamps_are_append_only before update or delete on timestamps
  for each row execute function refuse_change();
create trigger timestamps_are_never_truncated before truncate on timestamps
  for each statement execute function refuse_change();
