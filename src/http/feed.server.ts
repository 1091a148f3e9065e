import { Feed } from 'feed';
import { entryPath, photoPath, type Entry } from '#domain/timeline/entry.ts';
import type { PublishedProject } from '#domain/timeline/project.ts';
import { m } from '#text/compiled/messages.js';
import { getLocale, localizeHref } from '#text/compiled/runtime.js';
import { entryHeadline, entryLines, entryTitle } from '#text/timeline.ts';

interface About {
	readonly title: string;
	readonly description: string;
	/** Paths without the language: of the page, and of its feeds in their forms. */
	readonly page: string;
	readonly atom: string;
	readonly json?: string;
}

/** A project's feeds in both forms are about its page. */
export function aboutProject({ id, title }: Pick<PublishedProject, 'id' | 'title'>): About {
	const page = `/projects/${id}`;
	return {
		title: m.feed_project_title({ title }),
		description: m.project_lead(),
		page,
		atom: `${page}/feed.atom`,
		json: `${page}/feed.json`,
	};
}

/** Timeline entries as a feed. Addresses are absolute, since readers show them elsewhere. */
export function feedOf(entries: readonly Entry[], about: About, origin: string): Feed {
	const address = (path: string) => new URL(localizeHref(path), origin).href;
	const feed = new Feed({
		id: address(about.page),
		title: about.title,
		description: about.description,
		link: address(about.page),
		language: getLocale(),
		updated: newestOf(entries),
		author: { name: m.site_title() },
		generator: false,
		feedLinks: { atom: address(about.atom), ...(about.json && { json: address(about.json) }) },
	});
	for (const entry of entries) {
		const page = `/projects/${entry.project.id}`;
		feed.addItem({
			// Readers know an entry again by this: it stays as it is.
			id: address(`${page}#entry-${entry.seq}`),
			link: address(entryPath(page, entry.seq)),
			title: inHtml(entryHeadline(entry)),
			content: contentOf(entry, origin),
			date: new Date(entry.publishedAt),
			published: new Date(entry.publishedAt),
		});
	}
	return feed;
}

/** A timeline is in the order of what happened, not of what was published. */
function newestOf(entries: readonly Entry[]): Date {
	return new Date(Math.max(0, ...entries.map(({ publishedAt }) => Date.parse(publishedAt))));
}

function contentOf(entry: Entry, origin: string): string {
	const lines = entryLines(entry).map((line) => `<p>${inHtml(line)}</p>`);
	const photos = entry.photos.map((photo) => {
		const { width, height, caption } = photo;
		const src = new URL(photoPath(photo), origin).href;
		return `<p><img src="${src}" width="${width}" height="${height}" alt="${inHtml(caption)}"></p>`;
	});
	return [...lines, ...photos].join('') || `<p>${inHtml(entryTitle(entry))}</p>`;
}

/** The feed writer puts texts into its XML as HTML and leaves escaping them to us. */
function inHtml(text: string): string {
	return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export function atomReply(feed: Feed): Response {
	const headers = { 'content-type': 'application/atom+xml; charset=utf-8' };
	return new Response(feed.atom1(), { headers });
}

export function jsonFeedReply(feed: Feed): Response {
	const headers = { 'content-type': 'application/feed+json; charset=utf-8' };
	return new Response(feed.json1(), { headers });
}
