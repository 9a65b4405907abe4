-- Who may file through Open311. Of a key only its SHA-256 is kept: it is 256 random bits, so there is nothing
-- to guess.
create table open311_clients (
  id uuid primary key default gen_random_uuid(),
  agency text not null references agencies,
  name text not null check (name <> ''),
  key_hash bytea not null unique check (octet_length(key_hash) = 32),
  made_at timestamptz not null default now(),
  ended_at timestamptz
);

create index appeals_from_open311 on appeals (agency, received_at) where channel = 'open311';
