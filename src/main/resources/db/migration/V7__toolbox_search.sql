-- The list of the toolbox: its words, the order in which it is shown, who uses what.

-- German stems find other forms of a word; the plain words find what is only half typed, since the stem of a half word
-- is often no beginning of the whole word's stem. Punctuation goes first, so that "E-Mail-Vorlage" is three words.
alter table toolbox_entry add column words tsvector not null generated always as (
  to_tsvector('german', translate(name || ' ' || short_description || ' ' || long_description, '-./:@_+&', '        '))
  || to_tsvector('simple', translate(name || ' ' || short_description || ' ' || long_description, '-./:@_+&', '        '))) stored;

create index toolbox_entry_words on toolbox_entry using gin (words);
create index toolbox_entry_published on toolbox_entry (published_at desc, slug) where retired_at is null;
create index adoption_in_use on adoption (slug, authority) where status = 'in-use';
