#!/usr/bin/env python3
"""Own-written news pages for measuring main-text extraction. Stdlib only.
   make_pages.py OUTDIR: writes NN-layout-article.html and gold.jsonl (file, published as a day, title, text).
   Each article is put into several layouts; what surrounds it is written here too."""
import datetime as dt
import html
import json
import os
import sys

# Day, title, byline, paragraphs; '## ' opens a subheading, '* ' a list item.
ARTICLES = [
    ("2012-07-12", "Harbour town opens its long promised bridge", "Ann Reed", [
        "The mayor of Sandvik cut a blue ribbon on Thursday morning and let the first lorries roll over a bridge that the town had been promised for nineteen years.",
        "Fishermen, who had paid for a ferry twice a day since the old crossing fell into the water, sounded their horns below.",
        "“My father stood here and was told to wait two winters,” said Lena Holm, who sells nets by the quay. “He waited for the rest of his life.”",
        "The council has not said what the work cost in the end. A first estimate of forty million crowns was doubled in 2009, and an audit is due before the autumn.",
        "Buses will use the bridge from Monday. Heavy lorries must keep to the inner lane until engineers have measured how the northern pillar settles.",
    ]),
    ("2013-03-04", "General who left the northern army tells of empty barracks", "Tomas Vale", [
        "A brigadier who walked out of the northern army in February said that whole companies now exist only on paper.",
        "Speaking in a hotel near the border, General Idris Morane said he had decided to leave after an order to shell a market town in which two of his cousins live.",
        "“I asked for the order in writing,” he said. “Nobody would sign it, and by the evening my driver told me that my name was on a list.”",
        "The defence ministry in Tarvan said that the general had retired for reasons of health. It did not answer questions about the list.",
        "Four other officers crossed the river with him, among them a signals captain and a military doctor, according to a spokesman for the rebels.",
        "Diplomats were cautious. One said that the government could still count on its artillery and its air force, and that rumours of a collapse had been wrong before.",
    ]),
    ("2016-11-23", "Two deputies cross the floor and leave the coalition short", "Mira Castellan", [
        "Two members of parliament left the governing Farmers' League on Wednesday and sat down among the opposition, which leaves the coalition one vote short of a majority.",
        "Jonas Ferrik and Adela Prum said that the budget broke a promise on which they had been elected, a subsidy for small dairies in the hills.",
        "## A narrow vote",
        "The prime minister, who learnt of the move from a journalist, called it a betrayal of the voters in two districts.",
        "He must now win over one of three independents before the budget is put to the vote next week:",
        "* Oskar Lind, a former judge who has voted with the government on taxes",
        "* Petra Halas, who wants a railway for her valley and says so often",
        "* Emil Storch, who was himself a member of the League until last year",
        "If he fails, the constitution gives the president ten days in which to name another candidate or to call an election.",
    ]),
    ("2019-05-30", "Drought drives bakers to buy flour abroad", "Sofie Brandt", [
        "Bakers in the eastern provinces have begun to buy flour abroad, since the third dry spring in a row has left the mills without grain.",
        "A sack now costs half as much again as it did a year ago, said the guild of bakers, and small shops have raised the price of a loaf twice since Easter.",
        "The ministry of agriculture has opened its reserve, but the silos hold enough for six weeks only, and the railway needs four of those to carry it across the country.",
        "“We can bake with rye, we can bake with oats, but we cannot bake with promises,” said Karel Dunn, whose family has kept an oven in Brask since 1871.",
        "Rain is forecast for the second half of June. Farmers say that it will come too late for wheat, and just in time for maize.",
    ]),
    ("2011-09-01", "Envoy in Geneva quits and asks for refuge", "Paul Okonjo", [
        "The second secretary of the Karelian mission in Geneva gave up his post on Wednesday and asked the Swiss authorities for refuge.",
        "In a letter that was read to reporters by a friend, Samir Adane wrote that he could no longer speak for a government that fires at funerals.",
        "The mission said that he had been recalled a month ago over missing money, a charge that the letter calls an invention.",
        "He is the third diplomat to break with the government this summer, after a consul in Lyon and a trade attaché in Ottawa.",
        "Swiss officials confirmed that a request had been made and declined to say more. A decision can take up to ninety days.",
    ]),
    ("2021-01-15", "Museum finds a lost map behind a wardrobe", "Iris Novak", [
        "Workers who were moving a wardrobe in the city museum of Holmar have found a map of the harbour that had been missing since the war.",
        "The sheet, drawn in brown ink on linen in about 1740, shows two islands that have since been joined to the land, and a gallows that nobody had known of.",
        "“It was folded into the back of the wardrobe like a letter,” said the director, Ingrid Solberg. “I think that someone hid it and did not come home.”",
        "The map will be cleaned in the capital and shown from October. Until then a copy hangs in the entrance hall.",
        "Historians hope that the names of the fishermen written along the shore will help them to date the oldest houses of the town.",
    ]),
    ("2014-08-19", "Militia commander changes sides with two hundred men", "Hana Petrescu", [
        "A commander of the eastern militia has gone over to the government with about two hundred fighters and eleven vehicles, officials said on Tuesday.",
        "The men laid down their arms at a football ground in Dornik, where they were given tea, blankets and forms to sign.",
        "Their leader, known as Grey Wolf, said that he had not been paid since May and that the last convoy of food had been sold by his own superiors.",
        "The militia denied it. A statement said that the commander had been dismissed for drinking and had taken his drinking companions with him.",
        "An amnesty runs until the end of the month. The interior ministry says that six hundred fighters have made use of it, a number that cannot be checked.",
        "In Dornik people watched from behind their curtains. “Yesterday they shot at the post office,” said a woman who gave her name only as Vera, “and today they queue in front of it.”",
    ]),
    ("2018-02-06", "Ferry company cancels winter crossings after storm", "Gregor Ames", [
        "The only company that sails to the Farrow Islands in winter has cancelled its crossings until March, after a storm tore the ramp from its larger ship.",
        "About nine hundred people live on the islands. The shop in Easter Bay has bread for a week and, as its owner puts it, biscuits for a year.",
        "A helicopter will carry the sick and the post. Everything else has to wait, including a piano for the school, which has stood on the quay in Tulloch since January.",
        "The company hopes to borrow a ship from Norway. The ministry of transport said that it was looking at all possibilities, among them a naval tender.",
        "Islanders remember the winter of 1963, when the sea froze for the first time and the last, and the doctor came over on skis.",
    ]),
    ("2022-10-09", "Former spy chief appears in the capital of his old enemies", "Dana Whitlock", [
        "The man who ran the foreign intelligence of Ostravia for eleven years appeared on Sunday on the television of the country that he had spied upon.",
        "Colonel Viktor Renn, who vanished from a fishing trip in August, sat in a grey armchair and spoke for forty minutes without notes.",
        "He said that he had brought no papers, since everything that mattered was in his head, and that he had left because his deputy was preparing to arrest him.",
        "“I served a state,” he said. “Then I noticed that I was serving four families and a bank.”",
        "Ostravia called the interview a forgery, and an hour later announced that it had taken away his pension and his medals.",
        "His wife and two daughters were seen at a lake in the mountains. A neighbour said that they had arrived with one suitcase and a cat.",
    ]),
]

