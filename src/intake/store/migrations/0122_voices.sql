-- Appeals of different people about one matter: each keeps its own number and term; they are counted and
-- answered together.

create table voices (
  -- Deferred: the voice is sent ahead of the appeal, together with it.
  appeal uuid primary key references appeals deferrable initially deferred,
  -- The appeal that the matter began with; it is a voice of its own matter as well.
  lead uuid not null references appeals,
  -- Tells people of one matter apart without saying who they are: a keyed hash. Null once the person was erased.
  person bytea check (octet_length(person) = 32)
);
create index voices_by_lead on voices (lead);
