import type { Gift } from './gift.ts';
import { plainYuan } from './open.ts';
import type { PublishedProject } from './project.ts';

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
		'@context': 'https://schema.org',
		'@type': 'Project',
		name: title,
		url: address,
		identifier: project.id,
		...(performanceTarget && { description: performanceTarget }),
		location: {
			'@type': 'Place',
			identifier: place.code,
			name: place.county + place.township + place.village,
			address: { '@type': 'PostalAddress', addressCountry: 'CN', addressLocality: place.village },
		},
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
