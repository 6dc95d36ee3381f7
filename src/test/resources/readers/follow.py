"""Follows a feed back to its first archive (RFC 5005 section 4; next_url of JSON Feed) over HTTP.

follow.py ADDRESS LOCAL FILE... prints one JSON object a feed: how many documents, and all ids.
ADDRESS is what the site's URLs start with, LOCAL where it is for now.
"""
import json
import sys
import urllib.request

import feedparser


def read(url):
    if url.endswith('.json'):
        with urllib.request.urlopen(url) as answer:
            feed = json.load(answer)
        return [item['id'] for item in feed['items']], feed.get('next_url')
    feed = feedparser.parse(url)
    older = [link.href for link in feed.feed.links if link.rel == 'prev-archive']
    return [entry.id for entry in feed.entries], older[0] if older else None


address, local = sys.argv[1:3]
for file in sys.argv[3:]:
    ids, documents, url = [], 0, address + file
    while url:
        assert url.startswith(address), url
        found, url = read(local + url[len(address):])
        ids += found
        documents += 1
    print(json.dumps({'file': file, 'documents': documents, 'ids': ids}))
