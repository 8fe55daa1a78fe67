#!/bin/sh
# Makes the two roles and the database, see docs/operation.md, "Two database roles". Run by the image postgres on an empty volume.
set -eu
psql --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-postgres}" --dbname=postgres --set=owner="$OWNER_PASSWORD" --set=app="$APP_PASSWORD" <<'SQL'
create role vorhabenpfad_owner login password :'owner';
create role vorhabenpfad_app login password :'app';
create database vorhabenpfad owner vorhabenpfad_owner;
revoke all on database vorhabenpfad from public;
grant connect on database vorhabenpfad to vorhabenpfad_app;
SQL
