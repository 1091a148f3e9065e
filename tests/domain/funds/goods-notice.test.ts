import { describe, expect, it } from 'vitest';
import { goodsNoticeFromForm } from '#domain/funds/goods-notice.ts';
import { addDays } from '#domain/period.ts';

describe('the notice of a plan that a form describes', () => {
	const form = (runs: number, basis = '') => ({
		id: 'notice',
		starts_on: '2026-11-01',
		ends_on: addDays('2026-11-01', runs),
		place: ' 村务公开栏 ',
		basis,
	});

	it.each([
		[-1, '', 'notice.ends_before_it_begins', 'ends_on'],
		[0, '县规', 'notice.too_short', 'ends_on'],
		[4, '县规', 'notice.too_short', 'ends_on'],
		[5, '', 'notice.basis_missing', 'basis'],
		[9, ' \u3000', 'notice.basis_missing', 'basis'],
	])('that runs %i days with the basis %j is refused: %s', (runs, basis, name, field) => {
		expect(goodsNoticeFromForm(form(runs, basis))).toMatchObject({
			ok: false,
			refusal: { name, field },
		});
	});

	it.each([
		[5, '县规', 5],
		[9, '县规', 9],
		[10, '', 10],
		[30, '县规', 10],
	])('that runs %i days with the basis %j had to run %3$i', (runs, basis, days) => {
		expect(goodsNoticeFromForm(form(runs, basis))).toMatchObject({
			ok: true,
			value: { place: '村务公开栏', basis: basis || null, days },
		});
	});
});
