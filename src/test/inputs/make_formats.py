#!/usr/bin/env python3
"""The same articles in every input format, for scripts/bench-formats. Needs pyarrow (scripts/requirements.txt).
   make_formats.py OUTDIR DUMP.jsonl.gz ... [--megabytes 300] [--formats a,b]: reads articles (id, date, url, title, text; one JSON object a line)
   until their lines make that many megabytes, and writes OUTDIR/FORMAT/... and adds to OUTDIR/sizes.tsv (format, files, bytes, bytes unpacked)."""
import argparse
import bz2
import csv
import datetime as dt
import gzip
import io
import json
import os
import zlib
from html import escape

import pyarrow as pa
import pyarrow.parquet as pq

SOURCE = "Bench Wire"
STREAM_PAGES = 100


def articles(files, limit):
    size = 0
    for name in files:
        with gzip.open(name, "rt", encoding="utf-8") as lines:
            for line in lines:
                r = json.loads(line)
                title = " ".join(r["title"].split()).rstrip(" ,.")
                # Every format can hold a day; paragraphs are blank lines in all of them.
                a = {"id": r["id"], "url": r["url"], "published": r["date"], "source": SOURCE, "title": title,
                     "text": "\n\n".join(p.strip() for p in r["text"].split("\n") if p.strip())}
                size += len(json.dumps(a, ensure_ascii=False).encode()) + 1
                yield a
                if size >= limit:
                    return


def page(a):
    paragraphs = "\n".join("<p>%s</p>" % escape(p) for p in a["text"].split("\n\n"))
    return ("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>%s</title><meta property=\"og:title\" content=\"%s\">"
            "<meta property=\"og:site_name\" content=\"%s\"><meta property=\"article:published_time\" content=\"%s\"><link rel=\"canonical\" href=\"%s\">"
            "<script>var tracker = 'none';</script></head><body><nav><a href=\"/\">Home</a> <a href=\"/world\">World</a></nav>"
            "<main><article><h1>%s</h1>\n%s\n</article></main><aside class=\"related\"><ul><li><a href=\"/1\">Another story</a></li></ul></aside>"
            "<footer>Copyright %s</footer></body></html>\n"
            % (escape(a["title"]), escape(a["title"]), SOURCE, a["published"], a["url"], escape(a["title"]), paragraphs, SOURCE)).encode()


