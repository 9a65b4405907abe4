-- Of a print that very many records have, a share is taken at random: to gather them all, only to look at a few of
-- them, would keep everybody waiting in a large register. Rare ones, which tell most, are found as before.
create or replace function records_with_print(print integer, most integer) returns setof uuid
  language sql stable rows 100 set enable_seqscan = off set gin_fuzzy_search_limit = 1000
  as $$ select appeal from search_texts where prints @> array[print] limit most $$;
