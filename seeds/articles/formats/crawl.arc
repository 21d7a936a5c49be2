filedesc://samples.arc 0.0.0.0 20110224000000 text/plain 68
1 0 samples
URL IP-address Archive-date Content-type Archive-length

https://samples.example/arc-1 192.0.2.1 20110224000000 text/html 950
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8
Content-Length: 870

<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Interior minister joins the revolt | Benghazi Free Press</title>
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Interior minister joins the revolt", "datePublished": "2011-02-23", "publisher": {"name": "Benghazi Free Press"}}</script></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Interior minister joins the revolt</h1>
<p>Libya's interior minister, General Abdel Fattah Younes, defected to the rebels on Tuesday and called on the army to follow him.</p>
<p>He told reporters that he had refused an order to fire on the people of Benghazi, the city in which he had lived for many years.</p>
</article>
<div class="cookie-notice">We use cookies to remember what you read.</div>
<footer>Copyright Benghazi Free Press</footer></body></html>

