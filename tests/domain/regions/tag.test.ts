import { describe, expect, it } from 'vitest';
import { findOverlap, tagOf, type Tagging } from '#domain/regions/tag.ts';

const tagging = (validFrom: string, validTo: string | null, code = '621123000000'): Tagging => ({
	code,
	tag: 'key_county',
	validFrom,
	validTo,
	source: '名单',
});

describe('a tag', () => {
	it('is told by its name or its word', () => {
		expect(tagOf('国家乡村振兴重点帮扶县')).toBe('key_county');
		expect(tagOf('lifted_county')).toBe('lifted_county');
		expect(tagOf('toString')).toBeNull();
		expect(tagOf('模范县')).toBeNull();
	});

	it('is given once for each day', () => {
		const first = tagging('2016-01-01', '2020-12-31');
		expect(findOverlap([tagging('2021-01-01', null), first])).toBeNull();
		expect(findOverlap([tagging('2020-12-31', null), first])).not.toBeNull();
		expect(findOverlap([first, tagging('2018-01-01', null, '621125000000')])).toBeNull();
	});
});
