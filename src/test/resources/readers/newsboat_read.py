"""Prints what newsboat keeps in its cache, one JSON object an item."""
import json
import sqlite3
import sys

cache = sqlite3.connect(sys.argv[1])
for feed, guid, title, url, date, content in cache.execute(
        'select feedurl, guid, title, url, pubDate, content from rss_item order by feedurl, guid'):
    print(json.dumps({
        'feed': feed, 'id': guid, 'title': title, 'url': url, 'published': str(date), 'content': content}))
