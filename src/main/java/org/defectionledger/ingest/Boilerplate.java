package org.defectionledger.ingest;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Tells what of a page is not its article, by tag, by the names that web designers give, by words.
 */
final class Boilerplate {
  /** Never text of an article. */
  static final String TAGS =
      "script,style,noscript,template,iframe,object,svg,form,button,select,nav,aside,footer,dialog,menu,figure,figcaption,"
          + "[hidden],[aria-hidden=true],[role=navigation],[role=banner],[role=complementary],[role=contentinfo],[role=dialog],"
          + "[role=alertdialog],[role=search],[style~=(?i)display\\s*:\\s*none],[style~=(?i)visibility\\s*:\\s*hidden]";

  private static final Set<String> NAMES =
      Set.of(
          "ad",
          "ads",
          "advert",
          "advertisement",
          "alert",
          "banner",
          "bio",
          "breadcrumb",
          "breadcrumbs",
          "byline",
          "caption",
          "comment",
          "comments",
          "consent",
          "cookie",
          "cookies",
          "copyright",
          "credit",
          "dateline",
          "disclaimer",
          "discussion",
          "disqus",
          "donate",
          "footer",
          "gallery",
          "gdpr",
          "headlines",
          "kicker",
          "latest",
          "masthead",
          "menu",
          "modal",
          "more",
          "mostread",
          "nav",
          "navbar",
          "navigation",
          "newsletter",
          "outbrain",
          "overlay",
          "pagination",
          "paywall",
          "popular",
          "popup",
          "promo",
          "rail",
          "readmore",
          "recirc",
          "recommended",
          "recommendations",
          "related",
          "respond",
          "share",
          "sharing",
          "sidebar",
          "signup",
          "skip",
          "social",
          "sponsor",
          "sponsored",
          "subscribe",
          "subscription",
          "syndication",
          "taboola",
          "tags",
          "teaser",
          "teasers",
          "timestamp",
          "toolbar",
          "tooltip",
          "trending",
          "widget",
          "widgets");

  private static final Pattern NAME_PARTS = Pattern.compile("[^A-Za-z]+|(?<=[a-z])(?=[A-Z])");

  /** Short lines that stand among the paragraphs of many sites and tell nothing. */
  private static final Pattern LINE =
      Pattern.compile(
          "(?i)^(?:(?:share|tweet|print|email|save) (?:this|on|via|article|story|page)\\b|read (?:more|also|next)|see also|also read"
              + "|related:|follow (?:us|@)|sign up|subscribe|click here|continue reading|story continues|photo(?:graph)?:"
              + "|image(?: source)?:|copyright|©|all rights reserved|tags?:|filed under|topics?:|posted in"
              + "|by [A-Z][\\p{L}.'-]+(?: [A-Z][\\p{L}.'-]+){0,3}(?:,.{0,40})?$|(?:last )?(?:updated|published|posted)(?:\\s|:)"
              + "|\\d+ (?:comments?|shares?|min(?:ute)?s? read)|we use cookies|skip to|back to top|watch:|listen:|video:"
              + "|this article (?:was|is|has been) (?:first |originally )?(?:published|amended|updated)).*");

  /** Labels and buttons begin so, and sentences do: "Shares fell", "Related to the ruler". */
  private static final Pattern LABEL =
      Pattern.compile(
          "(?i)^(?:share|tweet|print|email|save|advertisement|sponsored|related(?:\\s|$)|more (?:on|from|stories)|comments?(?:\\s|$)).*");

  private static final Pattern SENTENCE = Pattern.compile(".{39,}[.!?…][”’\"')\\]]*");

  private static final int LONGEST_LINE = 140;

  /** What the law makes a site say is longer. */
  private static final Pattern RIGHTS = Pattern.compile("(?i)(?:©|\\(c\\)|copyright\\s).{0,400}");

  private Boilerplate() {}

  /** Whether the class or id of an element calls it something that is no article. */
  static boolean isNamedSo(Element e) {
    if (e.normalName().equals("body") || e.normalName().equals("html")) {
      return false; // a body is called "with-sidebar"
    }
    String names = e.className() + " " + e.id();
    for (String part : NAME_PARTS.split(names, -1)) {
      if (NAMES.contains(part.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a paragraph is a line of the site rather than of the article. */
  static boolean isLine(String paragraph) {
    return RIGHTS.matcher(paragraph).matches()
        || paragraph.length() <= LONGEST_LINE
            && (LINE.matcher(paragraph).matches()
                || (LABEL.matcher(paragraph).matches() && !SENTENCE.matcher(paragraph).matches())
                || PublishedDate.parse(paragraph).isPresent());
  }
}
