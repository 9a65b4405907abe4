-- Before autovacuum comes to it: which states are rare and which prints are common decides how lists and alike texts
-- are looked for.
analyze appeals;
analyze search_texts;
