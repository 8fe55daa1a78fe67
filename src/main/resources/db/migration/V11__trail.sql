-- The trail: who did what when, to which case, from where. Evidence: it is written and read, and never changed.

create table trail (
  id            bigint      generated always as identity primary key,
  at            timestamptz not null default clock_timestamp(),
  kind          text        not null check (kind in ('login', 'login-refused', 'logout', 'refusal', 'change', 'export')),
  who           text        check (length(who) <= 255),
  what          text        not null check (length(what) <= 255),
  about         text        check (length(about) <= 255),
  number        text        check (length(number) <= 40),
  source        text        check (length(source) <= 64),
  session       text        check (length(session) <= 32),
  times         int         not null default 1 check (times > 0)
);
comment on table trail is 'who did what when: logins, refusals, changes, exports; append-only';
comment on column trail.at is 'when it was written, by the clock of the database';
comment on column trail.who is 'account, system (the product itself), proposer (by the link in the mail), or null: nobody known';
comment on column trail.what is 'what was done or refused: a step, an event, an operation of the engine, or method and route';
comment on column trail.about is 'what it was done to, if it was no case: an account, a group, a job';
comment on column trail.number is 'number of the initiative, if there is one; it need not exist';
comment on column trail.source is 'network address that the request came from; null for what the product did by itself';
comment on column trail.session is 'keyed hash of the session; the key lives as long as the process';
comment on column trail.times is 'how many equal ones this row stands for';

create index trail_number on trail (number, id) where number is not null;
create index trail_who on trail (who, id);
create index trail_at on trail (at);

-- Only the owner of the table, and only within trail_forget, gets by. Privileges keep the running application out before this is asked.
create function trail_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('vorhabenpfad.trail_forgets', true) = 'yes'
      and current_user = (select tableowner from pg_tables where schemaname = tg_table_schema and tablename = tg_table_name) then
    return old;
  end if;
  raise exception 'the trail is append-only (% on %)', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

create trigger trail_append_only before update or delete on trail for each row execute function trail_is_append_only();
create trigger trail_no_truncate before truncate on trail for each statement execute function trail_is_append_only();

-- For the operator's retention, called by the owner: deletes what is older and leaves a record of that.
create function trail_forget(older_than interval) returns bigint language plpgsql as $$
declare
  forgotten bigint;
begin
  if older_than < interval '90 days' then
    raise exception 'the trail keeps at least 90 days';
  end if;
  perform set_config('vorhabenpfad.trail_forgets', 'yes', true);
  delete from trail where at < clock_timestamp() - older_than;
  get diagnostics forgotten = row_count;
  perform set_config('vorhabenpfad.trail_forgets', '', true);
  insert into trail (kind, who, what, about, times) values ('change', 'system', 'trail_forget', older_than::text, greatest(forgotten, 1));
  return forgotten;
end $$;
revoke execute on function trail_forget(interval) from public;
