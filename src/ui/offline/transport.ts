import type { KeptPhoto, Sending, SendingEvent, Theirs } from '#domain/timeline/sending.ts';

interface Said {
	readonly name?: string;
	readonly sentence?: string;
	readonly theirs?: Theirs;
	readonly version?: number;
}

/** Long enough for a photo at 5 kB/s; a connection that is dead in silence must end some time. */
const PATIENCE = 120_000;

/** Speaks with the portal, as the account for which this phone keeps what it sends. */
export class Transport {
	readonly #base: string;
	readonly #accountId: string;
	readonly #ask: typeof fetch;

	/** @param base '' or '/en': in which language refusals are worded */
	constructor(base: string, accountId: string, ask: typeof fetch = (...asked) => fetch(...asked)) {
		this.#base = base;
		this.#accountId = accountId;
		this.#ask = ask;
	}

	/** The same photo again, under the same id, is still one photo. */
	async upload(sending: Sending, photo: KeptPhoto, bytes: ArrayBuffer): Promise<SendingEvent> {
		const headers = {
			'content-type': 'application/octet-stream',
			'x-sha256': await sha256Of(bytes),
			'x-file-name': encodeURIComponent(photo.name),
		};
		const answer = await this.#send(sending, 'PUT', `documents/${photo.id}`, headers, bytes);
		return answer === true ? { kind: 'photo_sent', photo: photo.id } : answer;
	}

	/** The same sending again is still one version. */
	async submit(sending: Sending): Promise<SendingEvent> {
		const answer = await this.#send(
			sending,
			'POST',
			`updates/${sending.id}/sending`,
			{ 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
			formOf(sending).toString(),
		);
		return answer === true ? { kind: 'arrived' } : answer;
	}

	async #send(
		{ organizationId }: Sending,
		method: string,
		address: string,
		headers: Record<string, string>,
		body: ArrayBuffer | string,
	): Promise<SendingEvent | true> {
		const ending = new AbortController();
		const clock = setTimeout(() => ending.abort(), PATIENCE);
		const kept = { 'x-kept-for': `${this.#accountId}/${organizationId}` };
		try {
			const answer = await this.#ask(`${this.#base}/desk/${address}`, {
				method,
				headers: { ...headers, ...kept, accept: 'application/json' },
				body,
				// To sign in: the answer to that page would look like an arrival.
				redirect: 'manual',
				signal: ending.signal,
			});
			return await judge(answer);
		} catch {
			return hindered('unreachable');
		} finally {
			clearTimeout(clock);
		}
	}
}

function formOf({ fields, sendingId, baseVersion, staged, photos }: Sending): URLSearchParams {
	const form = new URLSearchParams({ ...fields, sending_id: sendingId });
	form.set('base_version', String(baseVersion));
	for (const { id } of [...staged, ...photos]) form.append('photos_staged', id);
	return form;
}

/** An answer is an arrival only if the portal says so in so many words. */
async function judge(answer: Response): Promise<SendingEvent | true> {
	const { status, type } = answer;
	if (type === 'opaqueredirect' || status === 401) return hindered('signed_out');
	if (status === 204) return true;
	if (status === 200 && 'version' in (await said(answer))) return true;
	if (status < 400 || status === 408 || status === 429 || status >= 500) {
		return hindered('unreachable');
	}
	return refusedBy(await said(answer), status);
}

/** What it says, if it is the portal that answers and no gateway of a hotel's. */
async function said(answer: Response): Promise<Said> {
	const parsed: unknown = await answer.json().catch(() => null);
	return typeof parsed === 'object' && parsed !== null ? parsed : {};
}

function refusedBy({ name, sentence, theirs }: Said, status: number): SendingEvent {
	if (name === 'sending.other_seat') return hindered('other_seat');
	if (name === 'file.damaged') return hindered('unreachable');
	const words = sentence ?? `HTTP ${status}`;
	if (theirs) return { kind: 'hindered', obstacle: { kind: 'changed', sentence: words, theirs } };
	return { kind: 'hindered', obstacle: { kind: 'refused', sentence: words } };
}

function hindered(kind: 'unreachable' | 'signed_out' | 'other_seat'): SendingEvent {
	return { kind: 'hindered', obstacle: { kind } };
}

async function sha256Of(bytes: ArrayBuffer): Promise<string> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
