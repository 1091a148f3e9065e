import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
	issueFromForm,
	ratingFromForm,
	reviewFromForm,
	visitFromForm,
} from '#domain/supervision/form.ts';
import {
	codeRatingSchema,
	issueSchema,
	opinionSchema,
	ratingSchema,
	reviewSchema,
	visitSchema,
} from '#domain/supervision/schema.ts';

const id = randomUUID();

function refusals(schema: { safeParse: typeof issueSchema.safeParse }, form: object): string[] {
	const { error } = schema.safeParse(form);
	return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`);
}

describe('the form of an issue', () => {
	const form = { id, code: 'A'.repeat(16), place: '元古堆村', category: 'money', body: ' 为什么 ' };

	it('becomes a draft about the place that was meant', () => {
		const draft = issueFromForm(issueSchema.parse({ ...form, contact: ' ' }), '621123210202');
		expect(draft).toEqual({
			id,
			placeCode: '621123210202',
			projectId: null,
			category: 'money',
			body: '为什么',
			contact: null,
			isPastVillage: false,
		});
	});

	it('says at each field what is missing', () => {
		expect(refusals(issueSchema as never, { id, code: 'A'.repeat(16) })).toEqual([
			'place place.missing',
			'category issue.category_missing',
			'body issue.body_missing',
		]);
		expect(refusals(issueSchema as never, { ...form, body: '长'.repeat(1001) })).toEqual([
			'body input.too_long',
		]);
	});
});

describe('a rating', () => {
	it('says why it is not satisfied', () => {
		const rating = { step_id: id, is_satisfied: 'no', note: ' ' };
		expect(refusals(ratingSchema as never, rating)).toEqual(['note note.missing']);
		expect(refusals(ratingSchema as never, { ...rating, is_satisfied: 'yes' })).toEqual([]);
		expect(refusals(ratingSchema as never, { step_id: id })).toEqual([
			'is_satisfied issue.rating_missing',
		]);
		const given = codeRatingSchema.parse({ ...rating, note: '没修', code: 'A'.repeat(16) });
		expect(ratingFromForm(given)).toEqual({ stepId: id, isSatisfied: false, note: '没修' });
	});
});

describe('the form of a visit', () => {
	const form = {
		id,
		place: '元古堆村',
		kind: 'random',
		visited_on: '2026年11月5日',
		findings: '开裂',
	};

	it('leaves open how many were met where nobody counted', () => {
		const draft = visitFromForm(visitSchema.parse(form), '621123210202');
		expect(draft).toMatchObject({ visitedOn: '2026-11-05', metCount: null, met: null });
	});

	it.each(['0', '-1', '三', '10000'])('takes no count of %j', (met_count) => {
		expect(refusals(visitSchema as never, { ...form, met_count })).toEqual([
			'met_count count.malformed',
		]);
	});
});

it('the form of an opinion says at each field what is missing', () => {
	expect(refusals(opinionSchema as never, { id })).toEqual([
		'place place.missing',
		'category opinion.category_missing',
		'cause opinion.cause_missing',
		'title opinion.title_missing',
		'body opinion.body_missing',
	]);
});

describe('a review', () => {
	const form = { step_id: id, note: '看过', next_on: '2026-12-01' };

	it('keeps it on the list until a day, which must be told', () => {
		const kept = reviewFromForm(reviewSchema.parse({ ...form, outcome: 'keep' }));
		expect(kept).toEqual({ id, note: '看过', nextOn: '2026-12-01' });
		expect(refusals(reviewSchema as never, { ...form, outcome: 'keep', next_on: '' })).toEqual([
			'next_on date.missing',
		]);
	});

	it('takes it off whatever day was typed', () => {
		const lifted = reviewFromForm(reviewSchema.parse({ ...form, outcome: 'lift' }));
		expect(lifted.nextOn).toBeNull();
	});
});
