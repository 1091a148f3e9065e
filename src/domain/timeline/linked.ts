import type { Gift } from './gift.ts';
import { plainYuan } from './open.ts';
import type { Place } from './place.ts';
import type { PublishedDonor } from './pledge.ts';
import type { PublishedProject } from './project.ts';

const context = { '@context': 'https://schema.org' };

/**
 * A project in the words of schema.org, for search engines. A grant is one donor's allocated money
 * of one nature.
 * @param address the page's own address
 * @param anonymous what donors without a name are called
 */
export function linkedProject(
	project: PublishedProject,
	{ gifts, address, anonymous }: { gifts: readonly Gift[]; address: string; anonymous: string },
): object {
	const { place, title, performanceTarget } = project;
	return {
		...context,
		'@type': 'Project',
		name: title,
		url: address,
		identifier: project.id,
		...(performanceTarget && { description: performanceTarget }),
		location: placeOf(place),
		funding: gifts.flatMap(({ donor, sums }) =>
			sums
				.filter(({ bucket }) => bucket === 'allocated')
				.map(({ fen }) => ({
					'@type': 'MonetaryGrant',
					amount: { '@type': 'MonetaryAmount', currency: 'CNY', value: plainYuan(fen) },
					funder: { '@type': 'Organization', name: donor?.name ?? anonymous },
				})),
		),
	};
}

function placeOf({ code, county, township, village }: Place) {
	return {
		'@type': 'Place',
		identifier: code,
		name: county + township + village,
		address: {
			'@type': 'PostalAddress',
			addressCountry: 'CN',
			addressRegion: county,
			addressLocality: village,
		},
	};
}

export function linkedVillage(place: Place, address: string): object {
	return { ...context, ...placeOf(place), url: address };
}

/** A donor under its own name. */
export function linkedDonor({ id, name, regionName }: PublishedDonor, address: string): object {
	return {
		...context,
		'@type': 'Organization',
		identifier: id,
		name,
		url: address,
		location: { '@type': 'Place', name: regionName },
	};
}

/** The portal itself. @param publisher who answers for it, where that is known */
export function linkedSite(
	{ name, description, publisher }: { name: string; description: string; publisher?: string },
	address: string,
): object {
	return {
		...context,
		'@type': 'WebSite',
		name,
		description,
		url: address,
		...(publisher && { publisher: { '@type': 'Organization', name: publisher } }),
	};
}
