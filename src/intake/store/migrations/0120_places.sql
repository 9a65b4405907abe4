-- The classifier of administrative-territorial objects (КАТО), as somebody imported it. The regions are there
-- from the first start.

create table places (
  kato text primary key check (kato ~ '^[0-9]{9}$'),
  -- The nearest larger place that is here; null for a region.
  parent text references places deferrable initially deferred,
  kind text not null check (kind in ('region', 'district', 'city', 'rural-district', 'settlement')),
  name_kk text not null check (name_kk <> ''),
  name_ru text not null check (name_ru <> ''),
  -- The classifier has no English names; the regions have.
  name_en text,
  -- Both names as they are searched: each behind a bar, words parted by single spaces.
  folded text not null,
  -- Regions 0, districts 1, rural districts 2, settlements 3: larger places are found before smaller ones.
  level smallint not null generated always as (
    case when kato like '__0000000' then 0 when kato like '____00000' then 1
         when kato like '______000' then 2 else 3 end) stored
);
create index places_by_parent on places (parent);
