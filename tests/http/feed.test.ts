import { expect, test } from 'vitest';
import type { Entry } from '#domain/timeline/entry.ts';
import { aboutProject, atomReply, feedOf, jsonFeedReply } from '#http/feed.server.ts';

const entry: Entry = {
	seq: 31,
	project: { id: 'road', name: '道路 <b>&' },
	occurredOn: '2026-10-01',
	publishedAt: '2026-10-02T03:04:05Z',
	body: '路基 <script>alert(1)</script> ]]> 完成。\n第二段。',
	facts: { kind: 'update', worksPercent: 40, amountFen: null },
	postingSeq: null,
	correctsSeq: null,
	correctedBySeq: null,
	photos: [
		{
			...{ sha256: 'ab', extension: 'jpg', width: 12, height: 8, caption: '"现场"' },
			...{ small: { sha256: 'cd', width: 6, height: 4 }, colour: '#705a3c' },
		},
	],
};
const older = { ...entry, seq: 30, publishedAt: '2026-11-03T00:00:00Z', photos: [] };
const about = aboutProject({ id: 'road', title: '道路' });
const feed = () => feedOf([entry, older], about, 'https://jiedui.example');

test('an entry is addressed on its project’s page, and its pictures with the host', async () => {
	const json = JSON.parse(await jsonFeedReply(feed()).text());
	expect(json.feed_url).toBe('https://jiedui.example/projects/road/feed.json');
	expect(json.items[0].id).toBe('https://jiedui.example/projects/road#entry-31');
	expect(json.items[0].url).toBe('https://jiedui.example/projects/road?entry=31#entry-31');
	expect(json.items[0].content_html).toContain('src="https://jiedui.example/media/ab.jpg"');
	expect(json.items[0].content_html).toContain('第二段。');
});

test('what people wrote is text, not markup, in both forms', async () => {
	for (const reply of [atomReply(feed()), jsonFeedReply(feed())]) {
		const text = await reply.text();
		expect(text).not.toContain('<script>');
		expect(text).not.toContain('<b>');
		expect(text).toContain('&#60;script&#62;');
	}
	expect((await atomReply(feed()).text()).match(/\]\]>/g)).toHaveLength(4);
});

test('a feed is as new as its newest entry, in whatever order things happened', async () => {
	const atom = await atomReply(feed()).text();
	expect(atom).toMatch(/<updated>2026-11-03T00:00:00.000Z<\/updated>\s*<author>/);
});
