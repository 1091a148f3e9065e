import { expect, test } from 'vitest';
import { linkedDonor, linkedProject, linkedSite, linkedVillage } from '#domain/timeline/linked.ts';
import type { PublishedProject } from '#domain/timeline/project.ts';

const project = {
	id: 'road',
	title: '通社路硬化',
	place: { code: '621123210202', village: '元古堆村', township: '田家河乡', county: '渭源县' },
	performanceTarget: null,
} as unknown as PublishedProject;

test('a project is told to search engines with each grant apart, and without unknown names', () => {
	const allocated = { nature: 'social_donation', bucket: 'allocated', fen: 100_050, rowCount: 1 };
	const spent = { ...allocated, bucket: 'spent' };
	const gifts = [{ donor: null, sums: [allocated, spent] }] as never;
	const linked = linkedProject(project, {
		gifts,
		address: 'https://jiedui.example/projects/road',
		anonymous: '爱心单位',
	});
	expect(linked).toMatchObject({
		'@context': 'https://schema.org',
		'@type': 'Project',
		location: { name: '渭源县田家河乡元古堆村' },
		funding: [{ amount: { currency: 'CNY', value: '1000.50' }, funder: { name: '爱心单位' } }],
	});
	expect(linked).toHaveProperty('funding.length', 1);
	expect(linked).not.toHaveProperty('description');
});

test('a village is a place in its county, and a donor an organization with its page', () => {
	const address = 'https://jiedui.example/villages/621123210202';
	expect(linkedVillage(project.place, address)).toMatchObject({
		'@type': 'Place',
		identifier: '621123210202',
		url: address,
		address: { addressCountry: 'CN', addressRegion: '渭源县', addressLocality: '元古堆村' },
	});
	const donor = { id: 'd', name: '甲公司', kind: 'enterprise', regionName: '青岛市', isDemo: true };
	expect(linkedDonor(donor, address)).toMatchObject({ '@type': 'Organization', name: '甲公司' });
});

test('the portal has a publisher only where one is known', () => {
	const about = { name: '结对', description: '公开' };
	expect(linkedSite(about, 'https://jiedui.example')).not.toHaveProperty('publisher');
	const named = linkedSite({ ...about, publisher: '某局' }, 'https://jiedui.example');
	expect(named).toHaveProperty('publisher.name', '某局');
});
