"""Spark's results are DuckDB's, byte for byte: on a standalone master with two workers."""

from __future__ import annotations

import datetime as dt
import os
import pathlib
import shutil
import tempfile
import unittest

from cluster import Cluster, missing
from make_packages import SOPS, Facilities, weeks
from rollup.compaction import run
from rollup.engines import DuckDB, Spark


@unittest.skipIf(missing(), missing())
class SparkTest(unittest.TestCase):
    def setUp(self) -> None:
        self.room = pathlib.Path(tempfile.mkdtemp(prefix="sapa-rollup-"))
        self.addCleanup(shutil.rmtree, self.room, ignore_errors=True)
        self.cluster = Cluster(self.room)
        self.addCleanup(self.cluster.stop)
        os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
        os.environ["SPARK_HOME"] = str(self.cluster.home)

    def engine(self) -> Spark:
        return Spark(self.cluster.address, **{"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1", "spark.executor.memory": "512m", "spark.driver.memory": "512m", "spark.cores.max": "2"})

    def roll(self, engine: DuckDB | Spark, name: str) -> dict[str, bytes]:
        try:
            summary = run(engine, self.room / "masuk", self.room / f"simpanan {name}", self.room / f"hasil {name}")
            self.assertEqual(summary.refused, [])
        finally:
            engine.close()
        results = self.room / f"hasil {name}"
        return {str(path.relative_to(results)): path.read_bytes() for path in sorted(results.rglob("*.csv"))}

    def test_two_workers_come_to_the_bytes_of_one_machine(self) -> None:
        facilities, periods = Facilities(self.room / "masuk", 30), weeks(dt.date(2026, 6, 1), 3)
        for period in periods:
            for code in facilities.codes:
                for sop in SOPS:
                    facilities.send(code, sop, *period)
        duck = self.roll(DuckDB(), "duckdb")
        self.assertEqual(len(duck), 3 * 5 + 1)
        self.assertEqual(self.roll(self.engine(), "spark"), duck)


if __name__ == "__main__":
    unittest.main()
