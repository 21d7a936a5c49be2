"""Where nights run and publish: a disk, HDFS, S3, Spark's own cluster, YARN. Each starts its servers on this machine and ends them."""
import glob
import json
import os
import random
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

import night
from night import HERE, TABLES, TARGET

MINI = Path.home() / ".m2/repository/org/apache/hadoop/hadoop-client-minicluster/3.4.2/hadoop-client-minicluster-3.4.2.jar"


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def java(main, *arguments, memory="2g", before="", **options):
    """Starts a Java program with the tests' classes and the options that Spark needs on Java 17."""
    opens = ["java.lang", "java.lang.invoke", "java.lang.reflect", "java.io", "java.net", "java.nio", "java.util",
             "java.util.concurrent", "java.util.concurrent.atomic", "jdk.internal.ref", "sun.nio.ch", "sun.nio.cs",
             "sun.security.action", "sun.util.calendar"]
    classes = ":".join([*([before] if before else []), str(TARGET / "test-classes"), str(TARGET / "defection-ledger.jar"),
                        *glob.glob(str(TARGET / "defection-ledger-corenlp-*.jar")), os.environ["SPARK_HOME"] + "/jars/*",
                        str(MINI)])
    command = ["java", f"-Xmx{memory}", "-XX:TieredStopAtLevel=1", "--add-modules=jdk.incubator.vector", "-Duser.timezone=UTC",
               *[f"--add-opens=java.base/{p}=ALL-UNNAMED" for p in opens],
               f"-Dlog4j2.configurationFile=file:{HERE}/jobs/log4j2.properties", "-Dspark.sql.codegen.factoryMode=NO_CODEGEN",
               "-cp", classes, main, *map(str, arguments)]
    return subprocess.Popen(command, cwd=options.pop("cwd", HERE), text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)


