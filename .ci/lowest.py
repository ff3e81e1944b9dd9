"""Print the lower bounds of pyproject.toml as constraints for pip, so that they are written down only there."""

import re
import sys
import tomllib
from pathlib import Path

pyproject = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
project = pyproject["project"]
lists = [pyproject["build-system"]["requires"], project["dependencies"], *project["optional-dependencies"].values()]
bounds = (re.match(r"([\w.-]+)>=([\w.]+)", requirement) for requirements in lists for requirement in requirements)
sys.stdout.writelines(sorted({f"{bound[1]}=={bound[2]}\n" for bound in bounds if bound}))
