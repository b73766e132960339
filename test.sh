#!/usr/bin/env bash
# Runs the tests. Usage: ./test.sh [unit|golden|browser|faults|long|reliability|bench ...]   (default: all but the last three)
set -euo pipefail
cd "$(dirname "$0")"
# shellcheck source=eng/prerequisites.sh
. eng/prerequisites.sh

parts=("$@")
[ ${#parts[@]} -gt 0 ] || parts=(unit golden browser faults)
for part in "${parts[@]}"; do
  case "$part" in unit|golden|browser|faults|long|reliability|bench) ;; *) stop "'$part' is not a part; there are: unit golden browser faults long reliability bench" ;; esac
done
has() { local x; for x in "${parts[@]}"; do [ "$x" = "$1" ] && return 0; done; return 1; }

need_runtime
if has unit; then need node nodejs; need python3 python3; need '/usr/lib/python3/dist-packages/numpy' python3-numpy; fi
if has unit || has faults || has reliability; then need '/usr/lib/postgresql/*/bin/initdb' postgresql; fi
if has faults || has reliability; then need '/usr/lib/*/faketime/libfaketimeMT.so.1' libfaketime; fi
if has browser || has reliability; then need '/usr/bin/chromium*' chromium; fi
if has bench; then need '/usr/lib/python3/dist-packages/torch' python3-torch; fi
install_missing

export OMP_NUM_THREADS=${OMP_NUM_THREADS:-2}
# Most processes live too short to gain from it.
export DOTNET_TieredPGO=0
out=artifacts/tests
rm -rf "$out"; mkdir -p "$out"

if has bench; then
  dotnet build tests/Benchmarks -c Release -v quiet --nologo
  dotnet run --project tests/Benchmarks -c Release --no-build -- all
fi

filters=()
has unit && filters+=('(Part!=golden&Part!=browser&Part!=faults&Part!=long&Part!=reliability&Part!=screenshots)')
for part in golden browser faults long reliability; do has $part && filters+=("(Part=$part)"); done
[ ${#filters[@]} -gt 0 ] || exit 0
filter=$(IFS='|'; echo "${filters[*]}")

dotnet build WebApp.sln -v quiet --nologo

# Golden tests write one line a case: the largest difference, or why it was skipped.
export CISLENS_GOLDEN_REPORT=$PWD/$out/golden.txt
# Faults and load write one line each: how often, and what became of it.
export CISLENS_FAULT_REPORT=$PWD/$out/faults.md
status=0
for project in Shared Inference Web EndToEnd; do
  dotnet test "tests/$project.Tests" --no-build --nologo --filter "$filter" \
    --logger "console;verbosity=minimal" --logger "trx;LogFileName=$project.trx" --results-directory "$out" 2>&1 |
    tee "$out/$project.log" || status=1
done
if [ -s "$CISLENS_GOLDEN_REPORT" ]; then
  printf '\nGolden cases\n'
  sort "$CISLENS_GOLDEN_REPORT"
fi
if [ -s "$CISLENS_FAULT_REPORT" ]; then
  printf '\n'; grep -v '^|' "$CISLENS_FAULT_REPORT" || true
  printf '\n| fault | times | runs | chunks | begun again | identical | seconds |\n| --- | --- | --- | --- | --- | --- | --- |\n'
  grep '^|' "$CISLENS_FAULT_REPORT" || true
fi
grep -hE -A 8 '^ +Failed ' "$out"/*.log || true
cat "$out"/*.log | awk '
  /Failed: +[0-9]+, Passed: +[0-9]+, Skipped: +[0-9]+/ {
    gsub(/[,:]/, " ");
    for (i = 1; i < NF; i++) { if ($i == "Failed") failed += $(i+1); if ($i == "Passed") passed += $(i+1); if ($i == "Skipped") skipped += $(i+1) } }
  END { printf "\n%d passed, %d failed, %d skipped\n", passed, failed, skipped; exit passed == 0 }' || status=1
exit $status
