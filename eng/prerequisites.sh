# Sourced by run.sh and test.sh: what the machine needs, installed through apt where that is allowed.
set -euo pipefail
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

# need COMMAND-OR-FILE PACKAGE ... : the packages are wanted when the first is absent.
missing=()
need() {
  local probe=$1; shift
  case "$probe" in
    /*) compgen -G "$probe" >/dev/null || missing+=("$@") ;;
    *) command -v "$probe" >/dev/null || missing+=("$@") ;;
  esac
}

install_missing() {
  [ ${#missing[@]} -eq 0 ] && return
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null && as_root=(sudo) || stop "Please run: sudo apt-get install ${missing[*]}   and start again."
  fi
  command -v apt-get >/dev/null || stop "Please install with your package manager (Debian names): ${missing[*]}"
  say "Installing ${missing[*]} ..."
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null || stop "apt-get update failed; the network is needed once, to install: ${missing[*]}"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null \
    || stop "apt-get could not install: ${missing[*]}"
  missing=()
}

need_dotnet() {
  if ! command -v dotnet >/dev/null || ! dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; then
    if apt-cache show dotnet-sdk-10.0 >/dev/null 2>&1; then missing+=(dotnet-sdk-10.0)
    else stop "CisLens needs the .NET 10 SDK: https://dotnet.microsoft.com/download/dotnet/10.0 (or 'apt-get install dotnet-sdk-10.0' where your distribution has it)."; fi
  fi
}

need_runtime() {
  need_dotnet
  need cmake cmake
  need g++ g++
  need '/usr/lib/*/libsqlite3.so.0' libsqlite3-0
  if [ -z "${LIBTORCH:-}" ]; then
    need '/usr/include/torch' libtorch-dev
    # Without it matrix products fall back to reference BLAS, many times slower.
    need '/usr/lib/*/openblas-pthread' libopenblas0-pthread
  fi
}
