-- Posts that an official looked at and did not take for an appeal, so that colleagues need not look twice. A
-- note within one agency: the post is known by the digest of its permalink alone, and a note can be taken back.
create table seen_posts (
  key bytea not null check (octet_length(key) = 32),
  agency text not null references agencies,
  reason text not null check (reason ~ '^[a-z-]{2,40}$'),
  official uuid not null references officials,
  seen_at timestamptz not null default now(),
  primary key (key, agency)
);
create index seen_posts_by_official on seen_posts (official);
