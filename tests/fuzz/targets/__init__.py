"""What is fuzzed, in the order in which it is."""

from tests.fuzz.targets.fixing import FIXING
from tests.fuzz.targets.forms import FORMS
from tests.fuzz.targets.formulas import FORMULAS
from tests.fuzz.targets.histories import HISTORIES
from tests.fuzz.targets.reader import READER
from tests.fuzz.targets.repository import REPOSITORY
from tests.fuzz.targets.structures import STRUCTURES

TARGETS = (READER, REPOSITORY, FIXING, STRUCTURES, FORMULAS, FORMS, HISTORIES)
