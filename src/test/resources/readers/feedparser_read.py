"""Reads feeds with feedparser and prints what it found, one JSON object a feed."""
import json
import sys

import feedparser

for path in sys.argv[1:]:
    feed = feedparser.parse(path)
    print(json.dumps({
        'path': path,
        'bozo': str(feed.bozo_exception) if feed.bozo else '',
        'version': feed.version,
        'language': feed.feed.get('language', ''),
        'items': [{
            'id': item.id,
            'url': item.link,
            'title': item.title,
            'published': '%04d-%02d-%02dT%02d:%02d:%02dZ' % item.published_parsed[:6],
            'content': item.content[0].value,
        } for item in feed.entries],
    }))
