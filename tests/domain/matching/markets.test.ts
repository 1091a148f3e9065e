import { describe, expect, it } from 'vitest';
import { chooseMarket, marketFromForm, type OpenMarket } from '#domain/matching/markets.ts';

const typed = {
	nature: 'social_donation',
	category: 'education',
	unit: '台',
} as const;

describe('the market of a form', () => {
	it('has a nature of money, a category of goods, and the unit of its commodity', () => {
		const name = (commodity: OpenMarket['commodity']) => {
			const { nature, category, unit } = marketFromForm({ ...typed, commodity });
			return [nature, category, unit];
		};
		expect(name('money')).toEqual(['social_donation', null, null]);
		expect(name('goods')).toEqual([null, 'education', '台']);
		expect(name('talent')).toEqual([null, null, '台']);
		expect(name('jobs')).toEqual([null, null, '人']);
		expect(name('purchase')).toEqual([null, null, null]);
	});
});

describe('the market that an address asks for', () => {
	const market = (
		commodity: OpenMarket['commodity'],
		category: OpenMarket['category'],
		unit: string,
	) => ({ commodity, category, unit, needCount: 1, offerCount: 1 }) satisfies OpenMarket;
	const open = [
		market('goods', 'energy', '盏'),
		market('goods', 'education', '台'),
		market('talent', null, '人月'),
	];
	const asked = (query: string) => chooseMarket(new URLSearchParams(query), open);

	it('is money, unless it says otherwise', () => {
		const money = { commodity: 'money', category: '', unit: '' };
		expect(asked('')).toEqual(money);
		expect(asked('commodity=gold')).toEqual(money);
		expect(asked('commodity=jobs')).toEqual({ commodity: 'jobs', category: '', unit: '人' });
	});

	it('is of goods and talent the first that is open, or the one it names', () => {
		const lamps = { commodity: 'goods', category: 'energy', unit: '盏' };
		expect(asked('commodity=goods')).toEqual(lamps);
		expect(asked('commodity=goods&category=energy&unit=台')).toEqual(lamps);
		expect(asked('commodity=goods&category=education&unit=台')).toMatchObject({ unit: '台' });
		expect(asked('commodity=talent')).toMatchObject({ category: '', unit: '人月' });
	});

	it('is none where nothing is asked for', () => {
		expect(chooseMarket(new URLSearchParams('commodity=goods'), [])).toBeNull();
	});
});
