import { expect, test } from '@playwright/test';
import { randomInt } from 'node:crypto';
import { request } from 'node:http';
import { usccCheckCharacter } from '#domain/organizations/uscc.ts';

// Linux has all of 127.0.0.0/8; elsewhere the budget is the one of the other tests.
const localAddress =
	process.platform !== 'linux'
		? '127.0.0.1'
		: `127.${randomInt(1, 255)}.${randomInt(256)}.${randomInt(1, 255)}`;

/** A form sent from another address of this machine, whose budget no other test uses. */
function send(url: URL, form: Record<string, string>): Promise<{ status: number; text: string }> {
	return new Promise((resolve, reject) => {
		const headers = {
			accept: 'text/html',
			origin: url.origin,
			'content-type': 'application/x-www-form-urlencoded',
		};
		const how = { method: 'POST', headers, localAddress };
		const sent = request(url, how, (answer) => {
			let text = '';
			answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
			answer.on('end', () => {
				resolve({ status: answer.statusCode ?? 0, text });
			});
		});
		sent.on('error', reject).end(new URLSearchParams(form).toString());
	});
}

const person = {
	account_id: crypto.randomUUID(),
	name: '张三',
	login: `${crypto.randomUUID()}@demo.invalid`,
	password: 'password',
};

for (const [form, address, free, values] of [
	[
		'registering',
		'/account/register?region=621124000000',
		20,
		{
			...person,
			id: crypto.randomUUID(),
			kind: 'enterprise',
			organization: '临洮药材公司',
			uscc: `91621124DEM000001${usccCheckCharacter('91621124DEM000001')}`,
			region_code: '621124000000',
		},
	],
	['joining', `/account/invitation/${'a'.repeat(43)}?/join`, 100, person],
] as const) {
	test(`${form} again and again from one network has to wait`, async ({ baseURL }) => {
		const url = new URL(address, baseURL);
		const statuses: number[] = [];
		let last = { status: 0, text: '' };
		while (last.status !== 429 && statuses.length < free + 20) {
			last = await send(url, values);
			statuses.push(last.status);
		}
		expect(last.status).toBe(429);
		expect(statuses.length).toBeGreaterThan(free);
		if (form === 'registering') {
			expect(last.text).toContain('提交次数过多');
			for (const typed of [values.name, values.login]) expect(last.text).toContain(typed);
			expect(last.text).not.toContain('value="password"');
		}
	});
}
