-- What is searched in. It is made of the appeals and of nothing else, a step behind the log, by whichever intake
-- has time, and can be made again at any time: delete its rows and set `next_seq` to 0.

-- One row. Everything received before this place in the log is in `search_texts`. Its lock is held while rows are
-- added, so that two intakes never do the same work, and while a text is taken out again.
create table search_progress (
  lone boolean primary key default true check (lone),
  next_seq bigint not null default 0 check (next_seq >= 0)
);
insert into search_progress default values;

create table search_texts (
  appeal uuid primary key references appeals,
  -- As in `appeals`: the order of a list.
  agency text not null,
  year integer not null,
  serial integer not null,
  -- The folded words of the text, the post, the address and the note, and `@` with the agency's code.
  words tsvector not null,
  -- Hashes of pieces of the folded text, by which alike texts are found, mixed with the agency's own.
  prints integer[] not null,
  unique (agency, year, serial)
);
-- Without a list of what is not sorted in yet: each search would have to walk through it.
create index search_texts_by_word on search_texts using gin (words) with (fastupdate = off);
create index search_texts_by_print on search_texts using gin (prints) with (fastupdate = off);

-- Records that have a print, so many at most: of a greeting or a common request it need not bring all. How rare a
-- print is cannot be known beforehand, and walking through the whole table must not look cheap.
create function records_with_print(print integer, most integer) returns setof uuid
  language sql stable rows 100 set enable_seqscan = off
  as $$ select appeal from search_texts where prints @> array[print] limit most $$;

-- A text that is taken out of an appeal (a person is erased) can be found no longer.
create function forget_search_text() returns trigger language plpgsql as $$
begin
  perform 1 from search_progress for update;
  delete from search_texts where appeal = new.id;
  return null;
end
$$;
create trigger appeals_forget_search_text after update of body on appeals
  for each row when (old.body is distinct from new.body) execute function forget_search_text();

-- The queue by deadline: what was registered on some days and has not ended.
create index appeals_open_by_day on appeals (agency, registered_on, year, serial)
  where standing is null or standing in ('invited', 'claimed', 'registered', 'accepted', 'incomplete', 'suspended');
