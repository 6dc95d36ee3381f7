"""Reads feeds with feedparser and prints what it understood, one JSON object a feed."""
import json
import sys

import feedparser


def time(parsed):
    return '%04d-%02d-%02dT%02d:%02d:%02dZ' % parsed[:6]


def href(links, rel):
    return ' '.join(link.href for link in links if link.rel == rel)


def item(entry):
    content = entry.content[0] if 'content' in entry else {'value': '', 'language': None}
    said = {
        'id': entry.id,
        'url': entry.link,
        'title': entry.title,
        'published': time(entry.published_parsed),
        'authors': [author.name for author in entry.get('authors', [])],
        'topics': [tag.label or tag.term for tag in entry.get('tags', [])],
        'language': entry.get('language') or entry.title_detail.language or '',
        'summary': entry.get('summary', ''),
        'content': content['value'],
    }
    if 'updated_parsed' in entry:
        said['updated'] = time(entry.updated_parsed)
    return said


for path in sys.argv[1:]:
    feed = feedparser.parse(path)
    said = {
        'faults': str(feed.bozo_exception) if feed.bozo else '',
        'version': feed.version,
        'title': feed.feed.title,
        'description': feed.feed.subtitle,
        'home': feed.feed.link,
        'self': href(feed.feed.links, 'self'),
        'hub': href(feed.feed.links, 'hub'),
        'older': href(feed.feed.links, 'prev-archive'),
        'language': feed.feed.language,
        'updated': time(feed.feed.updated_parsed),
        'items': [item(entry) for entry in feed.entries],
    }
    if 'author' in feed.feed:
        said['site'] = feed.feed.author
    print(json.dumps(said))
