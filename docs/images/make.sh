#!/usr/bin/env bash
# Takes the pictures of the README from the demo project of a portal that it starts for the purpose.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=eng/prerequisites.sh
. eng/prerequisites.sh
need_runtime
need '/usr/bin/chromium*' chromium
need '/usr/share/fonts/opentype/inter*' fonts-inter
install_missing
dotnet build tests/EndToEnd.Tests -v quiet --nologo
CISLENS_PICTURES=$PWD/docs/images dotnet test tests/EndToEnd.Tests --no-build --nologo --filter Part=screenshots
