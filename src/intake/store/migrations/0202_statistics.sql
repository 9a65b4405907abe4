-- Before autovacuum comes to it: which states are rare and which prints are common decides how lists and alike texts
-- are looked for. Not of empty tables: the planner would then hold them for empty until it looks again.
do $$ begin
  if exists (select from appeals) then
    analyze appeals;
    analyze search_texts;
  end if;
end $$;
