#!/bin/sh
# Cài cdsplan, không cần mạng. Installs cdsplan without a network.
#   sh install.sh [FOLDER]            sh install.sh --remove [FOLDER]
set -u
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
if [ ! -f "$here/files/install.py" ]; then
    echo "Hãy giải nén cả tệp zip rồi chạy lại install.sh trong thư mục vừa giải nén." >&2
    echo "Unpack the whole zip first, then run install.sh in the unpacked folder." >&2
    exit 1
fi
found=
for name in python3.14 python3.13 python3.12 python3.11 python3 python; do
    python=$(command -v "$name") || continue
    # Apple's own is too old, and where it is not there it asks to download one.
    if [ "$(uname)" = Darwin ] && [ "$python" = /usr/bin/python3 ]; then continue; fi
    if said=$("$python" -E "$here/files/fits.py" 2>/dev/null); then
        exec "$python" -I -X utf8 "$here/files/install.py" "$@"
    fi
    found="$found$said
"
done
{ cat "$here/files/python.txt"; printf '%s' "$found" | sort -u | grep .; } >&2
exit 1