OTHER = [
    "Ten soups for a cold week", "Why your neighbour keeps bees", "The best beaches nobody tells you about",
    "Minister denies plan to tax bicycles", "Quiz: how well do you know your capital cities?", "Striker out for six weeks",
]
COMMENTS = [
    "I have lived in that region for thirty years and I can tell you that nothing of this will change anything, whatever the gentlemen in the capital say about it.",
    "Well written, but the author forgets who was in office when all of this began. Ask your grandparents, they remember it better than the papers do.",
    "Could we please have fewer stories like this one and more about the state of the roads? My car has lost its second exhaust this month.",
    "@moderator why was my last comment removed? I only said what everybody in the village thinks, and I said it politely.",
]
COOKIES = "We and our 214 partners store and read information on your device, such as cookies, to measure how our pages are used and to show advertisements that fit you. You can change your choice at any time in the settings."
NEWSLETTER = "Get the morning letter: the five stories that you need, in your inbox at six, free of charge and without obligation."
FOOT = "© The Sandvik Courier. All rights reserved. No part of this site may be reproduced without written permission of the publisher. The Courier is not responsible for the content of other sites."


def e(text):
    return html.escape(text, quote=False)


def blocks(paragraphs, p="<p>{}</p>", between=()):
    out, items = [], []
    between = list(between)
    for i, text in enumerate(paragraphs):
        if text.startswith("* "):
            items.append("<li>" + e(text[2:]) + "</li>")
            continue
        if items:
            out.append("<ul>" + "".join(items) + "</ul>")
            items = []
        out.append("<h2>" + e(text[3:]) + "</h2>" if text.startswith("## ") else p.format(e(text)))
        if i in (1, 3) and between:
            out.append(between.pop(0))
    if items:
        out.append("<ul>" + "".join(items) + "</ul>")
    return "\n".join(out)


