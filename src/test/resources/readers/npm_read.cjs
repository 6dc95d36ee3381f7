// Reads feeds with a parser from npm and prints what it understood, one JSON object a feed:
// npm_read.cjs FOLDER-WITH-NODE_MODULES PARSER FILE...
const fs = require('fs');
const { createRequire } = require('module');
const [folder, parser, ...files] = process.argv.slice(2);
const load = createRequire(folder + '/');

const time = (text) => (text ? new Date(text).toISOString().replace('.000', '') : undefined);
const href = (links, rel) => (links || []).filter((link) => link.rel === rel).map((link) => link.href).join(' ');

function feedsmith(text) {
  const { format, feed } = load('feedsmith').parseFeed(text);
  if (format === 'rss') {
    return {
      version: format,
      title: feed.title,
      description: feed.description,
      home: feed.link,
      self: href(feed.atom.links, 'self'),
      hub: href(feed.atom.links, 'hub'),
      language: feed.language,
      updated: time(feed.lastBuildDate),
      items: feed.items.map((item) => ({
        id: item.guid.value,
        url: item.link,
        title: item.title,
        published: time(item.pubDate),
        authors: item.dc?.creators || [],
        topics: (item.categories || []).map((category) => category.name),
        language: item.dc?.languages?.[0] || '',
        summary: item.description || '',
        content: item.content?.encoded || '',
      })),
    };
  }
  return {
    version: format,
    title: feed.title.value,
    description: feed.subtitle.value,
    home: href(feed.links, 'alternate'),
    self: href(feed.links, 'self'),
    hub: href(feed.links, 'hub'),
    language: feed.xml.lang,
    site: feed.authors[0].name,
    updated: time(feed.updated),
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: href(entry.links, 'alternate'),
      title: entry.title.value,
      published: time(entry.published),
      updated: time(entry.updated),
      authors: (entry.authors || []).map((author) => author.name),
      topics: (entry.categories || []).map((category) => category.label),
      language: entry.xml.lang,
      summary: entry.summary?.value || '',
      content: entry.content?.value || '',
    })),
  };
}

function feedparser(text) {
  const FeedParser = load('feedparser');
  return new Promise((done, failed) => {
    const reading = new FeedParser();
    const items = [];
    reading.on('error', failed);
    reading.on('readable', () => {
      for (let item = reading.read(); item; item = reading.read()) {
        items.push({
          id: item.guid,
          url: item.link,
          title: item.title,
          published: time(item.pubdate),
          updated: time(item.date),
          authors: item.author || '',
          topics: item.categories,
          summary: item.summary || '',
          content: item.description || '',
        });
      }
    });
    reading.on('end', () => {
      const { meta } = reading;
      done({
        version: meta['#type'],
        title: meta.title,
        description: meta.description,
        home: meta.link,
        self: meta.xmlurl,
        hub: meta.cloud.href || '',
        language: meta.language,
        site: meta.author || undefined,
        updated: time(meta.date),
        items,
      });
    });
    reading.end(text);
  });
}

(async () => {
  for (const file of files) {
    const text = fs.readFileSync(file, 'utf8');
    console.log(JSON.stringify(await (parser === 'feedsmith' ? feedsmith(text) : feedparser(text))));
  }
})();
