-- The index of words is parted: each 8,192 running numbers of an agency's year have words of their own, marked by
-- what they begin with (`sliceMark`), so that a search reads the newest slice, then the one before, and ends with
-- its page. Before, it gathered all that a register has of each word.

create table sliced_texts (
  appeal uuid not null,
  agency text not null,
  year integer not null,
  serial integer not null,
  words tsvector not null,
  prints integer[] not null
);
insert into sliced_texts
  select t.appeal, t.agency, t.year, t.serial,
    coalesce(
      (select array_to_tsvector(array_agg(
         left(encode(sha256(convert_to(format('words %s %s %s', t.agency, t.year, t.serial / 8192), 'UTF8')), 'hex'), 5)
         || word.lexeme))
       from unnest(t.words) as word where word.lexeme not like '@%'),
      ''::tsvector),
    t.prints
  from search_texts t order by t.year, t.serial;
drop table search_texts;

alter table sliced_texts rename to search_texts;
alter table search_texts
  add primary key (appeal),
  add foreign key (appeal) references appeals,
  add unique (agency, year, serial);
create index search_texts_by_word on search_texts using gin (words) with (fastupdate = off);
create index search_texts_by_print on search_texts using gin (prints) with (fastupdate = off);
comment on column search_texts.words is
  'The folded words of the text, the post, the address and the note, each behind the mark of its slice.';

-- What has some words in a slice. The statistics know nothing of marked words, and walking through the whole table
-- must not look cheap.
create function texts_with_words(query tsquery)
  returns table (appeal uuid, agency text, year integer, serial integer)
  language sql stable rows 100 set enable_seqscan = off
  as $$ select t.appeal, t.agency, t.year, t.serial from search_texts t where t.words @@ query $$;