def nav(tag="nav", name=""):
    links = "".join(f'<li><a href="/{w.lower()}">{w}</a></li>' for w in "Home News World Politics Business Sport Culture Weather Jobs Cars".split())
    return f"<{tag}{name}><ul>{links}</ul></{tag}>"


def related(tag="div", name=' class="related-stories"', summaries=False):
    more = " A story of the week that our readers liked, with pictures and a short film from the place itself." if summaries else ""
    return f"<{tag}{name}><h3>More stories</h3>" + "".join(f'<div><a href="/s{i}">{t}</a>{more}</div>' for i, t in enumerate(OTHER)) + f"</{tag}>"


def comments(name='id="comments"'):
    return f"<div {name}><h3>4 comments</h3>" + "".join(
        f'<div class="c"><b>reader{i}</b> <time datetime="2023-0{i + 1}-02">later</time><p>{e(c)}</p></div>' for i, c in enumerate(COMMENTS)) + "</div>"


def long_day(day):
    d = dt.date.fromisoformat(day)
    return f"{d.day} {d.strftime('%B %Y')}"


def american(day):
    d = dt.date.fromisoformat(day)
    return f"{d.strftime('%A, %B')} {d.day}, {d.year}"


def page(head, body, attributes=' lang="en"', title=""):
    return f"<!DOCTYPE html>\n<html{attributes}><head><meta charset=\"utf-8\"><title>{e(title)} | The Sandvik Courier</title>\n{head}\n</head>\n<body>\n{body}\n</body></html>\n"


def linked(day, title, extra=""):
    return ('<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":' + json.dumps(title)
            + f',"datePublished":"{day}T08:15:00+00:00","dateModified":"2024-05-05T10:00:00Z"{extra}}}</script>')


def l_linked(day, t, by, ps):
    return page(linked(day, t), nav() + f'<article><h1>{e(t)}</h1><p class="byline">By {by}</p>' + blocks(ps) + "</article>" + related() + comments() + f"<footer><p>{FOOT}</p></footer>", title=t)


def l_og(day, t, by, ps):
    head = f'<meta property="og:title" content="{html.escape(t)}"><meta property="article:published_time" content="{day}T06:00:00+02:00"><meta property="article:modified_time" content="2024-01-01">'
    return page(head, nav("div", ' class="top-menu"') + f'<div id="content"><h1>{e(t)}</h1><div class="post-content">' + blocks(ps) + '</div></div><div class="sidebar"><p>' + e(NEWSLETTER) + "</p>" + related() + "</div>", title=t)


def l_time(day, t, by, ps):
    banner = f'<div class="cookie-banner"><p>{e(COOKIES)}</p><button>Accept</button></div>'
    return page("", banner + nav() + f'<main><header><h1>{e(t)}</h1><time datetime="{day}">{long_day(day)}</time></header>' + blocks(ps) + "</main>" + related("aside", "") + f"<footer>{FOOT}</footer>", title=t)


def l_micro(day, t, by, ps):
    return page("", nav("div", ' id="nav"') + f'<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{e(t)}</h1><span itemprop="datePublished" content="{day}">{long_day(day)}</span><div itemprop="articleBody">' + blocks(ps, between=[f'<div class="ad-slot">Advertisement: {OTHER[0]}</div>']) + "</div></div>" + comments('class="comment-list"'), title=t)


