"""Faults in earnest: kills, races and full disks against real processes. Called by scripts/faults.

Prints one line a fault, and leaves with 1 when anything did not hold. Needs target/ (mvn package) and SPARK_HOME.
"""
import argparse
import glob
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parents[3]
MAIN = "org.defectionledger.job.Main"
LOOP = "org.defectionledger.faults.PublicationLoop"
TABLES = ("mentions", "entities", "article_defections", "defections", "counts_by_role_and_date")


def classpath():
    given = os.environ.get("LEDGER_CLASSPATH")
    if given:
        return given
    mini = "org/apache/hadoop/hadoop-client-minicluster/3.4.2/hadoop-client-minicluster-3.4.2.jar"
    return ":".join([
        str(HERE / "target/test-classes"), str(HERE / "target/defection-ledger.jar"),
        *glob.glob(str(HERE / "target/defection-ledger-corenlp-*.jar")),
        os.environ["SPARK_HOME"] + "/jars/*", str(Path.home() / ".m2/repository" / mini),
    ])


def java(main, *arguments, memory="2g", **options):
    """Starts a Java program with the options that Spark needs on Java 17."""
    opens = ["java.lang", "java.lang.invoke", "java.lang.reflect", "java.io", "java.net", "java.nio", "java.util",
             "java.util.concurrent", "java.util.concurrent.atomic", "jdk.internal.ref", "sun.nio.ch", "sun.nio.cs",
             "sun.security.action", "sun.util.calendar"]
    command = ["java", f"-Xmx{memory}", "--add-modules=jdk.incubator.vector", "-Duser.timezone=UTC",
               *[f"--add-opens=java.base/{p}=ALL-UNNAMED" for p in opens],
               "-Dspark.master=local[2]", "-Dspark.ui.enabled=false", "-Dspark.driver.host=127.0.0.1",
               "-Dspark.driver.bindAddress=127.0.0.1", "-Dspark.sql.shuffle.partitions=2",
               f"-Dlog4j2.configurationFile=file:{HERE}/jobs/log4j2.properties",
               "-cp", classpath(), main, *map(str, arguments)]
    return subprocess.Popen(command, cwd=HERE, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)


def night(output, run, *more, inputs=HERE / "seeds/articles"):
    return java(MAIN, "run", "--input", inputs, "--output", output, "--run-id", run, *more)


def done(process, limit=900):
    text, _ = process.communicate(timeout=limit)
    return process.returncode, text


def rows(output, run=None):
    """All rows of the tables of a run, sorted."""
    import pyarrow.parquet

    run = run or (Path(output) / "_CURRENT").read_text().strip()
    return {t: sorted(map(str, pyarrow.parquet.read_table(Path(output) / "runs" / run / t).to_pylist())) for t in TABLES}


def publication(folder, times):
    """A process that publishes run after run is killed; a reader polls all the while."""
    reads = 0
    run = ""
    out = folder / "out"
    for trial in range(times):
        process = java(LOOP, out, f"t{trial}", memory="256m")
        end = None  # the clock runs from the first run that this process publishes
        while end is None or time.time() < end:
            assert process.poll() is None, process.communicate()[0]
            try:
                run = (out / "_CURRENT").read_text()
            except FileNotFoundError:
                assert reads == 0, "the pointer was gone"
                continue
            if end is None and run.startswith(f"t{trial}-"):
                end = time.time() + random.uniform(0, 3)
            assert run.endswith("\n"), f"half a pointer: {run!r}"
            run = run.strip()
            texts = {(out / "runs" / run / t / "part").read_text() for t in ("a", "b")}
            assert texts == {run}, f"run {run} holds {texts}"
            reads += 1
        process.send_signal(signal.SIGKILL)
        process.communicate()
    return f"{times} kills, {reads} whole reads, none other; last run {run}"


