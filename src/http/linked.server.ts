import { datasets } from '#domain/timeline/dataset.ts';
import type { Publisher } from '#domain/timeline/iati.ts';
import { linkedSite } from '#domain/timeline/linked.ts';
import { m } from '#text/compiled/messages.js';
import { getLocale, localizeHref } from '#text/compiled/runtime.js';
import { term } from '#text/terms.ts';
import { licence } from './open-data.server.ts';

/** The portal in the words of schema.org. */
export function linkedPortal(origin: string, publisher: Publisher | null): object {
	const about = { name: m.site_title(), description: m.home_lead() };
	const named = publisher ? { ...about, publisher: publisher.name } : about;
	return linkedSite(named, origin + localizeHref('/'));
}

/** The tables of open data in the words of schema.org, for search engines of data. */
export function linkedDatasets(origin: string): object {
	const address = (path: string) => `${origin}${path}`;
	const page = address(localizeHref('/open-data'));
	return {
		'@context': 'https://schema.org',
		'@type': 'DataCatalog',
		name: m.open_title(),
		description: m.open_lead(),
		url: page,
		license: licence.url,
		inLanguage: getLocale(),
		dataset: datasets.map((name) => ({
			'@type': 'Dataset',
			name: term('open_dataset', name),
			description: term('open_about', name),
			url: `${address(localizeHref('/open-data/dictionary'))}#${name}`,
			license: licence.url,
			isAccessibleForFree: true,
			spatialCoverage: { '@type': 'Place', name: 'CN' },
			distribution: (['csv', 'json'] as const).map((form) => ({
				'@type': 'DataDownload',
				encodingFormat: form === 'csv' ? 'text/csv' : 'application/json',
				contentUrl: address(`/open-data/${name}.${form}`),
			})),
		})),
	};
}
