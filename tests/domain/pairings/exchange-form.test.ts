import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchangeFromForm, formOfExchange, likelyPairing } from '#domain/pairings/exchange-form.ts';
import {
	channels,
	exchangeKinds,
	postingFields,
	postingRoles,
	shapes,
	transports,
	type Exchange,
} from '#domain/pairings/exchange.ts';
import { exchangeSchema } from '#domain/pairings/schema.ts';
import { qingdao, pairingOf } from './sides.ts';

const pairing_id = '3f2c1a52-6a1e-4c2b-9d1d-2f1a3c5b7e90';

const labour = {
	kind: 'labour',
	pairing_id,
	began_on: '2026年3月2日',
	people_count: '４０',
	monitored_count: '',
	from_name: '渭源县',
	to_name: '青岛市',
};

/** The names of what is refused, by field. */
function flawsOf(typed: Record<string, unknown>): Record<string, string[]> {
	const read = exchangeSchema.safeParse({ ...labour, ...typed });
	if (read.success) return {};
	return Object.fromEntries(
		read.error.issues.map(({ path, message }) => [String(path[0]), [message]]),
	);
}

describe('the form of an exchange', () => {
	it('reads what officials type', () => {
		const draft = exchangeFromForm(exchangeSchema.parse(labour), null);
		expect(draft).toMatchObject({
			beganOn: '2026-03-02',
			peopleCount: 40,
			monitoredCount: null,
			fromName: '渭源县',
			version: null,
			reason: null,
		});
	});

	it.each([
		[{ people_count: '' }, { people_count: ['count.missing'] }],
		[{ people_count: '0' }, { people_count: ['exchange.count_out_of_range'] }],
		[{ people_count: '两个' }, { people_count: ['count.malformed'] }],
		[{ monitored_count: '41' }, { monitored_count: ['exchange.more_than_people'] }],
		[{ to_name: ' ' }, { to_name: ['exchange.text_missing'] }],
		[{ began_on: '2026-02-30' }, { began_on: ['date.no_such_day'] }],
		[{ version: '1' }, { reason: ['note.missing'] }],
		[{ kind: 'purchase', subject: '百合', channel: 'online' }, { amount: ['amount.missing'] }],
		[
			{ kind: 'purchase', subject: '百合', channel: 'online', amount: '0' },
			{ amount: ['amount.missing'] },
		],
		[{ kind: 'posting' }, { role: ['exchange.role_missing'] }],
		[
			{ kind: 'posting', role: 'official', person_name: '张某' },
			{ person_name: ['exchange.one_person'] },
		],
		[{ kind: 'training', subject: '育苗', days: '367' }, { days: ['exchange.count_out_of_range'] }],
		[{ kind: 'workshop', subject: '车间' }, { place: ['exchange.place_missing'] }],
	])('says what is wrong with %j beside its field', (typed, flaws) => {
		expect(flawsOf(typed)).toEqual(flaws);
	});

	it('reads nothing that its kind does not tell', () => {
		const everything = {
			subject: '甲',
			role: 'official',
			field: 'health',
			people_count: '1',
			monitored_count: '1',
			days: '3',
			amount: '12元',
			jobs_count: '5',
			is_park: true,
			transport: 'train',
			channel: 'online',
			person_name: '张某',
			note: '说明',
			place: '渭源县',
		};
		for (const kind of exchangeKinds) {
			const form = exchangeSchema.parse({ ...labour, ...everything, kind });
			const draft = exchangeFromForm(form, '621123000000');
			const { needs, takes } = shapes[kind];
			const tells = new Set<string>([...needs, ...takes]);
			expect(draft.amountFen !== null, kind).toBe(tells.has('amount'));
			expect(draft.personName !== null, kind).toBe(tells.has('person_name'));
			expect(draft.isPark, kind).toBe(tells.has('is_park'));
			expect(draft.placeCode !== null, kind).toBe(tells.has('place'));
			expect(draft.jobsCount !== null, kind).toBe(tells.has('jobs_count'));
		}
	});

	it('shows a record again so that it reads the same', () => {
		const count = fc.option(fc.integer({ min: 1, max: 1_000_000 }));
		const word = fc.option(fc.stringMatching(/^[a-z一-龥]{1,20}$/));
		const arbitrary = fc.record({
			kind: fc.constantFrom(...exchangeKinds),
			subject: word,
			role: fc.option(fc.constantFrom(...postingRoles)),
			field: fc.option(fc.constantFrom(...postingFields)),
			peopleCount: count,
			monitoredCount: fc.constant(null),
			days: fc.option(fc.integer({ min: 1, max: 366 })),
			amountFen: fc.option(fc.integer({ min: 1, max: 10_000_000_000_000 })),
			jobsCount: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
			isPark: fc.boolean(),
			fromName: word,
			toName: word,
			transport: fc.option(fc.constantFrom(...transports)),
			channel: fc.option(fc.constantFrom(...channels)),
			note: word,
		});
		fc.assert(
			fc.property(arbitrary, (told) => {
				const { needs, takes } = shapes[told.kind];
				const rest = {
					version: 2,
					pairingId: pairing_id,
					beganOn: '2026-01-05',
					endedOn: null,
					placeCode: '621123210202',
					personName: null,
				};
				const form = formOfExchange({ ...told, ...rest } as Exchange, '621123210202 元古堆村');
				const read = exchangeSchema.safeParse({ ...form, reason: '更正' });
				const isWhole = needs.every((field) => String(form[field]) !== '');
				expect(read.success).toBe(isWhole);
				if (!read.success) return;
				const draft = exchangeFromForm(read.data, rest.placeCode);
				const tells = [...needs, ...takes] as string[];
				const kept = (field: string, value: unknown) => (tells.includes(field) ? value : null);
				expect(draft).toMatchObject({
					version: 2,
					beganOn: rest.beganOn,
					subject: kept('subject', told.subject),
					peopleCount: kept('people_count', told.peopleCount),
					amountFen: kept('amount', told.amountFen),
					jobsCount: kept('jobs_count', told.jobsCount),
					fromName: kept('from_name', told.fromName),
				});
			}),
		);
	});

	it('begins with the pairing that was asked for, else with the first', () => {
		const other = pairingOf({ id: 'b' });
		expect(likelyPairing([qingdao, other], 'b')).toBe(other);
		expect(likelyPairing([qingdao, other], 'c')).toBe(qingdao);
		expect(likelyPairing([], null)).toBeNull();
	});
});
