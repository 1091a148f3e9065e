import { describe, expect, it } from 'vitest';
import {
	drawUpFromForm,
	formOfItem,
	formOfMeeting,
	itemFromForm,
	meetingFromForm,
	withParticipants,
} from '#domain/meetings/form.ts';
import {
	drawUpSchema,
	itemSchema,
	meetingSchema,
	type ItemForm,
	type MeetingForm,
} from '#domain/meetings/schema.ts';
import { pairing } from './sides.ts';

const id = '7f000000-0000-4000-8000-000000000001';
const known = {
	parties: [{ id: 'donor', name: '某食品公司', uscc: null }],
	places: [{ code: '621123000000', name: '渭源县', place: '渭源县' }],
};

const typed = (some: Partial<ItemForm>): ItemForm =>
	itemSchema.parse({
		kind: 'signing',
		party: '某食品公司',
		subject: '车间',
		nature: 'social_donation',
		form: 'cash',
		...some,
	});

const amounts = (some: Partial<ItemForm>) => {
	const item = itemFromForm(typed(some), known);
	return item.ok ? [item.value.amountText, item.value.amountFen] : item.refusal.name;
};

describe('a line as typed', () => {
	it.each([
		['20万元', '', 20_000_000],
		['2300多万元', '', null],
		['每年约80万元', '', null],
		['30 多家', '', null],
		['8', '', null],
		['2300多万元', '23456789.10', 2_345_678_910],
	])('%s with %s gives the exact figure %s', (words, exact, fen) => {
		expect(amounts({ amount_text: words, amount: exact })).toEqual([words, fen]);
	});

	it('has no figure of goods, and none of nothing', () => {
		expect(amounts({ form: 'goods', amount_text: '价值20万元' })).toEqual(['价值20万元', null]);
		expect(amounts({ amount: '0' })).toBe('amount.missing');
	});

	it('means the place of that name or code, or none', () => {
		const place = (text: string) => {
			const item = itemFromForm(typed({ place: text }), known);
			return item.ok ? item.value.placeCode : item.refusal;
		};
		expect(place('渭源县')).toBe('621123000000');
		expect(place('')).toBeNull();
		expect(place('漳县')).toEqual({
			name: 'meeting_item.place_unknown',
			field: 'place',
			facts: { typed: '漳县' },
		});
	});

	it('comes back as it was typed', () => {
		const form = typed({ place: '621123000000 渭源县', amount_text: '500多万元' });
		const draft = itemFromForm(form, known);
		const kept = draft.ok && {
			...draft.value,
			id,
			position: 1,
			placeName: '渭源县',
			pledgeId: null,
			readsPledge: false,
			projectId: null,
			readsProject: false,
		};
		expect(kept && formOfItem(kept, known.parties)).toEqual(form);
	});

	it.each([
		[{ nature: '' }, 'pledge.nature_missing'],
		[{ form: '' }, 'meeting_item.form_missing'],
		[{ form: 'goods', amount: '5' }, 'meeting_item.amount_misplaced'],
		[{ party: ' ' }, 'meeting_item.party_unnamed'],
		[{ subject: '' }, 'meeting_item.subject_missing'],
	] as const)('with %o is refused: %s', (some, refusal) => {
		const said = { kind: 'signing', party: '甲', subject: '乙', nature: 'purchase', form: 'cash' };
		const { error } = itemSchema.safeParse({ ...said, ...some });
		expect(error?.issues.map(({ message }) => message)).toEqual([refusal]);
	});

	it('of an intent may leave its nature and form open', () => {
		expect(itemSchema.safeParse({ kind: 'intent', party: '甲', subject: '乙' }).success).toBe(true);
	});
});

describe('a draft of a line', () => {
	const receiver = { id, receiving_organization_id: id };
	const told = { form: 'cash', amountFen: null } as const;

	it('asks for the exact amount where there are words alone', () => {
		const form = (some: object) => drawUpSchema.parse({ ...receiver, ...some });
		const missing = { ok: false, refusal: { name: 'amount.missing', field: 'amount' } };
		expect(drawUpFromForm(form({}), told)).toEqual(missing);
		expect(drawUpFromForm(form({ amount: '0' }), told)).toEqual(missing);
		const drawn = drawUpFromForm(form({ amount: '512万', due_on: '2026.12.31' }), told);
		expect(drawn).toMatchObject({ value: { amountFen: 512_000_000, dueOn: '2026-12-31' } });
	});

	it('takes no other amount than the line’s own, and none for goods', () => {
		const form = drawUpSchema.parse({ ...receiver, amount: '9' });
		for (const item of [
			{ form: 'cash', amountFen: 5 },
			{ form: 'goods', amountFen: null },
		] as const) {
			expect(drawUpFromForm(form, item)).toMatchObject({ value: { amountFen: null } });
		}
	});
});

describe('the record of a meeting', () => {
	const form: MeetingForm = meetingSchema.parse({
		pairing_id: id,
		name: '对接会',
		held_on: '2026年3月26日',
		participant_name: ['某局', '', '某公司'],
		participant_count: ['12', '', ''],
		participant_people: ['', '', '张某'],
	});

	it('keeps the participants that are named, counted where somebody counted', () => {
		expect(meetingFromForm(form)).toMatchObject({
			version: null,
			heldOn: '2026-03-26',
			participants: [
				{ name: '某局', peopleCount: 12, people: null },
				{ name: '某公司', peopleCount: null, people: '张某' },
			],
		});
	});

	it('asks who came of those that are counted', () => {
		const rows = { participant_name: [''], participant_count: ['3'], participant_people: [''] };
		const { error } = meetingSchema.safeParse({ ...form, ...rows });
		expect(error?.issues.map(({ message }) => message)).toEqual(['meeting.participant_missing']);
	});

	it.each(['0', '一', '1.5', '10000'])('takes no count of %s', (count) => {
		const { success } = meetingSchema.safeParse({ ...form, participant_count: [count, '', ''] });
		expect(success).toBe(false);
	});

	it('is shown again as it is kept, with rows to add', () => {
		const { pairingId, ...draft } = meetingFromForm(form);
		const meeting = {
			...draft,
			id,
			version: 3,
			status: 'held',
			isPublished: false,
			pairing: { ...pairing, id: pairingId },
			organization: { id, name: '渭源县' },
			isDemo: false,
			writers: [],
			items: [],
			actions: [],
		} as const;
		const shown = withParticipants(formOfMeeting(meeting), 1);
		expect(meetingFromForm(shown)).toEqual({ ...draft, pairingId, version: 3 });
		expect(shown.participant_name).toEqual(['某局', '某公司', '']);
	});
});
