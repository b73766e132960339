#!/usr/bin/env bash
# Copies what cannot be computed again: the database first, then the data folder, whose files the database names.
# Usage: eng/deploy/backup.sh folder   with the settings of /etc/cislens/common.env in the environment; the folder holds the newest copy of each.
set -euo pipefail
target=${1:?give the folder for the backup}
: "${CisLens__Data:?is not set; read /etc/cislens/common.env first}" "${CisLens__Database__ConnectionString:?is not set}"

# Host=a;Port=1;Database=b;Username=c;Password=d as the variables of PostgreSQL's programs.
while IFS='=' read -r name value; do
  case "$name" in
    Host) export PGHOST=$value ;; Port) export PGPORT=$value ;; Database) export PGDATABASE=$value ;;
    Username) export PGUSER=$value ;; Password) export PGPASSWORD=$value ;;
  esac
done < <(tr ';' '\n' <<<"$CisLens__Database__ConnectionString")

umask 077
mkdir -p "$target/data"
pg_dump --format=custom --file="$target/database.new"
mv "$target/database.new" "$target/database"
# keys/ is among it: without these keys everybody is signed out, and second factors are lost. Half-written files are not taken.
rsync -a --delete --exclude='*.tmp' --exclude='*.part' "$CisLens__Data/" "$target/data/"
