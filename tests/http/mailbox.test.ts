import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Seat } from '#domain/identity/actor.ts';
import { isDemo } from '#data/organizations.server.ts';
import { hasMailbox } from '#http/mailbox.server.ts';

vi.mock('#data/organizations.server.ts', () => ({ isDemo: vi.fn() }));

const seat: Seat = {
	organizationId: 'o',
	organizationName: '运维',
	kind: 'operator',
	regionCode: '621100000000',
	role: 'system_administrator',
	receivesDonations: false,
	isSuspended: false,
	isPending: false,
};

beforeEach(() => {
	vi.stubEnv('SMTP_URL', '');
	vi.mocked(isDemo).mockResolvedValue(true);
});
afterEach(() => vi.unstubAllEnvs());

it('is the system administrator’s of a demo', async () => {
	expect(await hasMailbox(seat)).toBe(true);
});

it('is nobody else’s', async () => {
	expect(await hasMailbox({ ...seat, role: 'security_administrator' })).toBe(false);
	expect(await hasMailbox({ ...seat, role: 'audit_administrator' })).toBe(false);
	expect(await hasMailbox({ ...seat, kind: 'county', role: 'admin' })).toBe(false);
	expect(await hasMailbox({ ...seat, isSuspended: true })).toBe(false);
});

it('is not there where mails are sent, or where this is no demo', async () => {
	vi.stubEnv('SMTP_URL', 'smtp://mail.example');
	expect(await hasMailbox(seat)).toBe(false);
	vi.stubEnv('SMTP_URL', '');
	vi.mocked(isDemo).mockResolvedValue(false);
	expect(await hasMailbox(seat)).toBe(false);
});