def l_tables(day, t, by, ps):
    text = "<br><br>\n".join(e(p.lstrip("#* ")) for p in ps)
    links = "<br>".join(f'<a href="{i}.htm">{o}</a>' for i, o in enumerate(OTHER))
    return f"""<html><head><title>{e(t)}</title></head><body bgcolor=white><table width=760><tr><td colspan=3><font size=5>The Sandvik Courier</font></td></tr>
<tr><td width=120 valign=top><font size=1>{links}</font></td><td valign=top><font size=4><b>{e(t)}</b></font><br><font size=1 class="date">{american(day)}</font><br><br><font face=Times>{text}</font></td>
<td width=120><font size=1>Advertisement</font></td></tr><tr><td colspan=3><font size=1>{FOOT}</font></td></tr></table></body></html>"""


def l_url(day, t, by, ps):
    head = f'<link rel="canonical" href="https://courier.example/{day.replace("-", "/")}/story.html">'
    return page(head, nav("div", ' class="css-1abc"') + f'<div class="css-9x"><div class="css-7y"><h1>{e(t)}</h1><p class="css-by">By {by}</p></div><div class="css-3z">' + blocks(ps[:3]) + '</div><div class="css-3z">' + blocks(ps[3:]) + '</div></div><div class="css-44">' + related(name=' class="css-45"') + "</div>", title=t)


def l_blog(day, t, by, ps):
    return page("", f'<div class="site-header"><a href="/">The Sandvik Courier</a>{nav()}</div><div class="entry hentry"><h1 class="entry-title">{e(t)}</h1><div class="entry-meta">Posted on <time class="entry-date published" datetime="{day}T11:00:00+00:00">{long_day(day)}</time> <time class="updated" datetime="2023-03-03">3 March 2023</time> by {by}</div><div class="entry-content">' + blocks(ps) + '<div class="sharedaddy social">Share this: Twitter Facebook</div></div></div><div class="widget-area"><div class="widget"><p>' + e(NEWSLETTER) + "</p></div></div>" + comments('class="comments-area"'), title=t)


def l_several(day, t, by, ps):
    teasers = "".join(f'<article class="teaser-item"><h2><a href="/{i}">{o}</a></h2><time datetime="2023-07-0{i + 1}">now</time><p>A story of the week that our readers liked, told in pictures and in a short film.</p></article>' for i, o in enumerate(OTHER))
    return page("", nav() + f'<article class="full"><h1>{e(t)}</h1><p class="meta"><time datetime="{day}T09:00:00Z">{long_day(day)}</time></p>' + blocks(ps) + f"</article><section>{teasers}</section>", title=t)


def l_first_list(day, t, by, ps):
    teasers = "".join(f'<article><h3><a href="/{i}">{o}</a></h3><p>A story of the week that our readers liked, in pictures.</p></article>' for i, o in enumerate(OTHER[:3]))
    return page(f'<meta name="pubdate" content="{day}">', f'<section class="headlines-strip">{teasers}</section><main><article><h1>{e(t)}</h1>' + blocks(ps) + "</article></main>" + related(), title=t)


def l_comments(day, t, by, ps):
    loud = comments() + comments('class="discussion"') + comments('class="comment-thread"')
    return page(f'<meta name="DC.date.issued" content="{day}">', nav() + f'<div class="story"><h1>{e(t)}</h1>' + blocks(ps) + "</div>" + loud, title=t)


def l_inserts(day, t, by, ps):
    between = [f'<aside><p>{e(NEWSLETTER)}</p></aside>', f'<p><a href="/x">Read more: {OTHER[3]}</a></p>']
    return page(linked(day, t), nav() + f'<main><article><h1>{e(t)}</h1><div class="author-bio"><p>{by} has written about the region for the Courier since 2004 and is the author of two books on its rivers.</p></div>' + blocks(ps, between=between) + f'<div class="paywall-offer"><p>Read on for one crown in the first month, and for twelve crowns a month from then on.</p></div></article></main><footer>{FOOT}</footer>', title=t)


def l_amp(day, t, by, ps):
    return page(linked(day, t), f'<amp-sidebar class="nav-side">{nav()}</amp-sidebar><article class="amp-wp-article"><header class="amp-wp-article-header"><h1>{e(t)}</h1><div class="amp-wp-byline">{by}</div></header><div class="amp-wp-article-content">' + blocks(ps) + '</div><footer class="amp-wp-article-footer"><div class="amp-wp-tax-category">Categories: World</div></footer></article>', attributes=' amp lang="en"', title=t)


