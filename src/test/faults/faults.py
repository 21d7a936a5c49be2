"""Faults in earnest: kills, races, full disks and restarts against real processes. Called by scripts/faults.

Prints one line a fault, and leaves with 1 when anything did not hold. Needs target/ (mvn package) and SPARK_HOME.
"""
import argparse
import collections
import concurrent.futures
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import night
import places
from night import HERE, Inputs, Reader, good, rows

LOOP = "org.defectionledger.faults.PublicationLoop"

# Nights of local drivers, whose resident ones serve all faults of a series.
HERE_ON_DISK = places.Disk()


def count(times, trial, parallel):
    """Runs trial(0) ... trial(times - 1), some at once; their results in order."""
    with concurrent.futures.ThreadPoolExecutor(parallel) as pool:
        trials = [pool.submit(trial, i) for i in range(times)]
        try:
            return [t.result() for t in trials]
        finally:
            pool.shutdown(cancel_futures=True)


class Two:
    """A night before and a night to disturb, with what their readers must see."""

    def __init__(self, folder, place, **inputs):
        self.folder, self.place = folder, place
        self.inputs = Inputs(folder / "in", **inputs)
        self.source = f"file://{folder}/in"
        self.before = place.output(folder, "first")
        good(place.warm(self.before, "r1", self.source))
        self.inputs.second_night()
        quiet = place.copy(self.before, place.output(folder, "quiet"))
        began = time.time()
        undisturbed = place.fresh(quiet, "r2", self.source)
        self.cpu = 0
        while undisturbed.alive():
            self.cpu = max(self.cpu, undisturbed.driver.cpu())
            time.sleep(0.05)
        good(undisturbed)
        self.seconds = time.time() - began
        progress(f"{folder.name}: an undisturbed night takes {self.seconds:.0f} s, of its driver {self.cpu:.0f} s of processor")
        self.allowed = {"r1": place.read(quiet, "r1"), "r2": place.read(quiet, "r2")}

    def shares(self, times):
        """Shares of a night, random and spread over all of it."""
        shares = [(i + random.random()) / times for i in range(times)]
        random.shuffle(shares)
        return shares

    def kill_and_rerun(self, name, share):
        """One trial: the stage that was hit, whether the pointer named the new run by then, the number of whole reads.

        The moment is a share of the processor time of an undisturbed night, so that other work on the machine moves it not.
        """
        place = self.place
        out = place.copy(self.before, place.output(self.folder, name))
        with Reader(place.reader(out), self.allowed) as reader:
            doomed = place.fresh(out, "r2", self.source)
            while doomed.alive() and doomed.driver.cpu() < share * self.cpu:
                time.sleep(0.005)
            ended = not doomed.alive()
            doomed.kill()
            published = place.pointer(out) == "r2"
            good(place.warm(out, "r2", self.source))
        reader.check()
        assert place.pointer(out) == "r2"
        assert place.read(out, "r2") == self.allowed["r2"], f"{name}: rows differ from an undisturbed night"
        left = place.left(out)
        assert left == ["r1", "r2"], f"{name}: runs that were left: {left}"
        place.remove(out)
        progress(f"{name}: killed at {doomed.stage()}{', published' if published else ''}, {reader.reads} reads")
        return "ended" if ended else doomed.stage(), published, reader.reads


def progress(line):
    print(f"  {time.strftime('%H:%M:%S')} {line}", file=sys.stderr, flush=True)


def kinds(folder, place, times):
    """Nights with and without close reading; for few trials the first alone."""
    told = Two(folder / "told", place)
    return [told] if times <= 2 else [told, Two(folder / "dull", place, tonight=0)]


