-- The author's EDS over the claim: CMS and the signed statement, sealed with the claimed appeal's own key, for
-- a certificate names a person. The entry of the claim has a commitment of it.
alter table claims add column signature bytea check ((signature is not null) = (identity = 'eds-signed'));
