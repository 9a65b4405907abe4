-- An official's token is bound to the key that was enrolled with it: each request is signed (DPoP, RFC 9449).

-- Tokens from before that have no key to prove, and end.
update tokens set revoked_at = now()
from officials o where o.id = tokens.official and o.public_key is null and revoked_at is null;

-- Proofs that were taken, for as long as they could be sent again: SHA-256 of the token and the proof's own id.
-- Not written ahead: a crash empties it, after which a proof of the last two minutes would be taken once more;
-- that is worth less than a write to the disk at each request.
create unlogged table used_proofs (
  hash bytea primary key check (octet_length(hash) = 32),
  until timestamptz not null
);
create index used_proofs_by_end on used_proofs (until);
