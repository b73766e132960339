#!/usr/bin/env bash
# Copies what cannot be computed again: the database first, then the data folder, whose files the database names, and the keys.
# Usage, as root: eng/deploy/backup.sh folder [settings]   (default of the settings: /etc/cislens). The folder holds the newest copy of each.
set -euo pipefail
target=${1:?give the folder for the backup}
settings=${2:-/etc/cislens}

# As systemd reads the files: everything after the first = is the value, also what a shell would take for something else.
setting() {
  local value
  value=$(cat "$settings/common.env" "$settings/portal.env" | sed -n "s/^$1=//p" | tail -n 1)
  [ -n "$value" ] || { echo "$1 is neither in $settings/common.env nor in $settings/portal.env." >&2; exit 1; }
  printf '%s\n' "$value"
}
data=$(setting CisLens__Data)
keys=$(setting CisLens__Keys)
connection=$(setting CisLens__Database__ConnectionString)

# Host=a;Port=1;Database=b;Username=c;Password=d as the variables of PostgreSQL's programs.
while IFS='=' read -r name value; do
  case "$name" in
    Host) export PGHOST=$value ;; Port) export PGPORT=$value ;; Database) export PGDATABASE=$value ;;
    Username) export PGUSER=$value ;; Password) export PGPASSWORD=$value ;;
  esac
done < <(tr ';' '\n' <<<"$connection")

umask 077
mkdir -p "$target/data" "$target/keys"
pg_dump --format=custom --file="$target/database.new"
mv "$target/database.new" "$target/database"
# Half-written files are not taken.
rsync -a --delete --exclude='*.tmp' --exclude='*.part' "$data/" "$target/data/"
# Without these keys everybody is signed out, and second steps are lost.
rsync -a --delete "$keys/" "$target/keys/"
