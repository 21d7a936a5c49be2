#!/usr/bin/env python3
"""Main text and publication date of the own-written pages, side by side with two extractors of the ecosystem.
In a virtual environment of its own: pip install trafilatura==2.3.1; pip install --no-deps readability-lxml==0.9 cssselect chardet lxml_html_clean
   compare_extractors.py [PAGES] [OURS.jsonl]: PAGES is src/test/resources/pages; OURS (file, text, published; MainTextTest writes
   target/main-text.jsonl) is told beside them when it is there."""
import json
import os
import re
import sys
from collections import Counter

import trafilatura
from lxml import html
from readability import Document


def tokens(text):
    return Counter(re.findall(r"[^\W_]+", text.lower()))


def f1(found, gold):
    f, g = tokens(found), tokens(gold)
    both = sum((f & g).values())
    return 2 * both / max(1, sum(f.values()) + sum(g.values()))


def by_trafilatura(page):
    found = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False)
    if found is None:
        return "", None
    found = found if isinstance(found, dict) else found.as_dict()
    return found.get("text") or "", found.get("date")


def by_readability(page):
    summary = html.fromstring(Document(page).summary())
    return "\n".join(summary.itertext()), None


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    pages = sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, "../resources/pages")
    ours = sys.argv[2] if len(sys.argv) > 2 else os.path.join(here, "../../../target/main-text.jsonl")
    extractors = {"trafilatura": by_trafilatura, "readability": by_readability}
    if os.path.exists(ours):
        own = {r["file"]: (r["text"], r["published"]) for r in map(json.loads, open(ours, encoding="utf-8"))}
        extractors = {"this project": None, **extractors}
    layouts, dated, whole = {}, Counter(), {name: [] for name in extractors}
    gold = [json.loads(line) for line in open(os.path.join(pages, "gold.jsonl"), encoding="utf-8")]
    for g in gold:
        page = open(os.path.join(pages, g["file"]), encoding="utf-8").read()
        layout = g["file"].rsplit("-", 1)[0]
        for name, extract in extractors.items():
            text, date = extract(page) if extract else own[g["file"]]
            score = f1(text, g["text"])
            layouts.setdefault(layout, {}).setdefault(name, []).append(score)
            whole[name].append(score)
            dated[name] += date == g["published"]
    print("layout\t" + "\t".join(extractors))
    for layout, scores in sorted(layouts.items()):
        print(layout + "\t" + "\t".join("%.3f" % (sum(scores[n]) / len(scores[n])) for n in extractors))
    print("token F1\t" + "\t".join("%.3f" % (sum(whole[n]) / len(whole[n])) for n in extractors))
    print("lowest page\t" + "\t".join("%.3f" % min(whole[n]) for n in extractors))
    print("dates right of %d\t" % len(gold) + "\t".join(str(dated[n]) if dated[n] else "none given" for n in extractors))


if __name__ == "__main__":
    main()
