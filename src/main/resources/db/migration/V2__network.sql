-- What network.yaml said at the last start, and what it said before and says no more (retired).

create table authority (
  id        text    primary key,
  name      text    not null,
  area      text    not null,
  land      text    not null,
  retired   boolean not null default false
);

create table workshop (
  id        text    primary key,
  name      text    not null,
  lead      text    not null references authority,
  topics    text[]  not null,
  capacity  int     not null check (capacity > 0),
  retired   boolean not null default false
);

create table person (
  account   text    primary key,
  name      text    not null,
  authority text    not null references authority,
  duties    text[]  not null,
  retired   boolean not null default false
);

create table panel_meeting (
  day       date    primary key
);