class Plain:
    """Counts what goes into a file."""

    def __init__(self, path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        self.file, self.unpacked = open(path, "wb"), 0

    def write(self, data):
        self.unpacked += len(data)
        self.file.write(data)

    def close(self):
        self.file.close()


class Packed(Plain):
    def __init__(self, path, opener):
        super().__init__(path)
        self.raw, self.file = self.file, opener(self.file)

    def close(self):
        self.file.close()
        self.raw.close()


class Lines:
    def __init__(self, out):
        self.out = out

    def add(self, a):
        self.out.write((json.dumps(a, ensure_ascii=False) + "\n").encode())

    def close(self):
        self.out.close()


class Table:
    COLUMNS = ["id", "url", "published", "source", "title", "text"]

    def __init__(self, out, delimiter):
        self.out, self.delimiter = out, delimiter
        self.row(self.COLUMNS)

    def row(self, values):
        text = io.StringIO()
        csv.writer(text, delimiter=self.delimiter).writerow(values)
        self.out.write(text.getvalue().encode())

    def add(self, a):
        self.row([a[c] for c in self.COLUMNS])

    def close(self):
        self.out.close()


class Parquet:
    def __init__(self, path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        self.writer, self.path, self.rows, self.unpacked = None, path, [], 0

    def add(self, a):
        self.rows.append(a)
        self.unpacked += sum(len(v.encode()) for v in a.values())
        if len(self.rows) == 5000:
            self.flush()

    def flush(self):
        if self.rows:
            table = pa.Table.from_pylist(self.rows)
            day = pa.array([dt.date.fromisoformat(r["published"]) for r in self.rows], pa.date32())
            table = table.set_column(table.column_names.index("published"), "published", day)
            self.writer = self.writer or pq.ParquetWriter(self.path, table.schema, compression="zstd")
            self.writer.write_table(table)
            self.rows = []

    def close(self):
        self.flush()
        self.writer.close()


class Folder:
    def __init__(self, path, render, ending):
        self.path, self.render, self.ending, self.n, self.unpacked = path, render, ending, 0, 0

    def add(self, a):
        folder = os.path.join(self.path, "%04d" % (self.n // 1000))
        if self.n % 1000 == 0:
            os.makedirs(folder, exist_ok=True)
        data = self.render(a)
        with open(os.path.join(folder, a["id"] + self.ending), "wb") as f:
            f.write(data)
        self.n += 1
        self.unpacked += len(data)

    def close(self):
        pass


def text(a):
    return ("---\nid: %s\nurl: %s\ndate: %s\nsource: %s\ntitle: \"%s\"\n---\n%s\n"
            % (a["id"], a["url"], a["published"], SOURCE, a["title"], a["text"])).encode()


def http(a):
    body = page(a)
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body) + body


class Warc:
    def __init__(self, out, name, packed):
        self.out, self.packed, self.n, self.at = out, packed, 0, 0
        self.index = open(name + ".cdx", "w") if packed else None
        if self.index:
            self.index.write(" CDX N b a m s k r M S V g\n")
        self.name = os.path.basename(name)

    def add(self, a):
        block = http(a)
        self.n += 1
        record = ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-%012d>\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
                  "WARC-Target-URI: %s\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % (self.n, a["url"], len(block))).encode() + block + b"\r\n\r\n"
        if self.packed:
            self.out.unpacked += len(record)
            pack = zlib.compressobj(6, zlib.DEFLATED, 31)
            record = pack.compress(record) + pack.flush()
            self.index.write("x 20200101000000 %s text/html 200 - - - %d %d %s\n" % (a["url"], len(record), self.at, self.name))
            self.out.file.write(record)
        else:
            self.out.write(record)
        self.at += len(record)

    def close(self):
        self.out.close()
        if self.index:
            self.index.close()


class Arc:
    def __init__(self, out):
        self.out = out
        version = b"1 0 bench\nURL IP-address Archive-date Content-type Archive-length\n"
        out.write(b"filedesc://bench.arc 0.0.0.0 20200101000000 text/plain %d\n" % len(version) + version + b"\n")

    def add(self, a):
        block = http(a)
        self.out.write(b"%s 192.0.2.1 20200101000000 text/html %d\n" % (a["url"].encode(), len(block)) + block + b"\n")

    def close(self):
        self.out.close()


class Wiki:
    HEAD = ("<mediawiki xml:lang=\"en\">\n<siteinfo><sitename>%s</sitename><dbname>bench</dbname><base>https://wiki.example/wiki/Main_Page</base></siteinfo>\n" % SOURCE).encode()
    TAIL = b"</mediawiki>\n"

    def __init__(self, out, multistream):
        self.out, self.multistream, self.n, self.pages = out, multistream, 0, []
        self.stream(self.HEAD)

    def stream(self, data):
        if self.multistream:
            self.out.unpacked += len(data)
            data = bz2.compress(data)
            self.out.file.write(data)
        else:
            self.out.write(data)

    def add(self, a):
        self.n += 1
        source = escape("{{date|%s}}\n%s" % (a["published"], a["text"]), quote=False)
        self.pages.append(("<page><title>%s</title><ns>0</ns><id>%d</id><revision><id>%d</id><text xml:space=\"preserve\">%s</text></revision></page>\n"
                           % (escape(a["title"], quote=False), self.n, 10 ** 6 + self.n, source)).encode())
        if len(self.pages) == STREAM_PAGES:
            self.flush()

    def flush(self):
        if self.pages:
            self.stream(b"".join(self.pages))
            self.pages = []

    def close(self):
        self.flush()
        self.stream(self.TAIL)
        self.out.close()


def writers(out, wanted):
    def at(fmt, name):
        return os.path.join(out, fmt, name)

    outs = {}

    def plain(fmt, name):
        outs[fmt] = Plain(at(fmt, name))
        return outs[fmt]

    def packed(fmt, name, opener):
        outs[fmt] = Packed(at(fmt, name), opener)
        return outs[fmt]

    makers = {
        "json-lines": lambda: Lines(plain("json-lines", "a.jsonl")),
        "json-lines-gz": lambda: Lines(packed("json-lines-gz", "a.jsonl.gz", lambda f: gzip.GzipFile(fileobj=f, mode="wb", compresslevel=6, mtime=0))),
        "json-lines-bz2": lambda: Lines(packed("json-lines-bz2", "a.jsonl.bz2", lambda f: bz2.BZ2File(f, "wb"))),
        "json-lines-zst": lambda: Lines(packed("json-lines-zst", "a.jsonl.zst", lambda f: pa.CompressedOutputStream(f, "zstd"))),
        "csv": lambda: Table(plain("csv", "a.csv"), ","),
        "tsv": lambda: Table(plain("tsv", "a.tsv"), "\t"),
        "parquet": lambda: Parquet(at("parquet", "a.parquet")),
        "text": lambda: Folder(os.path.join(out, "text"), text, ".txt"),
        "html": lambda: Folder(os.path.join(out, "html"), page, ".html"),
        "warc": lambda: Warc(plain("warc", "a.warc"), at("warc", "a.warc"), False),
        "warc-gz": lambda: Warc(plain("warc-gz", "a.warc.gz"), at("warc-gz", "a.warc.gz"), True),
        "arc": lambda: Arc(plain("arc", "a.arc")),
        "mediawiki": lambda: Wiki(plain("mediawiki", "a.xml"), False),
        "mediawiki-bz2": lambda: Wiki(plain("mediawiki-bz2", "a.xml.bz2"), True),
    }
    w = {name: make() for name, make in makers.items() if not wanted or name in wanted}
    outs.update({name: writer for name, writer in w.items() if name not in outs})
    return w, outs


def stored(folder):
    files = [os.path.join(d, f) for d, _, names in os.walk(folder) for f in names if not f.endswith(".cdx")]
    return len(files), sum(os.path.getsize(f) for f in files)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("dumps", nargs="+")
    parser.add_argument("--megabytes", type=int, default=300)
    parser.add_argument("--formats", default="", help="only these, by comma")
    o = parser.parse_args()
    w, outs = writers(o.out, [name for name in o.formats.split(",") if name])
    n = 0
    for a in articles(o.dumps, o.megabytes * 1_000_000):
        n += 1
        for writer in w.values():
            writer.add(a)
    for writer in w.values():
        writer.close()
    with open(os.path.join(o.out, "sizes.tsv"), "a") as sizes:
        for fmt in w:
            files, size = stored(os.path.join(o.out, fmt))
            sizes.write("%s\t%d\t%d\t%d\n" % (fmt, files, size, outs[fmt].unpacked))
    print("%d articles in %d formats" % (n, len(w)))
