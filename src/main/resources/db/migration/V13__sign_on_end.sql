-- What the provider of the sign-on has ended. Each node asks here whether a session of its own still holds.

create table sign_on_end (
  claim         text        not null check (claim in ('sid', 'sub')),
  value         text        not null,
  issued        bigint      not null,
  kept          timestamptz not null default now(),
  primary key (claim, value)
);
comment on table sign_on_end is 'ended at the provider: one session (sid), or all of a person (sub)';
comment on column sign_on_end.issued is 'seconds since 1970, by the provider''s clock: ended is what was begun until then';
comment on column sign_on_end.kept is 'by the clock of the database; the row goes when no session can be that old any more';
