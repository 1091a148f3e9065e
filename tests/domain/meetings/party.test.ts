import { describe, expect, it } from 'vitest';
import { chooseParty, labelParty, nameIn } from '#domain/meetings/party.ts';

const code = '91370200MA3DEM0015';
const alone = { id: 'alone', name: '某食品公司', uscc: null };
const one = { id: 'one', name: '某建材公司', uscc: code };
const other = { id: 'other', name: '某建材公司', uscc: '91370200MA3DEM0023' };
const known = [alone, one, other];

describe('whom a typed name means', () => {
	it('is the registered organization that is offered under it', () => {
		for (const party of known) {
			const typed = ` ${labelParty(party, known)} `;
			expect(chooseParty(typed, known)).toEqual({ name: party.name, id: party.id });
		}
	});

	it('is nobody registered where two have the name, or none', () => {
		expect(chooseParty('某建材公司', known)).toEqual({ name: '某建材公司', id: null });
		expect(chooseParty('崂山某合作社', known)).toEqual({ name: '崂山某合作社', id: null });
	});

	it('is looked up without the code behind it', () => {
		expect(nameIn(`某建材公司 ${code}`)).toBe('某建材公司');
		expect(nameIn('A 公司')).toBe('A 公司');
	});
});
