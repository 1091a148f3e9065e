import { isUnsent, type Sending } from '#domain/timeline/sending.ts';
import { getLocale, localizeHref } from '#text/compiled/runtime.js';
import { rememberAccount, type KeptAccount } from '#ui/offline/account.ts';
import { beginOutbox, type Outbox } from '#ui/offline/outbox.ts';
import type { KeptProject } from '#ui/offline/store.ts';

interface Told {
	readonly account: { readonly id: string; readonly name: string };
	readonly organization: { readonly id: string; readonly name: string };
	readonly projects: readonly KeptProject[];
}

/** What this page shows of what the phone keeps; lives in the browser only. */
class Phone {
	outbox = $state.raw<Outbox | null>(null);
	sendings = $state.raw<readonly Sending[]>([]);
	projects = $state.raw<readonly KeptProject[]>([]);
	/** What the last question to the portal came to; null before the first answer. */
	reach = $state<'online' | 'offline' | 'signed_out' | null>(null);
	readonly unsent = $derived(this.sendings.filter(isUnsent));

	/** Opens what is kept of this account and goes on sending it. */
	async begin(account: KeptAccount): Promise<void> {
		const { id, organizationId } = this.outbox?.account ?? {};
		if (id === account.id && organizationId === account.organizationId) return;
		this.outbox?.close();
		const outbox = await beginOutbox(account, getLocale() === 'en' ? '/en' : '');
		this.outbox = outbox;
		outbox?.onChange(() => void this.#read(outbox));
		if (outbox) await this.#read(outbox);
	}

	/** Asks the portal who is signed in and of what they may tell. */
	async refresh(): Promise<void> {
		try {
			const answer = await fetch(localizeHref('/desk/updates/phone.json'), { redirect: 'manual' });
			this.reach = answer.ok ? 'online' : 'signed_out';
			if (answer.ok) await this.#keep((await answer.json()) as Told);
		} catch {
			this.reach = 'offline';
		}
	}

	async #keep({ account, organization, projects }: Told): Promise<void> {
		const kept = {
			...account,
			organizationId: organization.id,
			organizationName: organization.name,
		};
		rememberAccount(kept);
		await this.begin(kept);
		await this.outbox?.keepProjects(projects);
	}

	async #read(outbox: Outbox): Promise<void> {
		const [sendings, projects] = await Promise.all([outbox.list(), outbox.listProjects()]);
		if (outbox !== this.outbox) return;
		this.sendings = sendings;
		this.projects = projects;
	}
}

export const phone = new Phone();
