-- Files that belong to a case. The number may be one that is only reserved for a draft, so it refers to no initiative.

create sequence attachment_id;

create table attachment (
  id            bigint      primary key,
  number        text        not null,
  name          text        not null,
  media_type    text        not null,
  size          bigint      not null check (size > 0),
  sha256        text        not null,
  author        text        not null,
  at            timestamptz not null,
  removed_at    timestamptz,
  removed_by    text,
  constraint attachment_removed_by_somebody check ((removed_at is null) = (removed_by is null))
);
comment on column attachment.author is 'the account, or ''proposer'' for the proposer on the portal';
create index attachment_number on attachment (number, id);

-- In pieces, since the driver holds a whole bytea in memory. They are written before their attachment, whose row seals them.
create table attachment_chunk (
  attachment    bigint      not null references attachment deferrable initially deferred,
  position      int         not null,
  content       bytea       not null,
  primary key (attachment, position)
);
-- most of what is kept is compressed already
alter table attachment_chunk alter column content set storage external;

-- As for entries: nothing is changed afterwards. What is removed keeps its row and says who did it; only the bytes go.
create function attachment_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.removed_at is null and new.removed_at is not null
     and to_jsonb(new) - 'removed_at' - 'removed_by' = to_jsonb(old) - 'removed_at' - 'removed_by' then
    return new;
  end if;
  raise exception 'attachments of the case file are append-only (% on %)', tg_op, tg_table_name
    using errcode = 'integrity_constraint_violation';
end $$;

create function attachment_chunk_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and not exists (select 1 from attachment where id = new.attachment) then
    return new;
  end if;
  if tg_op = 'DELETE' and exists (select 1 from attachment where id = old.attachment and removed_at is not null) then
    return old;
  end if;
  raise exception 'attachments of the case file are append-only (% on %)', tg_op, tg_table_name
    using errcode = 'integrity_constraint_violation';
end $$;

create trigger attachment_kept before update or delete on attachment
  for each row execute function attachment_is_kept();
create trigger attachment_no_truncate before truncate on attachment
  for each statement execute function case_file_is_append_only();
create trigger attachment_chunk_kept before insert or update or delete on attachment_chunk
  for each row execute function attachment_chunk_is_kept();
create trigger attachment_chunk_no_truncate before truncate on attachment_chunk
  for each statement execute function case_file_is_append_only();
