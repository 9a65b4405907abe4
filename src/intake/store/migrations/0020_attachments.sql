-- Files: what was uploaded, and which appeal it belongs to. The bytes lie in the evidence store, under their digest.

create table evidence (
  -- Each agency keeps its own files: what one was sent, no other can point at.
  agency text not null references agencies,
  -- SHA-256 of the bytes, lower-case hex.
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  -- As the bytes themselves tell it.
  media_type text not null,
  size integer not null check (size > 0),
  -- The bytes are in the store and durable.
  stored boolean not null default false,
  -- Until when it stays although no appeal names it; infinity once one does.
  kept_until timestamptz not null,
  primary key (agency, digest)
);
create index evidence_waiting on evidence (kept_until) where kept_until < 'infinity';

create table attachments (
  -- Deferred: the link is sent ahead of the appeal, together with it.
  appeal uuid not null references appeals deferrable initially deferred,
  position smallint not null check (position >= 0),
  agency text not null,
  digest text not null,
  name text not null check (name <> ''),
  primary key (appeal, position),
  unique (appeal, digest),
  foreign key (agency, digest) references evidence
);
create index attachments_by_evidence on attachments (agency, digest);

-- Leave to upload for a while, kept as the SHA-256 of 256 random bits.
create table upload_tickets (
  hash bytea primary key check (octet_length(hash) = 32),
  agency text not null references agencies,
  expires_at timestamptz not null
);
create index upload_tickets_by_expiry on upload_tickets (expires_at);

-- Uploads under way, and finished ones for as long as their sender may ask how they ended.
create table uploads (
  id uuid primary key,
  agency text not null references agencies,
  ticket bytea references upload_tickets on delete cascade,
  official uuid references officials,
  length integer not null check (length > 0),
  received integer not null default 0 check (received between 0 and length),
  -- Names of the parts in the store, in order.
  parts text[] not null default '{}',
  -- The digest that the sender announced.
  announced text check (announced ~ '^[0-9a-f]{64}$'),
  -- Of the whole, once it is stored.
  digest text,
  begun_at timestamptz not null default now(),
  kept_until timestamptz not null,
  check (num_nonnulls(ticket, official) = 1)
);
create index uploads_by_expiry on uploads (kept_until);
create index uploads_by_ticket on uploads (ticket);
create index uploads_by_official on uploads (official, begun_at);
