-- Challenges that were solved and used: each serves one submission, however often that is sent again.
create table used_challenges (
  -- The challenge's nonce.
  challenge bytea primary key check (octet_length(challenge) = 16),
  submission uuid not null,
  expires_at timestamptz not null
);
create index used_challenges_by_expiry on used_challenges (expires_at);
