-- The search of initiatives by words: German stems for other forms of a word, plain words for what is half typed.
alter table initiative add column words tsvector not null generated always as (
  to_tsvector('german', translate(title || ' ' || idea, '-./:@_+&', '        '))
  || to_tsvector('simple', translate(title || ' ' || idea, '-./:@_+&', '        '))) stored;

drop index initiative_text;
create index initiative_words on initiative using gin (words);
-- how numbers begin
create index initiative_number_start on initiative (number text_pattern_ops);
-- a workshop's list, newest first
create index initiative_workshop on initiative (workshop, submitted_at desc, number desc);
