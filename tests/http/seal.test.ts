import { beforeAll, describe, expect, it } from 'vitest';
import { seal, unseal } from '#http/seal.server.ts';

beforeAll(() => {
	process.env['SUPABASE_JWT_SECRET'] = 'a secret of this test alone, long enough';
});

describe('what is sealed', () => {
	it('opens for what it belongs to, and is never the same twice', () => {
		const sealed = seal('JBSWY3DPEHPK3PXP', 'account 1');
		expect(unseal(sealed, 'account 1')).toBe('JBSWY3DPEHPK3PXP');
		expect(sealed).not.toContain('JBSWY3DP');
		expect(seal('JBSWY3DPEHPK3PXP', 'account 1')).not.toBe(sealed);
	});

	it('does not open for another, when changed, or when it is nothing of ours', () => {
		const sealed = seal('JBSWY3DPEHPK3PXP', 'account 1');
		expect(unseal(sealed, 'account 2')).toBeNull();
		for (let at = 0; at < Buffer.from(sealed, 'base64').length; at++) {
			const bytes = Buffer.from(sealed, 'base64');
			bytes[at]! ^= 1;
			expect(unseal(bytes.toString('base64'), 'account 1')).toBeNull();
		}
		expect(unseal('', 'account 1')).toBeNull();
	});

	it('does not open under another secret', () => {
		const sealed = seal('JBSWY3DPEHPK3PXP', 'account 1');
		process.env['SUPABASE_JWT_SECRET'] = 'another secret altogether, as long';
		expect(unseal(sealed, 'account 1')).toBeNull();
	});
});
