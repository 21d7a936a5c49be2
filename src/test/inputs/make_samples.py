#!/usr/bin/env python3
"""Own-written samples of every input format, whole and broken on purpose. Needs pyarrow (scripts/requirements.txt).
   make_samples.py SEEDS: writes SEEDS/articles/formats and SEEDS/articles-broken; the same bytes every time."""
import bz2
import csv
import gzip
import io
import json
import os
import sys
from xml.sax.saxutils import escape

import pyarrow as pa
import pyarrow.parquet as pq

# id, outlet, day, headline, text. Facts in our own words; outlets and quotations are invented.
A = {
    "csv-1": ("Southern Star", "1954-04-14", "Soviet diplomat in Canberra asks to stay",
              "CANBERRA - Vladimir Petrov, third secretary of the Soviet embassy, defected to Australia this month, the prime minister told parliament on Tuesday.\n\nHe brought papers with him, and a commission will read them. The embassy said that he had been \"abducted\"."),
    "csv-2": ("Southern Star", "1954-04-14", "Wool prices steady, buyers say",
              "Wool prices held steady in Sydney on Tuesday, buyers said.\n\nRain is forecast for the weekend."),
    "tsv-1": ("Hokkaido Evening", "1976-09-07", "Soviet fighter lands in Hakodate",
              "HAKODATE - A Soviet pilot, Lieutenant Viktor Belenko, defected on Monday by landing his MiG-25 on a civil runway here. He has asked for asylum in the United States, officials said."),
    "parquet-1": ("Peninsula Report", "1997-02-13", "Pyongyang's chief thinker seeks asylum in Beijing",
                  "BEIJING - Hwang Jang-yop, secretary of the ruling party of North Korea and author of its doctrine, defected on Wednesday. He walked into the South Korean consulate here with an aide and asked for asylum."),
    "parquet-2": ("Peninsula Report", "1997-02-13", "Ferry timetable changes", "The ferry to the island will leave half an hour later from Monday, the harbour office said."),
    "text-1": ("Levant Courier", "2012-03-08", "Deputy oil minister leaves Assad's government",
               "Syria's deputy oil minister, Abdo Hussameddin, has defected to the opposition, he said in a video released on Thursday.\n\nHe is the first member of the government to do so since the uprising began. \"I join the revolt of this dignified people,\" he said."),
    "html-1": ("Jordan Valley Post", "2012-08-06", "Syrian prime minister flees to Jordan",
               "Riad Hijab, the prime minister of Syria, has defected to the opposition and crossed into Jordan with his family, his spokesman said on Monday.\n\nState television in Damascus said that he had been dismissed. Two other ministers denied that they had left, and officials in Amman would not say how the family had travelled."),
    "warc-1": ("Thames Gazette", "2011-03-31", "Libyan foreign minister flies to Britain",
               "Moussa Koussa, the foreign minister of Libya, defected on Wednesday and flew to an airfield near London, the Foreign Office said.\n\nHe travelled of his own free will and is no longer willing to represent the government of Colonel Gaddafi, a spokesman said in a statement."),
    "warc-2": ("Thames Gazette", "2011-03-31", "Lock repairs close the upper river",
               "The upper river will be closed to barges for two weeks while the lock at Teddle is repaired, the river office said.\n\nRowers may still use the reach below the weir, and the towpath stays open for walkers and for cyclists."),
    "arc-1": ("Benghazi Free Press", "2011-02-23", "Interior minister joins the revolt",
              "Libya's interior minister, General Abdel Fattah Younes, defected to the rebels on Tuesday and called on the army to follow him.\n\nHe told reporters that he had refused an order to fire on the people of Benghazi, the city in which he had lived for many years."),
    "wiki-1": ("Wikinews", "2016-08-17", "North Korean diplomat in London defects",
               "[[w:Thae Yong-ho|Thae Yong-ho]], deputy ambassador of [[North Korea]] in London, has '''defected''' to [[South Korea]] with his family, the ministry in Seoul said on Wednesday.{{cite|x}}\n\nHe is among the highest officials of the country who have done so.<ref>Ministry of Unification</ref>\n\n== Sources ==\n* Invented"),
    "wiki-2": ("Wikinews", "2016-08-17", "Lighthouse gets a new lamp", "The lighthouse at [[Norrholm]] was given a new lamp on Tuesday. Ships may see it from thirty kilometres away."),
    "bz2-1": ("Ottawa Ledger", "1945-09-08", "Clerk leaves the Soviet embassy",
              "OTTAWA - A cipher clerk of the Soviet embassy, Igor Gouzenko, defected on Wednesday with more than a hundred papers, officials said. He and his family are under guard."),
    "zst-1": ("Tokyo Bay News", "1979-10-26", "Soviet correspondent asks for asylum",
              "TOKYO - Stanislav Levchenko, an officer of the KGB who worked here as a correspondent, defected to the United States on Wednesday, diplomats said."),
}


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(data)


