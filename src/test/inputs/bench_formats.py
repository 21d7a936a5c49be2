"""Speed, memory and sameness of the input formats. Called by scripts/bench-formats; needs target/ (mvn package) and SPARK_HOME.

bench_formats.py FOLDER DUMP.jsonl.gz ... [--megabytes 300] [--share 1.0] [--formats a,b]
Makes FOLDER/in/FORMAT of the dumps when it is not there, reads each format in a JVM of its own with 1 GB of heap on two cores, and prints one row each.
MB are those of the articles unpacked; CPU seconds are told beside seconds, since a shared machine changes the latter. Leaves with 1 when a format gives other defections.
"""
import argparse
import glob
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parents[3]
OPENS = ["java.lang", "java.lang.invoke", "java.lang.reflect", "java.io", "java.net", "java.nio", "java.util", "java.util.concurrent",
         "java.util.concurrent.atomic", "jdk.internal.ref", "sun.nio.ch", "sun.nio.cs", "sun.security.action", "sun.util.calendar"]


def classpath():
    given = os.environ.get("LEDGER_CLASSPATH")
    return given or ":".join([str(HERE / "target/test-classes"), str(HERE / "target/defection-ledger.jar"),
                              *glob.glob(str(HERE / "target/defection-ledger-corenlp-*.jar")), os.environ["SPARK_HOME"] + "/jars/*"])


def java(memory, *arguments):
    command = ["java", "-Xmx" + memory, "-XX:+IgnoreUnrecognizedVMOptions", "--add-modules=jdk.incubator.vector", "-Duser.timezone=UTC",
               "-Dlog4j2.configurationFile=file:%s" % (HERE / "jobs/log4j2.properties"),
               *("--add-opens=java.base/%s=ALL-UNNAMED" % o for o in OPENS), "-cp", classpath(), "org.defectionledger.job.ReadBench", *arguments]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace", check=False)


def failure(what, done):
    how = "was killed by signal %d" % -done.returncode if done.returncode < 0 else "ended with %d" % done.returncode
    return "%s %s; its last words:\n%s" % (what, how, done.stderr[-4000:])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("dumps", nargs="*")
    parser.add_argument("--megabytes", default="300")
    parser.add_argument("--share", default="1.0", help="share of the candidates that is read closely to compare the defections; 0 compares none")
    parser.add_argument("--formats", default="", help="only these, by comma")
    o = parser.parse_args()
    source, records = os.path.join(o.folder, "in"), os.path.join(o.folder, "records")
    if not os.path.exists(os.path.join(source, "sizes.tsv")):
        subprocess.run([sys.executable, str(HERE / "src/test/inputs/make_formats.py"), source, *o.dumps, "--megabytes", o.megabytes], check=True)
    print("format\tfiles\tstored MB\tMB\tarticles\trejects\tcandidates\tseconds\tCPU s\tarticles/CPU s\tMB/CPU s\tpeak MB")
    for line in open(os.path.join(source, "sizes.tsv")):
        name, files, stored, unpacked = line.split()
        if o.formats and name not in o.formats.split(","):
            continue
        done = java("1g", "read", os.path.join(source, name), os.path.join(records, name))
        if done.returncode:
            sys.exit(failure("Reading %s" % name, done))
        articles, rejects, candidates, seconds, cpu, peak = done.stdout.split()[-6:]
        print("\t".join([name, files, "%.0f" % (int(stored) / 1e6), "%.0f" % (int(unpacked) / 1e6), articles, rejects, candidates, seconds, cpu,
                         "%.0f" % (int(articles) / float(cpu)), "%.1f" % (int(unpacked) / 1e6 / float(cpu)), peak]), flush=True)
    if float(o.share) == 0:
        return
    done = java("3g", "compare", records, o.share)
    print(done.stdout, end="")
    if done.returncode not in (0, 1) or not done.stdout:
        sys.exit(failure("Comparing", done))
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