def kill(folder, times):
    """The driver of a whole night is killed at a random moment, and the night runs again."""
    began = time.time()
    code, text = done(night(folder / "quiet", "r2"))
    assert code == 0, text
    length = time.time() - began
    want = rows(folder / "quiet")
    code, text = done(night(folder / "first", "r1", inputs=HERE / "seeds/articles/sample-1.jsonl"))
    assert code == 0, text
    before = rows(folder / "first")
    reads = published = 0
    for trial in range(times):
        out = folder / f"k{trial}"
        shutil.copytree(folder / "first", out)
        process = night(out, "r2")
        end = time.time() + random.uniform(0, length)
        while time.time() < end and process.poll() is None:
            seen = rows(out)
            assert seen in (before, want), f"trial {trial}: a reader saw neither run"
            reads += 1
            time.sleep(0.2)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        published += (out / "_CURRENT").read_text() == "r2\n"
        code, text = done(night(out, "r2"))
        assert code == 0, text
        assert rows(out) == want, f"trial {trial}: rows differ from an undisturbed night"
        shutil.rmtree(out)
    return f"{times} kills ({published} after the pointer), {reads} whole reads, all ends as undisturbed"


def twice(folder, times):
    """Two nights start at once."""
    for trial in range(times):
        out = folder / f"t{trial}"
        both = [night(out, "a"), night(out, "b")]
        ends = [done(p) for p in both]
        codes = sorted(code for code, _ in ends)
        assert codes == [0, 2], f"trial {trial}: exit codes {codes}: {ends}"
        said = next(text for code, text in ends if code == 2)
        assert "Another night writes to this output" in said, said
        shutil.rmtree(out)
    return f"{times} pairs: one published, the other said why not"


def disk(folder, times):
    """A disk that fills up, and one that cannot be written. Needs the right to mount."""
    for trial in range(times):
        for options, sign in (("size=600k", "disk is full"), ("size=8m,ro", "Nothing was published|Cannot write")):
            mount = Path(tempfile.mkdtemp(dir=folder))
            subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", mount], check=True)
            try:
                code, text = done(night(mount / "out", "r1"))
                assert code == 2, f"{options}: exit code {code}: {text[-2000:]}"
                assert any(s in text for s in sign.split("|")), text[-2000:]
                assert not (mount / "out/_CURRENT").exists()
            finally:
                subprocess.run(["umount", mount], check=True)
    return f"{times} full disks and {times} read-only ones: nothing published, exit code 2"


def hdfs(folder, times):
    """As publication, on HDFS; now and then the namenode or a datanode restarts."""
    cluster = java("org.defectionledger.faults.Hdfs", memory="1g", stdin=subprocess.PIPE)

    def ask(line=None):
        if line:
            cluster.stdin.write(line + "\n")
            cluster.stdin.flush()
        while True:
            answer = cluster.stdout.readline()
            assert answer, "HDFS ended"
            if answer.split(" ")[0].strip() in ("ready", "reads", "restarted"):
                return answer.split()[-1]
            assert "IllegalStateException" not in answer, answer

    uri = ask()
    reads = 0
    for trial in range(times):
        process = java(LOOP, f"{uri}/out", f"t{trial}", memory="256m")
        reads += int(ask(f"poll {uri}/out {random.uniform(2, 8):.1f}"))
        assert process.poll() is None, process.communicate()[0]
        process.send_signal(signal.SIGKILL)
        process.communicate()
        if trial % 4 == 3:
            ask("namenode" if trial % 8 == 3 else "datanode")
    cluster.kill()
    return f"{times} kills, {reads} whole reads, {times // 4} restarts of a namenode or datanode"


def nights(folder, times):
    """Thirty nights of increments in random order against one run over all."""
    for seed in range(times):
        code, text = done(
            java("org.defectionledger.job.ThirtyNights", HERE / "seeds/articles/sample-1.jsonl", folder / f"n{seed}", seed),
            limit=7200)
        assert code == 0, text[-3000:]
    return text.strip().splitlines()[-1]


FAULTS = {"publication": (publication, 100), "hdfs": (hdfs, 20), "kill": (kill, 100), "twice": (twice, 20),
          "disk": (disk, 1), "nights": (nights, 1)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("faults", nargs="*", metavar="FAULT", help=f"which of {', '.join(FAULTS)}; all when none is named")
    parser.add_argument("--times", type=int, help="how often, in place of the usual number")
    given = parser.parse_args()
    bad = 0
    for name in given.faults or FAULTS:
        test, usual = FAULTS[name]
        folder = Path(tempfile.mkdtemp(prefix=f"faults-{name}-"))
        began = time.time()
        try:
            said = "held: " + test(folder, given.times or usual)
            shutil.rmtree(folder)
        except AssertionError as e:
            said, bad = f"FAILED: {e} (see {folder})", 1
        print(f"{name}: {said} [{time.time() - began:.0f} s]", flush=True)
    sys.exit(bad)


if __name__ == "__main__":
    main()
