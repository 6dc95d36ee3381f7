"""Prints what newsboat keeps in its cache, one JSON object a feed; with --read, marks all of it read."""
import datetime
import json
import sqlite3
import sys

cache = sqlite3.connect(sys.argv[1])
cache.row_factory = sqlite3.Row
if '--read' in sys.argv:
    cache.execute('update rss_item set unread = 0')
    cache.commit()


def time(seconds):
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')


for feed in cache.execute('select * from rss_feed order by rssurl'):
    items = cache.execute('select * from rss_item where feedurl = ? order by pubDate desc, id', [feed['rssurl']])
    print(json.dumps({
        'feed': feed['rssurl'],
        'title': feed['title'],
        'home': feed['url'],
        'fromTheRight': bool(feed['is_rtl']),
        'items': [{
            'id': item['guid'],
            'url': item['url'],
            'title': item['title'],
            'published': time(item['pubDate']),
            'authors': item['author'],
            'content': item['content'],
            'unread': bool(item['unread']),
        } for item in items],
    }))
