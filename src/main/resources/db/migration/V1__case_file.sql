-- The case file: what travels, what was answered and decided, where it stood when.
-- Only tables of our own; the engine creates and updates its own schema.

create sequence initiative_number;

create table initiative (
  number        text        primary key,
  title         text        not null,
  idea          text        not null,
  topic         text,
  link          text,
  stage         text        not null,
  outcome       text,
  workshop      text,
  authority     text,
  proposer      text,
  origin        text,
  external_id   text        unique,
  submitted_at  timestamptz not null,
  closed_at     timestamptz,
  version       bigint      not null,
  constraint initiative_closed_with_outcome check ((stage = 'closed') = (outcome is not null)
                                               and (stage = 'closed') = (closed_at is not null))
);
comment on column initiative.origin is 'number of the initiative this one came out of, or null';
comment on column initiative.external_id is 'key of the source, so that bringing it in twice makes one';

create index initiative_stage on initiative (stage, workshop);
create index initiative_submitted on initiative (submitted_at desc, number desc);
create index initiative_text on initiative using gin (to_tsvector('german', title || ' ' || idea));

create table case_entry (
  id            bigint      generated always as identity primary key,
  number        text        not null references initiative,
  kind          text        not null check (kind in ('step', 'event')),
  step          text,
  about         text,
  round         int         not null,
  author        text        not null,
  at            timestamptz not null,
  answers       jsonb       not null,
  form          text,
  form_version  int,
  constraint case_entry_step_or_event check ((kind = 'step') = (step is not null))
);
create index case_entry_number on case_entry (number, id);

create table stage_change (
  id            bigint      generated always as identity primary key,
  number        text        not null references initiative,
  stage         text        not null,
  entered_at    timestamptz not null
);
create index stage_change_number on stage_change (number, id);

-- Entries are evidence: nobody changes or removes one, the application included.
create function case_file_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'entries of the case file are append-only (% on %)', tg_op, tg_table_name
    using errcode = 'integrity_constraint_violation';
end $$;

create trigger case_entry_append_only before update or delete on case_entry
  for each row execute function case_file_is_append_only();
create trigger case_entry_no_truncate before truncate on case_entry
  for each statement execute function case_file_is_append_only();
create trigger stage_change_append_only before update or delete on stage_change
  for each row execute function case_file_is_append_only();
create trigger stage_change_no_truncate before truncate on stage_change
  for each statement execute function case_file_is_append_only();

-- Who takes part in an initiative: the groups and people a task of it was ever laid before, and its proposer.
-- `who` is the engine's group id, or '@' and the account.
create table participation (
  number        text        not null references initiative,
  who           text        not null,
  primary key (number, who)
);
create index participation_who on participation (who, number);

-- One assessor has at most one place in one round, also when two places are filled in the same second.
create table assessment_place (
  number        text        not null references initiative,
  round         int         not null,
  assessor      text        not null,
  assigned_at   timestamptz not null,
  primary key (number, round, assessor)
);
create index assessment_place_assessor on assessment_place (assessor);
