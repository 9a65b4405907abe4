-- Webhooks: which other systems are told of an agency's entries, and what they have not been told yet.

create table hooks (
  id uuid primary key default gen_random_uuid(),
  agency text not null references agencies,
  address text not null check (address ~ '^https?://[^\s#]+$'),
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  -- The place in the log of the first entry that was not looked at yet. The entries are the queue: nothing is
  -- written when one is made, so none can be missed. The secret is kept nowhere: the root key gives it again.
  next_seq bigint not null check (next_seq >= 0)
);
create unique index one_hook_an_address on hooks (agency, address) where ended_at is null;

-- Entries that are on their way to a hook, and those that were given up.
create table hook_deliveries (
  hook uuid not null references hooks on delete cascade,
  -- The entry's place in the log.
  seq bigint not null,
  appeal uuid not null references appeals,
  tries integer not null default 0 check (tries >= 0),
  next_at timestamptz not null default now(),
  -- Until when one intake alone may send it; when that intake dies, another one goes on after this.
  taken_until timestamptz,
  -- What went wrong at the last try.
  fault text,
  dead_at timestamptz,
  primary key (hook, seq)
);
create index hook_deliveries_due on hook_deliveries (hook, next_at) where dead_at is null;
create index hook_deliveries_in_order on hook_deliveries (hook, appeal, seq) where dead_at is null;
