-- Published results and who puts them to use.

create table toolbox_entry (
  slug              text        primary key,
  number            text        not null unique references initiative,
  name              text        not null,
  short_description text        not null,
  long_description  text        not null,
  kind              text        not null,
  license           text,
  repository_url    text,
  operation         text        not null,
  maintainer        text        not null references authority,
  contact_point     text        not null,
  workshop          text        not null references workshop,
  visibility        text        not null check (visibility in ('public', 'network')),
  dossier           jsonb       not null,
  published_at      timestamptz not null,
  retired_at        timestamptz
);

create table adoption (
  id            bigint      generated always as identity primary key,
  slug          text        not null references toolbox_entry,
  authority     text        not null references authority,
  status        text        not null check (status in ('running', 'in-use', 'abandoned')),
  planned_go_live date      not null,
  responsible   text        not null,
  variant       text,
  go_live_on    date,
  started_at    timestamptz not null
);
-- one at a time for each entry and authority
create unique index adoption_running on adoption (slug, authority) where status = 'running';
create index adoption_slug on adoption (slug);
