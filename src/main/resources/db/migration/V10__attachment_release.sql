-- Which attachments of a case the toolbox shows beside its entry. Somebody decides that for each, and may decide otherwise
-- later: every decision is a row, and the newest counts. As for entries, nothing is changed afterwards.

create table attachment_release (
  id            bigint      generated always as identity primary key,
  attachment    bigint      not null references attachment,
  released      boolean     not null,
  author        text        not null,
  at            timestamptz not null
);
create index attachment_release_newest on attachment_release (attachment, id desc);

create trigger attachment_release_append_only before update or delete on attachment_release
  for each row execute function case_file_is_append_only();
create trigger attachment_release_no_truncate before truncate on attachment_release
  for each statement execute function case_file_is_append_only();
