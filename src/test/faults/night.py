"""Starts nights as a schedule does, by spark-submit, and reads what they publish."""
import glob
import hashlib
import json
import os
import queue
import signal
import subprocess
import tempfile
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parents[3]
TARGET = Path(os.environ.get("LEDGER_TARGET", HERE / "target"))
MAIN = "org.defectionledger.job.Main"
RESIDENT = "org.defectionledger.faults.ResidentNights"
TABLES = ("mentions", "entities", "article_defections", "defections", "counts_by_role_and_date", "rejects", "manifest")

# What makes a small night short, and changes no row: two threads, few tasks, nothing compiled that runs once, a compiler that starts fast.
SMALL = {
    "spark.master": "local[2]",
    "spark.driver.memory": "1600m",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
}
FAST_START = "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m -XX:+UseSerialGC -Xms700m -Xmn400m -Xshare:auto"
APPLICATION = TARGET / "defection-ledger.jar"
ARCHIVE = TARGET / "faults-classes.jsa"


def _command(main, arguments, conf, properties, options, jars):
    archive = f"-XX:SharedArchiveFile={ARCHIVE}" if ARCHIVE.exists() else ""
    java_options = f"-Dlog4j2.configurationFile=file:{HERE}/jobs/log4j2.properties {options} {archive}"
    given = [f"--conf={key}={value}" for key, value in {**SMALL, **conf}.items()]
    return [os.environ["SPARK_HOME"] + "/bin/spark-submit", "--properties-file", str(HERE / "jobs" / properties),
            *given, "--driver-java-options", java_options, "--jars", ",".join([*parser_jar(), *jars]),
            "--class", main, str(APPLICATION), *map(str, arguments)]


def parser_jar():
    return glob.glob(str(TARGET / "defection-ledger-corenlp-*.jar"))


