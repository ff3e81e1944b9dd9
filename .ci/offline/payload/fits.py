"""Whether this Python can install what lies beside it; if not, it says what it is. Any Python since 2.7 reads this."""

import json
import os
import platform
import struct
import sys
import sysconfig

here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "pythons.json")) as file:
    fitting = json.load(file)

bits = struct.calcsize("P") * 8
on_windows = sys.platform == "win32"
# Windows on ARM runs the Python for AMD64, too, which then takes the wheels for AMD64.
processor = (sysconfig.get_platform().split("-")[-1] if on_windows else platform.machine()).lower()
facts = [
    sys.executable + ": Python " + platform.python_version(),
    "%d bit" % bits,
    sys.platform,
    processor,
    platform.python_implementation() + (" free-threaded" if sysconfig.get_config_var("Py_GIL_DISABLED") else ""),
]
libc = platform.libc_ver()[0] if sys.platform == "linux" else ""
is_fit = (
    sys.platform == fitting["sys_platform"]
    and list(sys.version_info[:2]) in fitting["processors"].get(processor, [])
    and (bits, facts[-1]) == (64, "CPython")
    and libc == ("glibc" if sys.platform == "linux" else "")
)
if not is_fit:
    sys.stdout.write(", ".join(facts + [libc] * bool(libc)) + "\n")
    sys.exit(1)
