-- Where other bodies' logs stood when this intake cosigned them last (C2SP tlog-witness). It never goes back.
create table witnessed (
  origin text primary key,
  size bigint not null check (size >= 0),
  root bytea not null check (octet_length(root) = 32),
  at timestamptz not null
);

-- What other bodies signed under this log's checkpoints (C2SP tlog-cosignature).
create table cosignatures (
  size bigint not null references checkpoints,
  -- The name of the witness's key.
  witness text not null,
  -- One signature line with its newline.
  line text not null,
  at timestamptz not null,
  primary key (size, witness)
);
create index cosignatures_by_witness on cosignatures (witness, size);
create trigger cosignatures_are_append_only before update or delete on cosignatures
  for each row execute function refuse_change();
create trigger cosignatures_are_never_truncated before truncate on cosignatures
  for each statement execute function refuse_change();
