interface Facts {
	/** What it was made of: in another state it is no answer any more. */
	readonly state: string;
	readonly body: Uint8Array<ArrayBuffer>;
	readonly headers: Headers;
}

/** Answers in memory, as many as there is room for; who was asked for last goes last. */
export class Kept {
	readonly #most: number;
	readonly #each: number;
	readonly #answers = new Map<string, KeptAnswer>();
	#size = 0;

	/** @param room in bytes: of all together, and of the largest that is kept */
	constructor({ most, each }: { most: number; each: number }) {
		this.#most = most;
		this.#each = each;
	}

	find(key: string, state: string): KeptAnswer | undefined {
		const found = this.#answers.get(key);
		if (!found) return undefined;
		this.#forget(key, found);
		if (found.state !== state) return undefined;
		this.#remember(key, found);
		return found;
	}

	/** The answer, which is kept if there is room for it. */
	keep(key: string, facts: Facts): KeptAnswer {
		const answer = new KeptAnswer(facts);
		const former = this.#answers.get(key);
		if (former) this.#forget(key, former);
		if (facts.body.byteLength <= this.#each) this.#remember(key, answer);
		for (const [oldest, one] of this.#answers) {
			if (this.#size <= this.#most) break;
			this.#forget(oldest, one);
		}
		return answer;
	}

	#remember(key: string, answer: KeptAnswer): void {
		this.#answers.set(key, answer);
		this.#size += answer.size;
	}

	#forget(key: string, answer: KeptAnswer): void {
		this.#answers.delete(key);
		this.#size -= answer.size;
	}
}

/** An answer that can be given again and again. */
export class KeptAnswer {
	readonly state: string;
	readonly #body: Uint8Array<ArrayBuffer>;
	readonly #headers: Headers;

	constructor({ state, body, headers }: Facts) {
		this.state = state;
		this.#body = body;
		this.#headers = headers;
	}

	get size(): number {
		return this.#body.byteLength;
	}

	/** @param asked If-None-Match: tags of what the reader has already */
	answer(asked: string | null): Response {
		const tag = this.#headers.get('etag') ?? '';
		const isSame = (asked ?? '').split(',').some((one) => isTag(one.trim(), tag));
		const headers = new Headers(this.#headers);
		if (!isSame) {
			headers.set('content-length', String(this.size));
			return new Response(this.#body, { headers });
		}
		for (const name of ['content-type', 'content-encoding', 'content-length']) headers.delete(name);
		return new Response(null, { status: 304, headers });
	}
}

/** Weakly, as If-None-Match compares. */
function isTag(asked: string, tag: string): boolean {
	return asked === '*' || asked.replace(/^W\//, '') === tag.replace(/^W\//, '');
}
