"""What the exporter `handbook` adds to the command line."""

from usecases.languages.catalogue import mark
from usecases_exporters.protocol import Option
from usecases_exporters.regulation.options import HISTORY_OPTION

RUNS = "runs"
OPTIONS = (
    Option(RUNS, mark("Let each process run so many times, by chance, and draw how long that takes."), ""),
    HISTORY_OPTION,
)
