import { describe, expect, it } from 'vitest';
import { chooseVillage, codeIn, labelVillage, namesIn } from '#domain/pledges/village.ts';
import { yuangudui } from './drafts.ts';

const xinlian = { code: '621125106201', name: '新联村', place: '漳县大草滩镇新联村' };
const other = { code: '621121101211', name: '新联村', place: '通渭县平襄镇新联村' };
const known = [yuangudui, xinlian, other];

describe('a village as it is typed', () => {
	it.each(['元古堆', '元古堆村', ' 元古堆村 ', '621123210202', '６２１１２３２１０２０２'])(
		'is found by %j',
		(text) => {
			expect(chooseVillage(text, known)).toMatchObject({ ok: true, value: yuangudui });
		},
	);

	it('is found again by what the box showed', () => {
		expect(chooseVillage(labelVillage(other), known)).toMatchObject({ ok: true, value: other });
	});

	it('with a name that two villages have is not guessed: both are told with their codes', () => {
		const chosen = chooseVillage('新联', known);
		expect(chosen).toMatchObject({
			ok: false,
			refusal: { name: 'pledge.village_ambiguous', facts: { count: 2 } },
		});
		expect(JSON.stringify(chosen)).toContain(xinlian.code);
	});

	it('that nobody knows is refused with what was typed', () => {
		expect(chooseVillage('桃花源', known)).toMatchObject({
			ok: false,
			refusal: { name: 'pledge.village_unknown', facts: { typed: '桃花源' } },
		});
		expect(chooseVillage('999999999999', known).ok).toBe(false);
	});

	it('is a code only with twelve digits', () => {
		expect(codeIn('62112321020')).toBeNull();
		expect(codeIn('6211232102021')).toBeNull();
		expect(namesIn('  ')).toEqual([]);
	});
});
