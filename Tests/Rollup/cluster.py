"""Spark as a ministry runs it, small: a standalone master and worker processes of their own, on the loopback address."""

from __future__ import annotations

import os
import pathlib
import re
import shutil
import subprocess
import time


def missing() -> str:
    """Why Spark can't run here; empty where it can."""
    try:
        import pyspark  # noqa: F401
    except ImportError:
        return "python3 has no pyspark"
    return "" if shutil.which("java") else "there is no java"


class Cluster:
    """A master with some workers, until `stop`."""

    def __init__(self, room: pathlib.Path, workers: int = 2):
        import pyspark

        self.home = pathlib.Path(pyspark.__file__).parent
        self.room = room
        self.processes: list[subprocess.Popen] = []
        self.address = self._begin("master", ["org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0"], r"Starting Spark master at (spark://\S+)")
        for number in range(workers):
            arguments = ["org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0", "--cores", "1", "--memory", "1g", "--work-dir", str(room / f"worker {number}"), self.address]
            self._begin(f"worker {number}", arguments, r"(Successfully registered with master)")

    def _begin(self, name: str, arguments: list[str], ready: str) -> str:
        log = self.room / f"{name}.log"
        with log.open("wb") as output:
            environment = os.environ | {"SPARK_HOME": str(self.home), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_MEMORY": "256m"}
            self.processes.append(subprocess.Popen([str(self.home / "bin/spark-class"), *arguments], stdout=output, stderr=subprocess.STDOUT, env=environment, start_new_session=True))
        for _ in range(600):
            if found := re.search(ready, log.read_text(errors="replace")):
                return found[1]
            if self.processes[-1].poll() is not None:
                break
            time.sleep(0.1)
        raise RuntimeError(f"{name} did not begin: {log.read_text(errors='replace')[-2000:]}")

    def stop(self) -> None:
        for process in reversed(self.processes):
            try:
                os.killpg(process.pid, 9)
            except ProcessLookupError:
                pass
            process.wait()