def gz(data):
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=9, mtime=0) as f:
        f.write(data)
    return out.getvalue()


def zst(data):
    return pa.Codec("zstd").compress(data, asbytes=True)


def record(key):
    source, day, title, text = A[key]
    return {"id": key, "source": source, "url": "https://samples.example/" + key, "published": day, "title": title, "text": text}


def nested(key):
    r = record(key)
    return {"uuid": r["id"], "headline": r["title"], "content": r["text"], "metadata": {"date": r["published"], "source": r["source"], "url": r["url"]}}


def lines(records):
    return "".join(json.dumps(r) + "\n" for r in records).encode()


def delimited(keys, delimiter):
    out = io.StringIO()
    w = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    w.writerow(["id", "source", "link", "pub_date", "headline", "body"])
    for k in keys:
        r = record(k)
        w.writerow([r["id"], r["source"], r["url"], r["published"], r["title"], r["text"]])
    return out.getvalue().encode()


def parquet(keys):
    rows = [record(k) for k in keys]
    table = pa.table({
        "doc_id": [r["id"] for r in rows],
        "title": [r["title"] for r in rows],
        "maintext": [r["text"] for r in rows],
        "meta": pa.array([{"source": r["source"], "url": r["url"], "day": r["published"]} for r in rows]),
        "date": pa.array([r["published"] for r in rows]).cast(pa.timestamp("s")).cast(pa.timestamp("us", tz="UTC")),
    })
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd")
    return out.getvalue()


def page(key):
    source, day, title, text = A[key]
    paragraphs = "".join("<p>%s</p>\n" % escape(p) for p in text.split("\n\n"))
    linked = json.dumps({"@type": "NewsArticle", "headline": title, "datePublished": day, "publisher": {"name": source}})
    return ("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>%s | %s</title>\n"
            "<script type=\"application/ld+json\">%s</script></head><body>\n"
            "<nav><a href=\"/\">Home</a> <a href=\"/world\">World</a></nav>\n"
            "<article><h1>%s</h1>\n%s</article>\n<div class=\"cookie-notice\">We use cookies to remember what you read.</div>\n"
            "<footer>Copyright %s</footer></body></html>\n" % (escape(title), source, linked, escape(title), paragraphs, source)).encode()


def http(body, status="200 OK", kind="text/html; charset=utf-8"):
    return ("HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n" % (status, kind, len(body))).encode() + body


def warc_record(n, url, block, kind="response", mime="application/http; msgtype=response"):
    head = ("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-%012d>\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
            "%sContent-Type: %s\r\nContent-Length: %d\r\n\r\n" % (kind, n, "WARC-Target-URI: %s\r\n" % url if url else "", mime, len(block)))
    return head.encode() + block + b"\r\n\r\n"


def warc():
    base = "https://samples.example/"
    return [
        warc_record(0, "", b"software: samples\r\n", "warcinfo", "application/warc-fields"),
        warc_record(1, base + "warc-1", http(page("warc-1"))),
        warc_record(2, base + "logo.png", http(b"\x89PNG\r\n\x1a\n", kind="image/png")),
        warc_record(3, base + "gone", http(b"<html><body>Not here</body></html>", "404 Not Found")),
        warc_record(4, base + "warc-2", http(page("warc-2"))),
    ]


def cdx(members, name):
    out, at = [" CDX N b a m s k r M S V g"], 0
    for n, m in enumerate(members):
        if n in (1, 4):
            key = "warc-1" if n == 1 else "warc-2"
            out.append("example,samples)/%s 20200101000000 https://samples.example/%s text/html 200 - - - %d %d %s" % (key, key, len(m), at, name))
        at += len(m)
    return ("\n".join(out) + "\n").encode()


def arc(keys):
    version = b"1 0 samples\nURL IP-address Archive-date Content-type Archive-length\n"
    out = b"filedesc://samples.arc 0.0.0.0 20110224000000 text/plain %d\n" % len(version) + version + b"\n"
    for k in keys:
        block = http(page(k))
        out += b"https://samples.example/%s 192.0.2.1 20110224000000 text/html %d\n" % (k.encode(), len(block)) + block + b"\n"
    return out


WIKI = ("<mediawiki xmlns=\"http://www.mediawiki.org/xml/export-0.10/\" version=\"0.10\" xml:lang=\"en\">\n<siteinfo><sitename>Wikinews</sitename>"
        "<dbname>enwikinews</dbname><base>https://en.wikinews.org/wiki/Main_Page</base></siteinfo>\n")