class Driver:
    """A process of spark-submit. Its lines are kept as they come."""

    def __init__(self, main, arguments, conf=None, properties="nightly/spark.properties", options=FAST_START, jars=(),
                 environment=None):
        self.lines = []
        self.process = subprocess.Popen(
            _command(main, arguments, conf or {}, properties, options, jars), cwd=HERE, text=True, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env={**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", **(environment or {})})
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self):
        for line in self.process.stdout:
            self.lines.append(line.rstrip())

    def alive(self):
        return self.process.poll() is None

    def cpu(self):
        """Seconds of processor that the driver has used."""
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def finish(self):
        self.process.wait()
        self._listener.join(10)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.finish()


class Night:
    """A night at work: in a driver of its own, or in a resident one."""

    def __init__(self, driver, resident=None):
        self.driver, self._resident, self._from = driver, resident, len(driver.lines) if resident else 0
        self._to = None
        self.began = time.time()
        self.code = None

    @property
    def lines(self):
        return self.driver.lines[self._from:self._to]

    @property
    def text(self):
        return "\n".join(self.lines)

    def alive(self):
        return self.driver.alive() and self._exit() is None

    def _exit(self):
        if self.code is None and self._resident:
            ends = [line for line in self.driver.lines[self._from:] if line.startswith("exit ")]
            if ends:
                self._to = len(self.driver.lines)
                self.code = int(ends[0].split()[1])
        return self.code

    def kill(self):
        self.driver.kill()

    def wait_for(self, words, limit=3600):
        """Waits until a line holds the words; whether one came."""
        end = time.time() + limit
        while time.time() < end:
            if any(words in line for line in self.lines):
                return True
            if not self.alive():
                return any(words in line for line in self.lines)
            time.sleep(0.01)
        raise AssertionError(f"'{words}' did not come in {limit} s: {self.text[-2000:]}")

    def end(self, limit=3600):
        """Waits for the end; exit code."""
        end = time.time() + limit
        while self.alive():
            if time.time() > end:
                self.kill()
                raise AssertionError(f"no end after {limit} s: {self.text[-2000:]}")
            time.sleep(0.01)
        if self._resident:
            assert self.code is not None, f"the driver died: {self.text[-3000:]}"
            self._resident.put(self.driver)
        else:
            self.driver.finish()
            self.code = self.driver.process.returncode
        return self.code

    def stage(self):
        """The stage that is or was at work."""
        done = [line for line in self.lines if " rows " in line and line.endswith(" s")]
        if not any(line.startswith("Reading ") for line in self.lines):
            return "start"
        if any(line.startswith("Published run") for line in self.lines):
            return "published"
        return f"stage {len(done) + 1}"


class Residents:
    """Warm drivers that run nights one after the other, of a kind. The warmest goes first; a further one starts when all are at work."""

    def __init__(self, number=1, **submission):
        classes = ":".join([str(APPLICATION), *parser_jar(), str(TARGET / "test-classes")])
        submission["conf"] = {**submission.get("conf", {}), "spark.driver.extraClassPath": classes}
        self._free = queue.LifoQueue()
        self._number, self._submission = number, submission
        self._starting = threading.Lock()
        self.all = []

    def _driver(self):
        with self._starting:
            if self._free.empty() and len(self.all) < self._number:
                self.all.append(Driver(RESIDENT, (), options=FAST_START, **self._submission))
                return self.all[-1]
        return self._free.get()

    def run(self, arguments):
        driver = self._driver()
        night = Night(driver, self._free)
        driver.process.stdin.write("\t".join(map(str, arguments)) + "\n")
        driver.process.stdin.flush()
        return night

    def close(self):
        for driver in self.all:
            driver.kill()


def arguments(output, run_id, inputs, *more):
    return ["run", "--settings", HERE / "jobs/nightly/application.properties", "--run-date", "2012-12-31",
            "--input", inputs, "--output", output, "--run-id", run_id, *more]


def fresh(*given, **submission):
    """A night in a driver of its own; given as for arguments()."""
    return Night(Driver(MAIN, arguments(*given), **submission))


def good(night):
    code = night.end()
    assert code == 0, f"exit code {code}: {night.text[-3000:]}"
    return night


def make_archive():
    """Classes of Spark in the form in which they are loaded fastest."""
    if not ARCHIVE.exists() or ARCHIVE.stat().st_mtime < APPLICATION.stat().st_mtime:
        ARCHIVE.unlink(missing_ok=True)
        draft = ARCHIVE.with_suffix(".draft")
        with tempfile.TemporaryDirectory() as folder:
            good(fresh(folder + "/out", "r1", HERE / "seeds/articles", options=f"{FAST_START} -XX:ArchiveClassesAtExit={draft}"))
        draft.rename(ARCHIVE)


def dull(n, prefix="dull"):
    """Articles that tell of no defection."""
    return "".join(json.dumps({"id": f"{prefix}-{i}", "published": "2012-05-01", "source": "The Coast Gazette",
                               "text": f"The harvest of valley {i} was good. The fair will open in June."}) + "\n" for i in range(n))


class Inputs:
    """Inputs of two nights: the second finds a new file, and a line less in the old one."""

    def __init__(self, folder, told=8, tonight=2):
        """told: articles of the first night that tell of defections; tonight: those that the second night adds."""
        self.folder = folder
        self._lines = (HERE / "seeds/demo/syria.jsonl").read_text().splitlines(keepends=True)
        self._told, self._tonight = told, tonight
        folder.mkdir(parents=True)
        (folder / "a.jsonl").write_text("".join(self._lines[:told]) + "broken\n" + dull(30))

    def second_night(self):
        (self.folder / "a.jsonl").write_text("".join(self._lines[1:self._told]) + "broken\n" + dull(30))
        tonight = self._lines[self._told:self._told + self._tonight]
        (self.folder / "b.jsonl").write_text("".join(tonight) + dull(5, "more"))


def lines_of(output, run_id, system=None):
    """All rows of a run's tables as lines, sorted by table."""
    import pyarrow.parquet

    lines = []
    for table in TABLES:
        found = pyarrow.parquet.read_table(f"{output}/runs/{run_id}/{table}", filesystem=system, partitioning=None).to_pylist()
        lines.extend(sorted(f"{table} {json.dumps(r, sort_keys=True, default=str)}" for r in found))
    return lines


def rows(output, run_id, system=None):
    """A digest of all rows of a run's tables."""
    return hashlib.sha256("\n".join(lines_of(output, run_id, system)).encode()).hexdigest()


class Reader:
    """Follows the pointer all the while, and reads all tables of the run that it names."""

    # Of its time a reader reads one part and waits this many, to leave the processor to the nights.
    PAUSE = 8

    def __init__(self, read, allowed):
        """read: gives run id and digest; allowed: run id to the digest of an undisturbed run."""
        self.reads = 0
        self.faults = []
        self._read, self._allowed = read, allowed
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._follow, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._done.set()
        self._thread.join(120)

    def _follow(self):
        pause = 0.05
        while not self._done.wait(pause):
            began = time.time()
            try:
                run_id, digest = self._read()
                if self._allowed.get(run_id) != digest:
                    self.faults.append(f"run {run_id!r} with rows {digest}, not {self._allowed}")
            except Exception as e:  # whatever a reader meets is a fault
                self.faults.append(repr(e))
            self.reads += 1
            pause = self.PAUSE * (time.time() - began)

    def check(self):
        assert not self.faults, f"{len(self.faults)} of {self.reads} reads: {self.faults[:2]}"


def local_reader(output):
    def read():
        run_id = (Path(output) / "_CURRENT").read_text()
        assert run_id.endswith("\n"), f"half a pointer: {run_id!r}"
        run_id = run_id.strip()
        return run_id, rows(output, run_id)

    return read
