-- Which texts have changed, so that the search for similar work of every node can follow: one row an initiative, with the
-- transaction that last changed its text or that of its toolbox entry. A node reads what came after its last look by transaction
-- ids, since a sequence or a time would pass over a transaction that commits later than a younger one.

create table similarity_change (
  number  text  primary key,
  tx      xid8  not null
);
create index similarity_change_tx on similarity_change (tx);

create function text_has_changed() returns trigger language plpgsql as $$
begin
  insert into similarity_change (number, tx)
  values (case when tg_op = 'DELETE' then old.number else new.number end, pg_current_xact_id())
  on conflict (number) do update set tx = excluded.tx;
  return null;
end $$;

create trigger initiative_text_made after insert or delete on initiative
  for each row execute function text_has_changed();
create trigger initiative_text_revised after update on initiative
  for each row when (old.title is distinct from new.title or old.idea is distinct from new.idea)
  execute function text_has_changed();
create trigger toolbox_text_made after insert or delete on toolbox_entry
  for each row execute function text_has_changed();
create trigger toolbox_text_revised after update on toolbox_entry
  for each row when (old.name is distinct from new.name or old.short_description is distinct from new.short_description
    or old.long_description is distinct from new.long_description or old.visibility is distinct from new.visibility
    or old.retired_at is distinct from new.retired_at)
  execute function text_has_changed();
