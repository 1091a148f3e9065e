import { expect, test } from 'vitest';
import { splitByTime, yearsSince, type PublishedPairing } from '#domain/timeline/pairing.ts';

const pairing = (id: string, validFrom: string, validTo: string | null) =>
	({ id, validFrom, validTo }) as PublishedPairing;
const qingdao = pairing('qingdao', '2021-04-01', null);
const fuzhou = pairing('fuzhou', '2016-10-01', '2021-03-31');

test('an ended pairing is history, and both of its ends belong to it', () => {
	expect(splitByTime([qingdao, fuzhou], '2021-03-31').valid).toEqual([fuzhou]);
	expect(splitByTime([qingdao, fuzhou], '2021-04-01')).toEqual({
		valid: [qingdao],
		historic: [fuzhou],
	});
});

test('the years to choose from go back to the first pairing', () => {
	expect(yearsSince([qingdao, fuzhou], '2026-11-21')).toHaveLength(11);
	expect(yearsSince([qingdao, fuzhou], '2026-11-21').at(-1)).toBe(2016);
	expect(yearsSince([], '2026-11-21')).toEqual([2026]);
});
