import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	exceptionsFromText,
	labelsIn,
	linesFromText,
	numberedHouseholds,
	writeParts,
} from '#domain/funds/goods-lines.ts';
import { yuangudui } from '../pledges/drafts.ts';

const known = { scope: 'households', villageCode: yuangudui.code, villages: [yuangudui] } as const;
const read = (text: string, more: object = {}) => linesFromText(text, { ...known, ...more });

describe('the lines of a plan', () => {
	it.each([
		['01 0.158'],
		['01\t0.158'],
		['  ０１　０．１５８吨 '],
		['第01户：0.158 吨'],
		['户号01，0.158'],
		['01号 0.158'],
	])('are read as they are typed or pasted: %o', (text) => {
		expect(read(text)).toEqual({
			ok: true,
			value: [{ villageCode: yuangudui.code, target: '01', quantityMilli: 158 }],
		});
	});

	it.each([
		['', 'goods.lines_missing', undefined],
		['01', 'goods.line_malformed', 1],
		['01 0.158\n02 0.1587', 'goods.line_malformed', 2],
		['01 0', 'goods.line_malformed', 1],
		['01 0.158\n张三 0.158', 'goods.target_malformed', 2],
		['张三01 0.158', 'goods.target_malformed', 1],
	])('are refused: %o', (text, name, number) => {
		expect(read(text)).toMatchObject({ refusal: number ? { name, facts: { number } } : { name } });
	});

	it('name villages by their name or code, and facilities in words', () => {
		const villages = read('元古堆 4', { scope: 'villages' });
		expect(villages).toMatchObject({ value: [{ villageCode: yuangudui.code, target: null }] });
		const unknown = read('没有的村 4', { scope: 'villages' });
		expect(unknown).toMatchObject({ refusal: { name: 'goods.target_malformed' } });
		const school = read('村 小学 1.5', { scope: 'facilities' });
		expect(school).toMatchObject({ value: [{ target: '村 小学', quantityMilli: 1500 }] });
	});

	it('come out of equal parts as they were written, for every count', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 999 }),
				fc.integer({ min: 1, max: 10 ** 12 }),
				(n, part) => {
					const labels = numberedHouseholds(n);
					const lines = read(writeParts(labels, part));
					expect(lines).toEqual({
						ok: true,
						value: labels.map((target) => ({
							villageCode: yuangudui.code,
							target,
							quantityMilli: part,
						})),
					});
					expect(labelsIn(writeParts(labels, part))).toEqual(labels);
				},
			),
			{ numRuns: 30 },
		);
	});
});

describe('exceptions of a hand-over', () => {
	it('are lines by their number with what was given', () => {
		const read = exceptionsFromText('5 0.1\n12：0.05吨');
		expect(read.ok && [...read.value]).toEqual([
			[5, 100],
			[12, 50],
		]);
		expect(exceptionsFromText('')).toMatchObject({ ok: true });
		expect(exceptionsFromText('五 0.1')).toMatchObject({
			refusal: { name: 'goods.line_malformed', facts: { number: 1 } },
		});
	});
});
