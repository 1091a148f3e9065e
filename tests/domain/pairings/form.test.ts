import { describe, expect, it } from 'vitest';
import { formOfTargets, reportFromForm, targetsFromForm } from '#domain/pairings/agreement-form.ts';
import { labelBody, namesOf, pairingFromForm, type Body } from '#domain/pairings/form.ts';
import type { Indicator } from '#domain/pairings/indicator.ts';
import { pairingSchema, reportSchema } from '#domain/pairings/schema.ts';

const body = (name: string, regionCode: string, uscc: string | null = null): Body => ({
	id: `${name} ${uscc}`,
	name,
	uscc,
	regionCode,
});

const qingdao = body('青岛市', '370200000000');
const dingxi = body('定西市', '621100000000');
const twins = [
	body('爱心公司', '370200000000', '91370200MA3DEM0011'),
	body('爱心公司', '370202000000', '91370200MA3DEM0022'),
];

const typed = (more: Record<string, string> = {}) =>
	pairingSchema.parse({
		id: '3f2c1a52-5b1e-4a1f-9d1c-0a1b2c3d4e5f',
		kind: 'city',
		supporter: '青岛市',
		receiver: '定西市',
		valid_from: '2021年4月1日',
		...more,
	});

describe('the form of a pairing', () => {
	it('takes organizations by name and finds the regions of its level', () => {
		const draft = pairingFromForm(typed(), [qingdao, dingxi], null, null);
		expect(draft).toMatchObject({
			ok: true,
			value: {
				supportingId: qingdao.id,
				supportingRegionCode: '370200000000',
				receivingRegionCode: '621100000000',
				validFrom: '2021-04-01',
				validTo: null,
			},
		});
	});

	it('asks which of namesakes is meant, and takes the code', () => {
		const form = (supporter: string) => typed({ supporter, kind: 'enterprise_village' });
		const all = [...twins, dingxi];
		expect(pairingFromForm(form('爱心公司'), all, null, null)).toMatchObject({
			refusal: { name: 'pairing.body_unknown', field: 'supporter' },
		});
		const label = labelBody(twins[1]!, twins);
		expect(label).toBe('爱心公司 91370200MA3DEM0022');
		expect(namesOf(form(label))).toEqual(['爱心公司', '定西市']);
		expect(pairingFromForm(form(label), all, '621123210202', null)).toMatchObject({
			value: { supportingId: twins[1]!.id, receivingRegionCode: '621123210202' },
		});
	});

	it('says what is missing beside the field', () => {
		expect(pairingSchema.safeParse({ ...typed(), receiver: '' }).error?.issues).toMatchObject([
			{ path: ['receiver'], message: 'pairing.receiver_missing' },
		]);
		const early = typed({ valid_to: '2020-01-01' });
		expect(pairingFromForm(early, [qingdao, dingxi], null, null)).toMatchObject({
			refusal: { name: 'pairing.ends_before_it_begins', field: 'valid_to' },
		});
	});
});

const library: Indicator[] = [
	['fiscal_aid', 'fen'],
	['labour', '人'],
].map(([code = '', unit = '']) => ({
	code,
	unit,
	field: 'funds',
	name: code,
	englishName: code,
	englishUnit: unit,
	source: 'reported',
}));

describe('the form of targets', () => {
	it('leaves out what was left empty, and shows again what was agreed', () => {
		const targets = [{ indicator: 'labour', value: 300 }];
		const form = formOfTargets(library, targets);
		expect(form).toEqual({ indicator: ['fiscal_aid', 'labour'], target: ['', '300'] });
		expect(targetsFromForm(form, library)).toEqual({ ok: true, value: targets });
	});

	it('says in which row a figure is wrong, and refuses what the year does not know', () => {
		const wrong = { indicator: ['fiscal_aid', 'labour'], target: ['5', '1.5'] };
		expect(targetsFromForm(wrong, library)).toMatchObject({
			refusal: { name: 'count.malformed', field: 'target[1]' },
		});
		const strange = { indicator: ['parks'], target: ['1'] };
		expect(targetsFromForm(strange, library)).toMatchObject({
			refusal: { name: 'indicator.unknown' },
		});
		expect(targetsFromForm({ indicator: [], target: [] }, library)).toMatchObject({
			refusal: { name: 'agreement.no_targets' },
		});
	});
});

describe('the form of a report', () => {
	it('asks why where it corrects, and takes no reason where it does not', () => {
		const id = '3f2c1a52-5b1e-4a1f-9d1c-0a1b2c3d4e5f';
		const fact = { id, indicator: 'labour', value: '1', occurred_on: '2026-05-01', note: '第一批' };
		const form = reportSchema.parse(fact);
		expect(reportFromForm(form, library, id)).toMatchObject({
			refusal: { name: 'note.missing', field: 'reason' },
		});
		const told = { ...form, reason: '误报' };
		expect(reportFromForm(told, library, id)).toMatchObject({
			value: { correctsId: id, reason: '误报' },
		});
		expect(reportFromForm(told, library, null)).toMatchObject({
			value: { correctsId: null, reason: null },
		});
	});
});
