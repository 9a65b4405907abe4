-- From a post to an appeal: the author is invited by a one-time link, and claims the signal.

-- The page with the agency's form, to which the link leads; the intake's own demo page where none is told.
alter table agencies add column claim_page text check (claim_page ~ '^https?://[^#\s]+$');

create table invitations (
  id uuid primary key default gen_random_uuid(),
  -- SHA-256 of the 256-bit random token of the link.
  hash bytea not null unique check (octet_length(hash) = 32),
  signal uuid not null references appeals,
  official uuid not null references officials,
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  opened_at timestamptz,
  revoked_at timestamptz
);
create index invitations_by_signal on invitations (signal, made_at);
-- One link stands at a time: a further one ends it.
create unique index one_invitation_stands on invitations (signal) where revoked_at is null;

create table claims (
  -- A signal is claimed once.
  signal uuid primary key references appeals,
  -- Deferred: the claim is sent ahead of the appeal, together with it.
  appeal uuid not null unique references appeals deferrable initially deferred,
  invitation uuid not null unique references invitations,
  -- How we know who the author is.
  identity text not null check (identity in ('self-declared', 'account-proven', 'eds-signed')),
  claimed_at timestamptz not null,
  -- The official who saw the code from the post's own account, and when.
  proven_by uuid references officials,
  proven_at timestamptz,
  check ((proven_by is null) = (proven_at is null))
);

-- How we know what we know of an appeal. A claimed one also has what is known of the post that it was, and in
-- place of its filing's word on the author the grade that the claim has reached.
create function tags_of(appeals) returns text[] language sql stable as $$
  select coalesce(
    (select array(select tag from unnest($1.tags) as tag where tag not like 'author:%')
        || array['author:' || c.identity]
        || array(select tag from unnest(s.tags) as tag where tag not like all (array['author:%', 'channel:%']))
     from claims c join appeals s on s.id = c.signal where c.appeal = $1.id),
    $1.tags)
$$;

-- The same post under the record that counts: the appeal that its author made of it, else the signal.
create view post_records with (security_invoker) as
  select p.key, p.agency, p.permalink, coalesce(c.appeal, p.appeal) as appeal
  from posts p left join claims c on c.signal = p.appeal;
