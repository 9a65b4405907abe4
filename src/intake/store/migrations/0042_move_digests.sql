comment on column moves.digest is
  'SHA-256 of the appeal''s own salt and the digest of the request: without the salt, which goes with the person, no text can be tried against it.';
