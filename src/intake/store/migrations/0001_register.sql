-- The register: who may write in it, what was accepted, and the entries that tell its history.
-- The intake runs as the role dauys_intake (rights.sql), which has the rights it needs and no more.

-- One row. Its lock is the queue in which batches are written: under it the clock cannot go backwards,
-- running numbers have no gap, and entries have one total order whatever number of intakes write.
create table register (
  lone boolean primary key default true check (lone),
  last_received_at timestamptz not null default '1970-01-01T00:00:00Z',
  -- Entries written so far; the next one gets this as its place (0-based, as a leaf's index in a Merkle log).
  entries bigint not null default 0 check (entries >= 0),
  -- Tells which root key seals the personal data here, so that an intake with another one does not start.
  key_fingerprint text
);
insert into register default values;

create table agencies (
  code text primary key check (code ~ '^[A-Z]{2,6}$'),
  name_kk text not null,
  name_ru text not null,
  name_en text not null,
  kato text not null check (kato ~ '^[0-9]{9}$'),
  -- Art. 64: what arrives after the working day ends counts from the next working day.
  working_day_ends time not null default '18:30',
  -- Web origins whose pages may show this agency's form.
  origins text[] not null default '{}',
  created_at timestamptz not null default now()
);

-- Running numbers without a gap, per agency and year of registration.
create table counters (
  agency text not null references agencies,
  year integer not null check (year between 2000 and 9999),
  last_serial integer not null check (last_serial > 0),
  primary key (agency, year)
);

create table officials (
  id uuid primary key default gen_random_uuid(),
  agency text not null references agencies,
  name text not null check (name <> ''),
  -- JWK of the key that will sign captures; null until the official enrols one.
  public_key jsonb,
  enrolled_at timestamptz not null default now()
);

-- A code is kept as a keyed hash: whoever reads this table cannot enrol.
create table enrolment_codes (
  hash bytea primary key check (octet_length(hash) = 32),
  agency text not null references agencies,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  official uuid references officials,
  check ((used_at is null) = (official is null))
);

-- SHA-256 of a 256-bit random token: there is nothing to guess and nothing to steal.
create table tokens (
  hash bytea primary key check (octet_length(hash) = 32),
  official uuid not null references officials,
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index tokens_by_official on tokens (official);

create table appeals (
  -- The client's UUIDv7: the key under which a submission is accepted once.
  id uuid primary key,
  agency text not null references agencies,
  year integer not null,
  serial integer not null check (serial > 0),
  number text not null,
  channel text not null,
  state text not null,
  kind text not null,
  topic text not null,
  kato text not null,
  language text not null,
  tags text[] not null,
  -- The accepted submission without its applicant.
  body jsonb not null,
  -- AES-256-GCM under the appeal's own key; null where nobody has appealed yet.
  sealed_applicant bytea,
  -- The appeal's own key, wrapped by the agency's. Erasing it erases the person.
  sealed_key bytea,
  -- SHA-256 of the whole submission's canonical JSON (RFC 8785), lower-case hex.
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  received_at timestamptz not null,
  -- Null for a signal, which nobody filed.
  registered_on date,
  official uuid references officials,
  -- The number is made of these three, so this keeps it unique as well.
  unique (agency, year, serial)
);

-- A post meets its own record again: one record an agency.
create table posts (
  -- SHA-256 of the permalink: an address can be longer than an index entry may be.
  key bytea not null check (octet_length(key) = 32),
  agency text not null,
  permalink text not null check (permalink <> ''),
  appeal uuid not null references appeals,
  primary key (key, agency)
);

-- What happened, in order, for ever. `leaf` is the entry's canonical JSON: it names nobody, and holds a
-- salted commitment of what was filed, whose salt comes from the appeal's own key.
create table events (
  seq bigint primary key check (seq >= 0),
  appeal uuid not null references appeals,
  agency text not null,
  type text not null,
  at timestamptz not null,
  leaf text not null
);
create index events_by_appeal on events (appeal, seq);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The entries of the register can be added to, never changed (% on %).', tg_op, tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;

create trigger events_are_append_only before update or delete on events
  for each row execute function refuse_change();
create trigger events_are_never_truncated before truncate on events
  for each statement execute function refuse_change();
