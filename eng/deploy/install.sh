#!/usr/bin/env bash
# Builds CisLens and puts it where the unit files expect it. Usage: eng/deploy/install.sh [prefix]   (default: /opt/cislens)
# What runs goes on with the old files until it is restarted.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=eng/prerequisites.sh
. eng/prerequisites.sh
need_runtime
install_missing

prefix=${1:-/opt/cislens}
mkdir -p "$prefix"
rm -rf "$prefix/app.new" "$prefix/models.new"
say "Building (some minutes the first time) ..."
# One folder holds both programs: the portal, CisLens.Web.dll, and the worker, CisLens.Inference.dll.
dotnet publish src/Web -c Release -o "$prefix/app.new" -v quiet --nologo -p:RunAnalyzers=false
cp -r models "$prefix/models.new"
for part in app models; do
  rm -rf "$prefix/$part.old"
  [ ! -e "$prefix/$part" ] || mv "$prefix/$part" "$prefix/$part.old"
  mv "$prefix/$part.new" "$prefix/$part"
done
say "CisLens is in $prefix; what was there before is in $prefix/*.old."
