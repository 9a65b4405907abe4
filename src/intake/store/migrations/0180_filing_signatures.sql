-- The applicant's EDS over an appeal that was filed signed: CMS and the signed statement, sealed with the
-- appeal's own key, for a certificate names a person. The appeal's first entry has a commitment of it.
create table filing_signatures (
  -- Deferred: it is sent ahead of the appeal, together with it.
  appeal uuid primary key references appeals deferrable initially deferred,
  box bytea not null
);

-- As before, and what was filed signed says so in place of the author's word alone.
create or replace function tags_of(appeals) returns text[] language sql stable as $$
  select coalesce(
    (select array(select tag from unnest($1.tags) as tag where tag not like 'author:%')
        || array['author:' || c.identity]
        || array(select tag from unnest(s.tags) as tag where tag not like all (array['author:%', 'channel:%']))
     from claims c join appeals s on s.id = c.signal where c.appeal = $1.id),
    (select array(select tag from unnest($1.tags) as tag where tag not like 'author:%')
        || array['author:eds-signed']
     from filing_signatures f where f.appeal = $1.id),
    $1.tags)
$$;
