#!/usr/bin/env bash
# Adds a migration for both databases: eng/Migrations/add.sh NameOfTheChange
set -euo pipefail
cd "$(dirname "$0")/../.."
name=${1:?"usage: eng/Migrations/add.sh NameOfTheChange"}
dotnet build eng/Migrations -v q
for database in Sqlite Postgres; do
  dotnet ef migrations add "$name" --no-build --project src/Shared --startup-project eng/Migrations \
    --context "${database}CisLensDb" --output-dir "Data/Migrations/$database"
done
