#!/bin/sh
# Runs once, when the database is made: the role that builds the schema and the role that only uses it.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres -v migrator="$MIGRATOR_PASSWORD" -v app="$APP_PASSWORD" <<'SQL'
create role tongxue_migrator login password :'migrator';
create role tongxue_app login password :'app' nobypassrls;
create database tongxue owner tongxue_migrator;
revoke create, temporary on database tongxue from public;
\connect tongxue
revoke create on schema public from public;
SQL