def kills(folder, times, parallel, place):
    two = kinds(folder, place, times)
    shares = [t.shares(-(-times // len(two))) for t in two]

    def trial(i):
        return two[i % len(two)].kill_and_rerun(f"k{i}", shares[i % len(two)][i // len(two)])

    trials = count(times, trial, parallel)
    stages = collections.Counter(stage for stage, _, _ in trials)
    late = stages.pop("ended", 0)
    return (f"{times - late} kills ({sum(p for _, p, _ in trials) - late} after the pointer) in {times} trials, "
            f"{sum(n for _, _, n in trials)} reads, each of one whole run, all ends as undisturbed; hit: "
            + ", ".join(f"{stage} {n}" for stage, n in sorted(stages.items(), key=lambda s: (len(s[0]), s[0]))))


def kill(folder, times, parallel):
    """The driver of a night is killed at a random moment, and the night runs again."""
    return kills(folder, times, parallel, HERE_ON_DISK)


def kill_hdfs(folder, times, parallel):
    """The same with the output on HDFS."""
    with places.Hdfs(folder) as place:
        return kills(folder, times, parallel, place)


def publication(folder, times, parallel):
    """A process that publishes run after run is killed; a reader polls all the while."""
    reads = 0
    named = ""
    out = folder / "out"
    for trial in range(times):
        process = places.java(LOOP, out, f"t{trial}", memory="256m")
        end = None  # the clock runs from the first run that this process publishes
        while end is None or time.time() < end:
            assert process.poll() is None, process.communicate()[0]
            try:
                named = (out / "_CURRENT").read_text()
            except FileNotFoundError:
                assert reads == 0, "the pointer was gone"
                continue
            if end is None and named.startswith(f"t{trial}-"):
                end = time.time() + random.uniform(0, 1)
            assert named.endswith("\n"), f"half a pointer: {named!r}"
            named = named.strip()
            texts = {(out / "runs" / named / t / "part").read_text() for t in ("a", "b")}
            assert texts == {named}, f"run {named} holds {texts}"
            reads += 1
        process.kill()
        process.communicate()
    return f"{times} kills, {reads} whole reads, none other; last run {named}"


def publication_hdfs(folder, times, parallel):
    """As publication, on HDFS; now and then the namenode or a datanode restarts."""
    with places.Hdfs(folder) as hdfs:
        reads = 0
        for trial in range(times):
            process = places.java(LOOP, f"{hdfs.uri}/out", f"t{trial}", memory="256m")
            reads += int(hdfs.ask(f"poll {hdfs.uri}/out {random.uniform(2, 8):.1f}"))
            assert process.poll() is None, process.communicate()[0]
            process.kill()
            process.communicate()
            if trial % 8 == 3:
                hdfs.ask("namenode")
            if trial % 8 == 7:
                hdfs.ask("stop 0")
                hdfs.ask("start")
        return f"{times} kills, {reads} whole reads, {times // 4} restarts of a namenode or datanode"


def twice(folder, times, parallel):
    """Two nights start at once."""
    Inputs(folder / "in", told=4)
    want = None
    place = HERE_ON_DISK
    for trial in range(times):
        out = folder / f"t{trial}"
        both = [place.warm(out, "a", folder / "in"), place.warm(out, "b", folder / "in")]
        codes = sorted(n.end() for n in both)
        assert codes == [0, 2], f"trial {trial}: exit codes {codes}: {[n.text[-2000:] for n in both]}"
        said = next(n.text for n in both if n.code == 2)
        assert "Another night writes to this output: run " in said, said
        winner = place.pointer(out)
        found = [line.replace(f'"run_id": "{winner}"', "") for line in night.lines_of(out, winner)]
        want = want or found
        assert found == want, f"trial {trial}: rows differ"
        assert place.left(out) == [winner]
        shutil.rmtree(out)
        progress(f"pair {trial + 1}: {winner} published")
    return f"{times} pairs: one published whole, the other said why not"


def disk(folder, times, parallel):
    """A disk that fills up at this or that stage, and one that cannot be written. Needs the right to mount."""
    source = folder / "in"
    Inputs(source, told=4)
    quiet = folder / "quiet"
    stages = collections.Counter()
    place = HERE_ON_DISK
    good(place.warm(quiet, "r1", source))
    # Blocks of the file system, not bytes of the files.
    need = sum(4 * -(-f.stat().st_size // 4096) for f in quiet.rglob("*"))
    for trial in range(times):
        full = f"size={int(need * random.uniform(0.1, 0.8))}k"
        for options, sign in ((full, "The disk is full"), ("size=8m,ro", "Cannot write to output")):
            mount = Path(tempfile.mkdtemp(dir=folder))
            subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", mount], check=True)
            try:
                stopped = place.warm(mount / "out", "r1", source)
                code = stopped.end()
                assert code == 2, f"{options}: exit code {code}: {stopped.text[-3000:]}"
                assert sign in stopped.text, stopped.text[-3000:]
                assert not (mount / "out/_CURRENT").exists()
                if options == full:
                    stages[stopped.stage()] += 1
                    subprocess.run(["mount", "-o", "remount,size=64m", mount], check=True)
                    good(place.warm(mount / "out", "r1", source))
                    assert rows(mount / "out", "r1") == rows(quiet, "r1")
                progress(f"{options}: stopped at {stopped.stage()}")
            finally:
                subprocess.run(["umount", mount], check=True)
    return (f"{times} full disks (at {dict(stages)}) and {times} read-only ones: nothing published, exit code 2; "
            "with space, the same night gave the rows of an undisturbed one")


def inputs(folder, times, parallel):
    """An input grows, or vanishes, while it is read."""
    place = HERE_ON_DISK
    for trial in range(times):
        for what, sign in (("grow", "changed while it was read"), ("vanish", "vanished while the night was at work")):
            source = folder / f"in-{what}-{trial}"
            Inputs(source, told=2)
            (source / "long.jsonl").write_text(night.dull(150_000, "long"))
            out = folder / f"out-{what}-{trial}"
            disturbed = place.warm(out, "r1", source)
            assert disturbed.wait_for("Reading 2 of 2"), disturbed.text
            if what == "grow":
                with open(source / "long.jsonl", "a") as file:
                    file.write(night.dull(1, "late"))
            else:
                (source / "long.jsonl").unlink()
            code = disturbed.end()
            assert code == 2, f"{what}: exit code {code}: {disturbed.text[-2000:]}"
            assert sign in disturbed.text and "long.jsonl" in disturbed.text, disturbed.text[-2000:]
            assert not (out / "_CURRENT").exists()
            shutil.rmtree(source)
            progress(f"{what}: nothing published")
    return f"{times} inputs that grew and {times} that vanished: nothing published, exit code 2, the message names the file"


def executors(folder, times, parallel):
    """An executor, or a worker with its executor, is killed while a stage is at work."""
    hit = collections.Counter()
    with places.Standalone(folder) as place:
        two = kinds(folder, place, times)
        for t in two:
            out = folder / "here"
            good(HERE_ON_DISK.warm(place.copy(t.before, out), "r2", t.source))
            assert rows(out, "r2") == t.allowed["r2"], "rows of the cluster differ from those of local mode"
            shutil.rmtree(out)
        for trial in range(times):
            t = two[trial // 2 % len(two)]
            out = place.copy(t.before, place.output(folder, f"e{trial}"))
            aim = random.randint(1, 11)
            with Reader(place.reader(out), t.allowed) as reader:
                work = place.warm(out, "r2", t.source)
                while work.alive() and work.stage() in ("start", *(f"stage {n}" for n in range(1, aim))):
                    time.sleep(0.01)
                time.sleep(random.uniform(0, 0.5))
                stage = work.stage()
                victim = place.kill_executor() if trial % 2 == 0 else place.kill_worker()
                good(work)
            reader.check()
            hit[(victim, stage)] += 1
            assert rows(out, "r2") == t.allowed["r2"], f"trial {trial}: rows differ"
            shutil.rmtree(out)
            place.mend()
            progress(f"killed {victim} at {stage}, {reader.reads} reads")
    what = {v: sum(n for (w, _), n in hit.items() if w == v) for v in sorted({v for v, _ in hit})}
    stages = collections.Counter()
    for (_, stage), n in hit.items():
        stages[stage] += n
    return f"{what}; all jobs finished with the rows of local mode; hit: {dict(sorted(stages.items()))}"


def hdfs(folder, times, parallel):
    """During a night a datanode is stopped, the namenode restarted, or both datanodes are stopped."""
    seen = collections.Counter()
    with places.Hdfs(folder) as place:
        two = Two(folder / "told", place)
        for trial in range(times):
            for fault in ("datanode", "namenode", "all datanodes"):
                aim = random.randint(1, 12)
                out = place.copy(two.before, place.output(folder, f"{fault[0]}{trial}"))
                work = place.warm(out, "r2", two.source)
                while work.alive() and work.stage() in ("start", *(f"stage {n}" for n in range(1, aim))):
                    time.sleep(0.01)
                stage = work.stage()
                if fault == "namenode":
                    place.ask("namenode")
                else:
                    place.ask("stop 0")
                    if fault == "all datanodes":
                        place.ask("stop 0")
                code = work.end()
                if fault != "namenode":
                    place.ask("start")
                progress(f"{fault} at {stage}: exit code {code}")
                seen[(fault, code)] += 1
                if code != 0:
                    assert code == 2 and "Nothing was published. " in work.text, f"{fault}: {code}: {work.text[-3000:]}"
                    assert place.pointer(out) == "r1"
                    good(place.warm(out, "r2", two.source))
                assert place.read(out, "r1") == two.allowed["r1"], f"{fault}: the run before was harmed"
                assert place.read(out, "r2") == two.allowed["r2"], f"{fault}: rows differ"
                place.remove(out)
    return "; ".join(f"{fault}: exit code {code} {n} times" for (fault, code), n in sorted(seen.items())) \
        + "; nothing lost, after each the rows of an undisturbed night"


def s3(folder, times, parallel):
    """Nights on a local S3 server: run, kill, run again; two at once; no key in what is said or logged."""
    with places.S3(folder) as place:
        two = Two(folder / "told", place)
        out = folder / "here"
        good(HERE_ON_DISK.warm(out, "r2", two.source))
        hit = [two.kill_and_rerun(f"k{i}", share) for i, share in enumerate(two.shares(times))]
        pairs = max(1, times // 5)
        for pair in range(pairs):
            both = place.output(folder, f"t{pair}")
            nights = [place.warm(both, r, two.source) for r in "ab"]
            codes = sorted(n.end() for n in nights)
            assert codes == [0, 2], f"exit codes {codes}: {[n.text[-2000:] for n in nights]}"
            assert any("Another night writes" in n.text for n in nights)
        fresh = place.output(folder, "fresh")
        good(place.warm(fresh, "r2", two.source))
        assert place.read(fresh, "r2") == rows(out, "r2"), "rows on S3 differ from those on a disk"
        place.check_silence()
    return (f"{sum(s != 'ended' for s, _, _ in hit)} kills at {dict(collections.Counter(s for s, _, _ in hit))}, "
            f"{sum(n for _, _, n in hit)} reads, each of one whole run, all ends as undisturbed and as on a disk; "
            f"{pairs} pair(s) at once: one published; no key on a command line, in lines or event logs")


def yarn(folder, times, parallel):
    """A night on YARN, driver here and driver in the cluster."""
    source = folder / "in"
    Inputs(source, told=4)
    good(HERE_ON_DISK.warm(folder / "here", "r1", source))
    with places.Yarn(folder) as place:
        for place.mode in ("client", "cluster"):
            for trial in range(times):
                out = folder / f"{place.mode}-{trial}"
                good(place.fresh(out, "r1", source))
                assert rows(out, "r1") == rows(folder / "here", "r1"), f"{place.mode}: rows differ from local mode"
    return f"{times} night(s) in client mode and {times} in cluster mode: the rows of local mode"


def history(folder, times, parallel):
    """The history server reads the event log, and no secret stands in it."""
    logs = folder / "events"
    logs.mkdir()
    Inputs(folder / "in", told=2)
    conf = {"spark.eventLog.enabled": "true", "spark.eventLog.dir": f"file:{logs}",
            "spark.hadoop.fs.s3a.secret.key": "S3cr3tOfNobody", "spark.redaction.regex":
            "(?i)secret|password|token|access[.]?key|credential"}
    good(night.fresh(folder / "out", "r1", folder / "in", conf=conf))
    assert "S3cr3tOfNobody" not in "".join(f.read_text(errors="replace") for f in logs.rglob("*") if f.is_file())
    port = places.free_port()
    server = places.spark_class("org.apache.spark.deploy.history.HistoryServer", environment={
        "SPARK_HISTORY_OPTS": f"-Dspark.history.fs.logDirectory=file:{logs} -Dspark.history.ui.port={port} "
                              "-Dspark.eventLog.compression.codec=zstd"})
    try:
        found = []
        for _ in range(240):
            time.sleep(0.5)
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/applications") as answer:
                    found = json.load(answer)
                if found:
                    break
            except OSError:
                continue
        assert found, "the history server shows no application"
        application = f"http://127.0.0.1:{port}/api/v1/applications/{found[0]['id']}"
        with urllib.request.urlopen(application + "/jobs") as answer:
            named = {j.get("description", "").split()[0] for j in json.load(answer) if j.get("description")}
        for stage in ("_fresh", "_readings", "defections", "counts_by_role_and_date"):
            assert stage in named, f"no job is named {stage}: {named}"
    finally:
        server.kill()
        server.wait()
    return f"application {found[0]['name']} with its jobs named by stage; no secret in the event log"


def lineage(folder, times, parallel):
    """The OpenLineage listener follows a night."""
    Inputs(folder / "in", told=2)
    events = folder / "lineage.jsonl"
    properties = folder / "lineage.properties"
    properties.write_text("".join((HERE / "jobs" / p / "spark.properties").read_text() + "\n" for p in ("nightly", "openlineage")))
    listener = sorted(map(str, places.jars("openlineage", "jobs/openlineage/pom.xml").glob("*.jar")))
    good(night.fresh(folder / "out", "r1", folder / "in", properties=properties, jars=listener,
                     conf={"spark.openlineage.transport.location": str(events)}))
    told = [json.loads(line) for line in events.read_text().splitlines()]
    written = {o["name"].rsplit("/", 1)[-1] for e in told for o in e.get("outputs", [])}
    assert {"defections", "counts_by_role_and_date"} <= written, f"outputs that were told: {written}"
    return f"{len(told)} events; outputs {', '.join(sorted(written))}"


def nights(folder, times, parallel):
    """Thirty nights of increments in random order against one run over all."""
    for seed in range(times):
        process = places.java("org.defectionledger.job.ThirtyNights", HERE / "seeds/demo/syria.jsonl", folder / f"n{seed}", seed)
        text, _ = process.communicate(timeout=7200)
        assert process.returncode == 0, text[-3000:]
    return text.strip().splitlines()[-1]


FAULTS = {"kill": (kill, 100, 2), "kill-hdfs": (kill_hdfs, 20, 1), "publication": (publication, 100, 1),
          "publication-hdfs": (publication_hdfs, 20, 8), "executors": (executors, 20, 2), "hdfs": (hdfs, 5, 1),
          "disk": (disk, 5, 1), "inputs": (inputs, 5, 1), "twice": (twice, 20, 1), "s3": (s3, 5, 1), "yarn": (yarn, 1, 1),
          "nights": (nights, 1, 1), "history": (history, 1, 1), "lineage": (lineage, 1, 1)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("faults", nargs="*", metavar="FAULT", help=f"which of {', '.join(FAULTS)}; all when none is named")
    parser.add_argument("--times", type=int, help="how often, in place of the usual number")
    parser.add_argument("--quick", action="store_true", help="each as seldom as it still tells something")
    parser.add_argument("--parallel", type=int, default=1, help="trials of kill and kill-hdfs at once")
    given = parser.parse_args()
    unknown = set(given.faults) - set(FAULTS)
    if unknown:
        parser.error(f"there is no fault {', '.join(sorted(unknown))}: choose from {', '.join(FAULTS)}")
    bad = 0
    night.make_archive()
    for name in given.faults or FAULTS:
        test, usual, quick = FAULTS[name]
        folder = Path(tempfile.mkdtemp(prefix=f"faults-{name}-"))
        began = time.time()
        try:
            said = "held: " + test(folder, given.times or (quick if given.quick else usual), given.parallel)
            shutil.rmtree(folder)
        except Exception as e:  # whatever a trial meets is told, and the next fault has its turn
            said, bad = f"FAILED: {e!r} (see {folder})", 1
        print(f"{name}: {said} [{time.time() - began:.0f} s]", flush=True)
    HERE_ON_DISK.close()
    sys.exit(bad)


if __name__ == "__main__":
    main()