def l_graph(day, t, by, ps):
    graph = '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Courier","datePublished":"1999-01-01"},{"@type":["NewsArticle"],"headline":' + json.dumps(t) + f',"datePublished":"{day}T10:30:00+0100"' + "}]}</script>"
    half = len(ps) // 2
    return page(graph, nav() + f'<div role="main"><h1>{e(t)}</h1><section>' + blocks(ps[:half]) + "</section><section>" + blocks(ps[half:]) + '</section></div><div role="complementary"><p>' + e(NEWSLETTER) + "</p></div>", title=t)


def l_figures(day, t, by, ps):
    figure = '<figure><img src="a.jpg"><figcaption>The place on a grey morning, seen from the south. Photograph: Courier</figcaption></figure>'
    share = '<div class="share-buttons"><a href="#">Share</a><a href="#">Tweet</a></div>'
    return page("", nav() + f'<article><header><h1>{e(t)}</h1>{share}<p class="byline">By {by}, Tarvan</p><p class="timestamp">Published: {long_day(day)}, 10.15 BST</p></header>{figure}' + blocks(ps, between=[figure]) + f'<p class="tags">Tags: <a href="/a">World</a> <a href="/b">Region</a></p></article>', title=t)


def l_broken(day, t, by, ps):
    text = "\n<p>".join(e(p.lstrip("#* ")) for p in ps)
    return f'<html lang=en><head><meta charset=utf-8><meta name=date content={day}><title>{e(t)}</title><body><div class=menu><a href=/>Home<a href=/w>World<a href=/s>Sport</div><h1>{e(t)}</h1><div class=text><p>{text}<div class=footer><p>{FOOT}'


def l_byline(day, t, by, ps):
    head = '<meta name="last-modified" content="2024-02-02"><meta property="og:updated_time" content="2024-02-02T00:00:00Z">'
    return page(head, nav("div", ' class="navigation"') + f'<div class="article-page with-sidebar"><h1>{e(t)}</h1><div class="article-info">{by} | {long_day(day)} | 4 min read</div><div class="article-body">' + blocks(ps) + "</div>" + related("div", ' class="article-related"', summaries=True) + "</div>", title=t)


def l_divs(day, t, by, ps):
    return page(f'<meta itemprop="datePublished" content="{day}T00:00:00Z">', f'<div class="hd"><a href="/">Courier</a></div><div class="wrap"><div class="headline">{e(t)}</div>' + blocks(ps, p='<div class="para">{}</div>') + "</div>" + comments('class="ugc-comments"'), title=t)


def l_pre(day, t, by, ps):
    text = "\n\n".join(e(p.lstrip("#* ")) for p in ps)
    return page(f'<meta name="publish-date" content="{long_day(day)}">', f'<h1>{e(t)}</h1><pre>{text}</pre><div class="footer">{FOOT}</div>', title=t)


LAYOUTS = [l_linked, l_og, l_time, l_micro, l_tables, l_url, l_blog, l_several, l_first_list, l_comments, l_inserts, l_amp, l_graph, l_figures, l_broken, l_byline, l_divs, l_pre]


def main(folder):
    os.makedirs(folder, exist_ok=True)
    gold = []
    for number, layout in enumerate(LAYOUTS):
        for turn in range(3):
            day, title, by, paragraphs = ARTICLES[(number + turn * 3) % len(ARTICLES)]
            name = f"{number + 1:02d}-{layout.__name__[2:]}-{turn + 1}.html"
            with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
                out.write(layout(day, title, by, paragraphs))
            text = "\n\n".join(p.removeprefix("## ").removeprefix("* ") for p in paragraphs)
            gold.append({"file": name, "published": day, "title": title, "text": text})
    with open(os.path.join(folder, "gold.jsonl"), "w", encoding="utf-8") as out:
        out.writelines(json.dumps(g, ensure_ascii=False) + "\n" for g in gold)


if __name__ == "__main__":
    main(sys.argv[1])