def spark_class(*arguments, environment=None, output=subprocess.DEVNULL):
    return subprocess.Popen([os.environ["SPARK_HOME"] + "/bin/spark-class", *map(str, arguments)], stdout=output,
                            stderr=subprocess.STDOUT, env={**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", **(environment or {})})


def jars(name, pom):
    """Folder of the jars that a pom names, fetched once."""
    folder = TARGET / "faults" / name
    if not folder.is_dir():
        subprocess.run(["mvn", "-q", "-B", "-ntp", "-f", pom, "dependency:copy-dependencies", f"-DoutputDirectory={folder}"],
                       cwd=HERE, check=True)
    return folder


class Disk:
    """Nights of a local driver that publish to a folder."""

    drivers = 2
    _residents = None

    def submission(self):
        """How drivers are submitted: Spark's settings, properties, jars, environment."""
        return {}

    def fresh(self, *given):
        """A night in a driver of its own."""
        return night.fresh(*given, **self.submission())

    def warm(self, *given):
        """A night in a resident driver."""
        if self._residents is None:
            self._residents = night.Residents(self.drivers, **self.submission())
        return self._residents.run(night.arguments(*given))

    def close(self):
        if self._residents:
            self._residents.close()

    def output(self, folder, name):
        return folder / name

    def copy(self, source, target):
        shutil.copytree(source, target)
        return target

    def remove(self, output):
        shutil.rmtree(output)

    def pointer(self, output):
        return (output / "_CURRENT").read_text().strip()

    def read(self, output, run_id):
        return night.rows(output, run_id)

    def reader(self, output):
        return night.local_reader(output)

    def left(self, output):
        return sorted(p.name for p in (output / "runs").iterdir())


class Hdfs(Disk):
    """Nights that publish to HDFS with two datanodes."""

    drivers = 1

    CONF = {"spark.hadoop.dfs.replication": "2", "spark.hadoop.dfs.client.retry.policy.enabled": "true"}

    def __init__(self, folder):
        self._folder = folder
        self._copies = 0

    def __enter__(self):
        self._lock = threading.Lock()
        self._cluster = java("org.defectionledger.faults.Hdfs", memory="700m", stdin=subprocess.PIPE, cwd=self._folder)
        self.uri = self._answer().split()[-1]
        return self

    def __exit__(self, *_):
        self.close()
        self._cluster.kill()
        self._cluster.wait()

    def _answer(self):
        while True:
            line = self._cluster.stdout.readline()
            assert line, "HDFS ended"
            if line.split(" ")[0].strip() in ("ready", "reads", "done", "fetched", "failed"):
                return line.strip()
            assert "IllegalStateException" not in line, line

    def ask(self, line):
        with self._lock:
            self._cluster.stdin.write(line + "\n")
            self._cluster.stdin.flush()
            answer = self._answer()
        assert not answer.startswith("failed"), answer
        return answer.split()[-1]

    def output(self, folder, name):
        return f"{self.uri}/{folder.name}-{name}"

    def copy(self, source, target):
        self.ask(f"copy {source} {target}")
        return target

    def remove(self, output):
        self.ask(f"remove {output}")

    def submission(self):
        return {"conf": self.CONF}

    def pointer(self, output):
        return self.ask(f"pointer {output}")

    def left(self, output):
        return self.ask(f"list {output}/runs").split(",")

    def read(self, output, run_id):
        with tempfile.TemporaryDirectory(dir=self._folder) as copy:
            self.ask(f"fetch {output} {run_id} {copy}/runs/{run_id} {' '.join(TABLES)}")
            return night.rows(copy, run_id)

    def reader(self, output):
        def read():
            with tempfile.TemporaryDirectory(dir=self._folder) as copy:
                run_id = self.ask(f"fetch {output} - {copy}/runs/it {' '.join(TABLES)}")
                return run_id, night.rows(copy, "it")

        return read


class S3(Disk):
    """Nights that publish to moto's S3 server, with keys in a store of Hadoop's."""

    def __init__(self, folder):
        self._folder = folder

    def __enter__(self):
        self._jars = sorted(map(str, jars("s3", "jobs/s3/pom.xml").glob("*.jar")))
        venv = TARGET / "faults/moto"
        if not (venv / "bin/moto_server").exists():
            subprocess.run([sys.executable, "-m", "venv", venv], check=True)
            subprocess.run([venv / "bin/pip", "install", "-q", "moto[server]"], check=True)
        port = free_port()
        self.endpoint = f"http://127.0.0.1:{port}"
        self._log = open(self._folder / "moto.log", "w")
        self._server = subprocess.Popen([venv / "bin/moto_server", "-H", "127.0.0.1", "-p", str(port)], stdout=self._log,
                                        stderr=subprocess.STDOUT)
        self.keys = ["AKIA" + secrets.token_hex(8).upper(), secrets.token_hex(20)]
        self._store = f"localjceks://file{self._folder}/keys.jceks"
        for name, value in zip(("fs.s3a.access.key", "fs.s3a.secret.key"), self.keys):
            made = spark_class("org.apache.hadoop.security.alias.CredentialShell", "create", name, "-value", value,
                               "-provider", self._store)
            assert made.wait(120) == 0, f"the store of keys cannot be made: {self._store}"
        import pyarrow.fs

        self._files = pyarrow.fs.S3FileSystem(access_key=self.keys[0], secret_key=self.keys[1], region="us-east-1",
                                              endpoint_override=self.endpoint, allow_bucket_creation=True)
        for _ in range(100):
            try:
                urllib.request.urlopen(self.endpoint)
                break
            except OSError:
                time.sleep(0.2)
        self._files.create_dir("ledger")
        self._properties = self._folder / "s3.properties"
        self._properties.write_text("".join((HERE / "jobs" / p / "spark.properties").read_text() + "\n" for p in ("nightly", "s3")))
        self._said = []
        return self

    def __exit__(self, *_):
        self.close()
        self._server.kill()
        self._server.wait()
        self._log.close()

    def output(self, folder, name):
        return f"s3a://ledger/{folder.name}-{name}"

    @staticmethod
    def _path(output):
        return str(output).removeprefix("s3a://")

    def copy(self, source, target):
        import pyarrow.fs

        pyarrow.fs.copy_files(self._path(source), self._path(target), source_filesystem=self._files,
                              destination_filesystem=self._files)
        return target

    def remove(self, output):
        self._files.delete_dir(self._path(output))

    def submission(self):
        return {"properties": self._properties, "jars": self._jars, "conf": {
            "spark.hadoop.hadoop.security.credential.provider.path": self._store,
            "spark.hadoop.fs.s3a.endpoint": self.endpoint, "spark.hadoop.fs.s3a.endpoint.region": "us-east-1",
            "spark.hadoop.fs.s3a.path.style.access": "true", "spark.hadoop.fs.s3a.connection.ssl.enabled": "false",
            "spark.eventLog.enabled": "true", "spark.eventLog.dir": f"file:{self._events()}"}}

    def fresh(self, *given):
        started = super().fresh(*given)
        self._said.append(started.driver)
        return started

    def _events(self):
        folder = self._folder / "events"
        folder.mkdir(exist_ok=True)
        return folder

    def pointer(self, output):
        with self._files.open_input_stream(self._path(output) + "/_CURRENT") as stream:
            return stream.read().decode().strip()

    def read(self, output, run_id):
        return night.rows(self._path(output), run_id, self._files)

    def reader(self, output):
        def read():
            run_id = self.pointer(output)
            return run_id, self.read(output, run_id)

        return read

    def left(self, output):
        import pyarrow.fs

        inside = self._files.get_file_info(pyarrow.fs.FileSelector(self._path(output) + "/runs"))
        return sorted(i.base_name for i in inside)

    def check_silence(self):
        """No key on a command line, in what the nights said, in the event logs."""
        logs = [f for f in self._events().rglob("*") if f.is_file()]
        drivers = [*self._said, *(self._residents.all if self._residents else [])]
        texts = ["\n".join(d.lines) for d in drivers] + [f.read_text(errors="replace") for f in logs]
        commands = [" ".join(d.process.args) for d in drivers]
        assert logs and drivers
        for key in self.keys:
            assert not any(key in text for text in texts + commands), "a key stands in a log"


def _children(pid):
    """Processes that any thread of a process began."""
    found = []
    for thread in Path(f"/proc/{pid}/task").iterdir():
        try:
            found += map(int, (thread / "children").read_text().split())
        except OSError:
            continue  # the thread ended meanwhile
    return found


class Standalone(Disk):
    """Nights on Spark's own master with two workers, one executor each."""

    WORKERS = 2
    drivers = 1

    def __init__(self, folder):
        self._folder = folder

    def __enter__(self):
        port, self._pages = free_port(), free_port()
        self.master = f"spark://127.0.0.1:{port}"
        self._server = spark_class("org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", port,
                                   "--webui-port", self._pages, environment={"SPARK_DAEMON_MEMORY": "256m"})
        self._workers = []
        self.mend()
        return self

    def __exit__(self, *_):
        self.close()
        for process in [*self._workers, self._server]:
            process.kill()
            process.wait()

    def _alive(self):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self._pages}/json/") as answer:
                return sum(w["state"] == "ALIVE" for w in json.load(answer)["workers"])
        except OSError:
            return -1

    def mend(self):
        """Starts workers in the place of those that were killed, and waits until the master knows them."""
        self._workers = [w for w in self._workers if w.poll() is None]
        while len(self._workers) < self.WORKERS:
            self._workers.append(spark_class(
                "org.apache.spark.deploy.worker.Worker", self.master, "--cores", 1, "--memory", "2g", "--webui-port", 0,
                "--host", "127.0.0.1", "--work-dir", self._folder / "work", environment={"SPARK_DAEMON_MEMORY": "256m"}))
        end = time.time() + 300
        while self._alive() != self.WORKERS:
            assert time.time() < end, f"{self._alive()} workers of {self.WORKERS}"
            time.sleep(0.2)

    def submission(self):
        return {"properties": "standalone/spark.properties", "conf": {
            "spark.master": self.master, "spark.executor.memory": "1500m", "spark.executor.cores": "1",
            "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1", "spark.eventLog.enabled": "false",
            "spark.executor.extraJavaOptions": night.FAST_START}}

    def _executor(self):
        """An executor at work, and its worker."""
        for _ in range(600):
            found = [(w, pid) for w in self._workers if w.poll() is None for pid in _children(w.pid)]
            if found:
                return random.choice(found)
            time.sleep(0.1)
        raise AssertionError("no executor came up in a minute")

    def kill_executor(self):
        _, pid = self._executor()
        os.kill(pid, signal.SIGKILL)
        return "executor"

    def kill_worker(self):
        worker, pid = self._executor()
        worker.kill()
        os.kill(pid, signal.SIGKILL)
        worker.wait()
        return "worker and its executor"


class Yarn(Disk):
    """Nights on YARN with one node."""

    mode = "client"

    def __init__(self, folder):
        self._folder = folder

    def __enter__(self):
        parts = jars("yarn", "src/test/faults/pom.xml")
        self._conf = self._folder / "hadoop-conf"
        (self._folder / "yarn").mkdir()
        self._log = open(self._folder / "yarn.log", "w")
        self._cluster = java("org.defectionledger.faults.Yarn", self._conf, memory="700m", before=f"{parts}/*",
                             stdin=subprocess.PIPE, cwd=self._folder / "yarn")
        end = time.time() + 300
        while True:
            line = self._cluster.stdout.readline()
            assert line and time.time() < end, "YARN did not start"
            self._log.write(line)
            if line.startswith("ready"):
                break
        # Its log would fill the pipe and stop it.
        threading.Thread(target=lambda: shutil.copyfileobj(self._cluster.stdout, self._log), daemon=True).start()
        return self

    def __exit__(self, *_):
        self._cluster.kill()
        self._cluster.wait()
        self._log.close()

    def submission(self):
        return {"properties": "yarn/spark.properties", "environment": {"HADOOP_CONF_DIR": str(self._conf)}, "conf": {
            "spark.master": "yarn", "spark.submit.deployMode": self.mode, "spark.executor.memory": "1200m",
            "spark.executor.memoryOverhead": "400m", "spark.executor.cores": "1",
            "spark.dynamicAllocation.enabled": "false", "spark.executor.instances": "2", "spark.eventLog.enabled": "false",
            "spark.yarn.jars": f"local:{os.environ['SPARK_HOME']}/jars/*"}}
