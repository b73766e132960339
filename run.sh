#!/usr/bin/env bash
# Starts CisLens: installs what is missing, builds, and serves the portal with one local worker.
# Settings: appsettings.json, environment (CisLens__Data=...), or arguments (--urls http://127.0.0.1:8080).
set -euo pipefail
cd "$(dirname "$0")"
# shellcheck source=eng/prerequisites.sh
. eng/prerequisites.sh
need_runtime
install_missing

portal=src/Web/bin/Release/net10.0/CisLens.Web.dll
stamp=src/Web/bin/Release/built
if [ ! -f "$portal" ] || [ ! -f "$stamp" ] ||
   [ -n "$(find src wwwroot eng/stubs Directory.*.props global.json -newer "$stamp" -type f -not -path '*/bin/*' -not -path '*/obj/*' -print -quit)" ]; then
  say "Building (about a minute the first time) ..."
  log=$(mktemp)
  dotnet build src/Web -c Release -v quiet --nologo -p:RunAnalyzers=false >"$log" 2>&1 || { cat "$log" >&2; stop "The build failed; the messages are above."; }
  rm -f "$log"
  touch "$stamp"
fi
exec dotnet "$portal" "$@"
