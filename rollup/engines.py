"""The engines that do the work, each by the same SQL."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence

#: SQL's name of a Frictionless type.
TYPES = {"integer": "BIGINT", "date": "DATE", "string": "VARCHAR"}


class DuckDB:
    """On one machine, without a server."""

    def __init__(self, memory: str | None = None):
        import duckdb

        self.connection = duckdb.connect(config={"memory_limit": memory} if memory else {})

    def csv(self, view: str, path: pathlib.Path, columns: dict[str, str]) -> None:
        """Reads a CSV file with a header as a view."""
        kinds = ", ".join(f"'{name}': '{TYPES[kind]}'" for name, kind in columns.items())
        self.connection.execute(f"CREATE OR REPLACE TEMP VIEW {view} AS SELECT * FROM read_csv({quoted(path)}, header=true, delim=',', quote='\"', escape='\"', columns={{{kinds}}}, nullstr='', auto_detect=false)")

    def parquet(self, view: str, folder: pathlib.Path, periods: Sequence[str], columns: dict[str, str]) -> None:
        """Reads the records of some periods as a view; an empty one where there are none."""
        files = [str(path) for period in periods for path in sorted(folder.glob(f"sop=*/periode={period}/*.parquet"))]
        if files:
            source = f"SELECT * FROM read_parquet([{', '.join(map(quoted, files))}], hive_partitioning=true, hive_types_autocast=false, union_by_name=true)"
        else:
            source = "SELECT " + ", ".join(f"CAST(NULL AS {TYPES[kind]}) AS {name}" for name, kind in columns.items()) + " WHERE false"
        self.connection.execute(f"CREATE OR REPLACE TEMP VIEW {view} AS {source}")

    def store(self, query: str, folder: pathlib.Path, batch: int) -> None:
        """Adds a query's rows to a folder of Parquet, by SOP and period."""
        folder.mkdir(parents=True, exist_ok=True)
        self.connection.execute(f"COPY ({query}) TO {quoted(folder)} (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (sop, periode), FILENAME_PATTERN 'kiriman-{batch}-{{i}}', OVERWRITE_OR_IGNORE)")

    def view(self, name: str, query: str) -> None:
        self.connection.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {query}")

    def rows(self, query: str) -> tuple[list[str], list[tuple]]:
        result = self.connection.execute(query)
        return [column[0] for column in result.description], result.fetchall()

    def close(self) -> None:
        self.connection.close()


class Spark:
    """On machines that a ministry runs already: a master's address, or this machine alone. Inbox and store lie where all of them see them."""

    def __init__(self, master: str = "local[*]", **settings: str):
        from pyspark.sql import SparkSession

        builder = SparkSession.builder.master(master).appName("sapa rollup")
        # A period is a text, whatever it looks like; small tables need few parts.
        for name, value in {"spark.sql.sources.partitionColumnTypeInference.enabled": "false", "spark.sql.shuffle.partitions": "8", "spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.sql.session.timeZone": "UTC", **settings}.items():
            builder = builder.config(name, value)
        self.session = builder.getOrCreate()
        self.session.sparkContext.setLogLevel("ERROR")

    @staticmethod
    def _schema(columns: dict[str, str]) -> str:
        return ", ".join(f"{name} {TYPES[kind].replace('VARCHAR', 'STRING')}" for name, kind in columns.items())

    def csv(self, view: str, path: pathlib.Path, columns: dict[str, str]) -> None:
        self.session.read.csv(str(path.resolve()), header=True, schema=self._schema(columns), quote='"', escape='"', nullValue="").createOrReplaceTempView(view)

    def parquet(self, view: str, folder: pathlib.Path, periods: Sequence[str], columns: dict[str, str]) -> None:
        paths = [str(path.resolve()) for period in periods for path in sorted(folder.glob(f"sop=*/periode={period}"))]
        reader = self.session.read.schema(self._schema(columns)).option("basePath", str(folder.resolve()))
        found = reader.parquet(*paths) if paths else self.session.createDataFrame([], self._schema(columns))
        found.createOrReplaceTempView(view)

    def store(self, query: str, folder: pathlib.Path, batch: int) -> None:
        self.session.sql(query).write.mode("append").option("compression", "zstd").partitionBy("sop", "periode").parquet(str(folder.resolve()))

    def view(self, name: str, query: str) -> None:
        self.session.sql(f"CREATE OR REPLACE TEMP VIEW {name} AS {query}")

    def rows(self, query: str) -> tuple[list[str], list[tuple]]:
        found = self.session.sql(query)
        return found.columns, [tuple(row) for row in found.collect()]

    def close(self) -> None:
        self.session.stop()


Engine = DuckDB | Spark


def quoted(text: object) -> str:
    """A text as SQL has it."""
    return "'" + str(text).replace("'", "''") + "'"
