-- The map on which an agency lets a point be shown, from its own tiles: MapTilesSchema; null where it has none.
alter table agencies add column map jsonb;
