#!/usr/bin/env bash
# The tests under CPython for Windows, in Wine: bash tests/slow/on_wine.sh FOLDER [PYTEST ARGUMENTS]
#
# FOLDER keeps what is set up, some 400 MB, for the next time. It needs wine64, gcc-mingw-w64-x86-64-win32 and a
# Python 3.11 here, whose library of pure Python is used. The interpreter itself, python311.dll and its modules in C,
# comes with the Windows wheel of panda3d, which brings them along to bundle games; all else is the Windows wheels
# of what verksted needs. Tests that need a terminal of POSIX cannot run there: give the folders that can.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$1"
place=$(cd "$1" && pwd)
shift
export WINEPREFIX="$place/prefix" WINEDEBUG=-all PYTHONDONTWRITEBYTECODE=1
python="$place/python/python.exe"

# Wine hands over no standard stream that is a plain file opened elsewhere, so all three are pipes.
run() { (cat || true) </dev/null | wine "$python" "$@" 2>&1 | cat; }

stub() { # a library for Windows of one C file: stub NAME [ARGUMENTS]
  local name=$1
  shift
  x86_64-w64-mingw32-gcc -shared -o "$place/python/$name" -x c - -x none "$@"
}

if [ ! -e "$place/ready" ]; then
  rm -rf "$place/python" "$place/wheels" "$place/panda"
  mkdir -p "$place/python/DLLs" "$place/python/Lib/site-packages"
  fetch() {
    python3 -m pip download -q -d "$place/wheels" --only-binary=:all: --platform win_amd64 --python-version 311 \
      --implementation cp "$@"
  }
  fetch --no-deps panda3d
  python3 -m zipfile -e "$place"/wheels/panda3d*.whl "$place/panda"
  rm "$place"/wheels/panda3d*.whl
  mv "$place"/panda/deploy_libs/*.pyd "$place/python/DLLs/"
  for name in python311 VCRUNTIME140 libffi-8 libcrypto-3 libssl-3 sqlite3; do
    cp "$place/panda/deploy_libs/$name.dll" "$place/python/"
  done
  rm -rf "$place/panda"
  library=$(python3 -c 'import sys, sysconfig; assert sys.version_info[:2] == (3, 11); print(sysconfig.get_path("stdlib"))')
  tar -C "$library" --exclude=site-packages --exclude=dist-packages --exclude=lib-dynload --exclude=test \
    --exclude=__pycache__ --exclude='config-3.11*' -cf - . | tar -C "$place/python/Lib" -xf -

  x86_64-w64-mingw32-gcc -municode -o "$python" -x c - -x none -L"$place/python" -l:python311.dll <<'C'
#include <wchar.h>
__declspec(dllimport) int Py_Main(int, wchar_t **);
int wmain(int argc, wchar_t **argv) { return Py_Main(argc, argv); }
C
  # The stable interface, python3.dll, only points on to python311.dll.
  x86_64-w64-mingw32-objdump -p "$place/python/python311.dll" |
    awk 'BEGIN {print "LIBRARY python3.dll\nEXPORTS"} names && /\[ *[0-9]+\]/ && $NF ~ /^_?Py/ {print $NF " = python311." $NF}
         /Name Pointer/ {names = 1}' >"$place/python3.def"
  echo 'int unused;' | stub python3.dll "$place/python3.def"
  # Older Wine lacks the source of chance that Rust asks for.
  stub bcryptprimitives.dll -ladvapi32 <<'C'
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE place, SIZE_T size) { return SystemFunction036(place, size); }
C

  python3 - "$root/pyproject.toml" >"$place/wanted" <<'P'
import sys, tomllib
from pathlib import Path

print("\n".join(tomllib.loads(Path(sys.argv[1]).read_text("utf-8"))["project"]["dependencies"]))
P
  fetch -r "$place/wanted" pytest pytest-asyncio pytest-textual-snapshot==1.1.0 hypothesis jsonschema babel pyte \
    colorama tzdata
  for wheel in "$place"/wheels/*.whl; do
    python3 -m zipfile -e "$wheel" "$place/python/Lib/site-packages"
  done
  wine reg add 'HKCU\Software\Wine' /v Version /d win10 /f 2>&1 </dev/null | cat >/dev/null
  touch "$place/ready"
fi

export PYTHONPATH="Z:${root//\//\\}\\src"
[ -z "${VERKSTED_DATA:-}" ] || export VERKSTED_DATA="Z:${VERKSTED_DATA//\//\\}"
cd "$root"
run -m pytest -q -p no:cacheprovider "${@:-tests/workbook}"