def wiki_page(number, key):
    _, day, title, text = A[key]
    return ("<page><title>%s</title><ns>0</ns><id>%d</id><revision><id>%d</id><text xml:space=\"preserve\">%s</text></revision></page>\n"
            % (escape(title), number, 9000 + number, escape("{{date|%s}}\n%s" % (day, text))))


REDIRECT = "<page><title>NK diplomat</title><ns>0</ns><id>12</id><redirect title=\"x\"/><revision><id>9012</id><text>#REDIRECT [[x]]</text></revision></page>\n"
TALK = "<page><title>Talk:x</title><ns>1</ns><id>13</id><revision><id>9013</id><text>Who says so?</text></revision></page>\n"


def good(folder):
    write(folder + "/lines-nested.jsonl.bz2", bz2.compress(lines([nested("bz2-1")])))
    write(folder + "/lines.jsonl.zst", zst(lines([record("zst-1")])))
    write(folder + "/table.csv", delimited(["csv-1", "csv-2"], ","))
    write(folder + "/table.tsv.gz", gz(delimited(["tsv-1"], "\t")))
    write(folder + "/table.parquet", parquet(["parquet-1", "parquet-2"]))
    source, day, title, text = A["text-1"]
    write(folder + "/texts/%s_deputy-minister.txt" % day, (title + "\n\n" + text + "\n").encode())
    write(folder + "/texts/bridge.txt", b"---\ntitle: A bridge for Norrholm\ndate: 7 March 2012\n---\nThe bridge will be painted green, the council said on Tuesday, and lit at night.\n")
    write(folder + "/texts/metadata.csv", ("file,source\n%s_deputy-minister.txt,%s\n" % (day, source)).encode())
    write(folder + "/pages/prime-minister.html", page("html-1"))
    members = [gz(r) for r in warc()]
    write(folder + "/crawl.warc.gz", b"".join(members))
    write(folder + "/crawl.warc.gz.cdx", cdx(members, "crawl.warc.gz"))
    write(folder + "/crawl.arc", arc(["arc-1"]))
    write(folder + "/wiki.xml", (WIKI + REDIRECT + TALK + wiki_page(14, "wiki-2") + "</mediawiki>\n").encode())
    streams = [WIKI, wiki_page(11, "wiki-1") + REDIRECT, TALK, "</mediawiki>\n"]
    write(folder + "/wiki-multistream.xml.bz2", b"".join(bz2.compress(s.encode()) for s in streams))


def broken(folder):
    write(folder + "/lines.jsonl", lines([record("csv-2")]) + b'{"id": "cut", "text": "This record breaks off\n[1, 2]\n{"id": "empty", "title": "No text"}\n'
          + lines([dict(record("parquet-2"), published="1997-02-31")]) + b'\xff\xfe\x00\n')
    many = lines([dict(record("csv-2"), id="n-%d" % i, url="https://samples.example/n-%d" % (i * 7919 % 5000)) for i in range(1200)])
    for name, data in (("gz", gz(many)), ("bz2", bz2.compress(many, 1)), ("zst", zst(many))):
        write(folder + "/cut.jsonl." + name, data[: len(data) * 2 // 3])
    write(folder + "/quote-never-closes.csv", delimited(["csv-1"], ",") + b'x,Southern Star,,1954-04-15,"A quote that never closes,It rained.\r\n'
          + delimited(["csv-2"], ",").split(b"\r\n", 1)[1])
    write(folder + "/quote-never-closes.tsv", delimited(["csv-1"], ",").replace(b",", b"\t", 5).split(b"\r\n")[0] + b'\r\n1\ta\tb\tc\td\t"It rained.\r\n2\ta\tb\tc\td\tIt snowed.\r\n')
    write(folder + "/cut.parquet", parquet(["parquet-1", "parquet-2"])[:-40])
    write(folder + "/no-text.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00")
    write(folder + "/cut.html", page("html-1")[:-260])
    members = [gz(r) for r in warc()]
    write(folder + "/cut.warc.gz", b"".join(members)[:-200])
    write(folder + "/cut.arc", arc(["arc-1", "warc-2"])[:-500])
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>\n'
    write(folder + "/entities.xml", (bomb + WIKI + wiki_page(21, "wiki-2") + "<page><title>Bomb</title><ns>0</ns><id>22</id><revision><text>&c;</text></revision></page>\n"
          + "<page><title>Torn</title><ns>0</ns><id>23</id><revision><text>It rained.</revision></page>\n<page><title>Cut").encode())
    streams = b"".join(bz2.compress(s.encode()) for s in (WIKI, wiki_page(11, "wiki-1"), wiki_page(14, "wiki-2")))
    write(folder + "/cut-multistream.xml.bz2", streams[:-120])


if __name__ == "__main__":
    good(os.path.join(sys.argv[1], "articles", "formats"))
    broken(os.path.join(sys.argv[1], "articles-broken"))
