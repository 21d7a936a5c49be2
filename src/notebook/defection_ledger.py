"""Finds and reads the published tables of the Defection Ledger.

    import defection_ledger
    ledger = defection_ledger.Ledger("out")            # or "hdfs://ledger/tables", "s3://ledger/tables"
    counts = ledger.read("counts_by_role_and_date")    # a pandas data frame
    duckdb.sql(f"select * from '{ledger.files('defections')}'")

A Ledger is bound to one run when it is made: all its tables belong together, also when a night publishes meanwhile.
Only the standard library is needed for a local folder's paths; reading needs pyarrow, and any other place its file systems.
"""
from pathlib import Path

POINTER = "_CURRENT"
TABLES = (
    "mentions",
    "entities",
    "article_defections",
    "defections",
    "counts_by_role_and_date",
    "rejects",
    "runs",
    "manifest",
)


class Ledger:
    """The tables of one published run."""

    def __init__(self, output, run=None):
        """Binds to the published run of an output folder, or to another one that is kept."""
        self.output = str(output).rstrip("/")
        self.run = run or _pointer(self.output)

    def path(self, table):
        """Folder of a table, for Spark, pandas or pyarrow."""
        if table not in TABLES:
            raise ValueError(f"There is no table '{table}'. The tables are: {', '.join(TABLES)}")
        return f"{self.output}/runs/{self.run}/{table}"

    def files(self, table):
        """Glob of a table's files, for DuckDB and Polars."""
        return self.path(table) + "/*.parquet"

    def read(self, table, columns=None):
        """A table as a pandas data frame."""
        import pyarrow.parquet

        if "://" not in self.output:
            return pyarrow.parquet.read_table(self.path(table), columns=columns).to_pandas()
        system, path = _system(self.path(table))
        return pyarrow.parquet.read_table(path, columns=columns, filesystem=system).to_pandas()


def _system(uri):
    import pyarrow.fs

    # pyarrow calls it s3, Hadoop s3a.
    return pyarrow.fs.FileSystem.from_uri(uri.replace("s3a://", "s3://", 1))


def _pointer(output):
    if "://" not in output:
        file = Path(output) / POINTER
        if not file.exists():
            raise FileNotFoundError(f"No run is published in {output}: there is no file {file}")
        return file.read_text(encoding="utf-8").strip()
    system, path = _system(f"{output}/{POINTER}")
    with system.open_input_stream(path) as stream:
        return stream.read().decode("utf-8").strip()
