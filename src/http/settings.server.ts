import { checkUscc } from '#domain/organizations/uscc.ts';

const needed = [
	'SUPABASE_URL',
	'SUPABASE_PUBLISHABLE_KEY',
	'SUPABASE_SECRET_KEY',
	'SUPABASE_JWT_SECRET',
];
const shortest = 32;
/** Secrets that stand in public documentation: whoever reads it could sign himself in. */
const published = /^(your-)?super-secret-jwt-token-with-at-least-32-characters-long$/;
const loopback = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

type Settings = Readonly<Record<string, string | undefined>>;

/**
 * What keeps the application from starting, as sentences for whoever runs it. Beside the embedded
 * stack it may be served without https: a demo in an office.
 */
export function faultsOf(settings: Settings): string[] {
	const secret = settings['SUPABASE_JWT_SECRET'] ?? '';
	const origin = settings['ORIGIN'] ?? '';
	const isWeak = secret.length < shortest || new Set(secret).size < 10 || published.test(secret);
	return [
		...needed.filter((name) => !settings[name]).map((name) => `${name} is missing.`),
		...(secret && isWeak
			? [`SUPABASE_JWT_SECRET is weak: ${shortest} random characters at least, not a known one.`]
			: []),
		...(settings['SUPABASE_SECRET_KEY'] === settings['SUPABASE_PUBLISHABLE_KEY'] && secret
			? ['SUPABASE_SECRET_KEY and SUPABASE_PUBLISHABLE_KEY are the same key.']
			: []),
		...(origin.startsWith('https://') || loopback.test(settings['SUPABASE_URL'] ?? '')
			? []
			: ['ORIGIN must be the https address that people use.']),
		...mailFaultsOf(settings),
		...publisherFaultsOf(settings),
	];
}

function mailFaultsOf({ SMTP_URL: url, MAIL_FROM: from }: Settings): string[] {
	if (!url) return [];
	return [
		...(/^smtps?:\/\/\S+$/.test(url) ? [] : ['SMTP_URL must begin with smtp:// or smtps://.']),
		...(/^([^<>\r\n]*<)?[^\s<>@]+@[^\s<>@]+>?$/.test(from ?? '')
			? []
			: ['SMTP_URL is set, so MAIL_FROM must be the address that mails come from.']),
	];
}

function publisherFaultsOf({ PUBLISHER_NAME: name, PUBLISHER_USCC: uscc }: Settings): string[] {
	if (!name && !uscc) return [];
	return [
		...(name && uscc ? [] : ['PUBLISHER_NAME and PUBLISHER_USCC go together.']),
		...(uscc && !checkUscc(uscc).ok ? ['PUBLISHER_USCC is no unified social credit code.'] : []),
	];
}

/** What the application can do without, as sentences: nobody resets a password by mail. */
export function warningsOf(settings: Settings): string[] {
	const isDemo = loopback.test(settings['SUPABASE_URL'] ?? '') && settings['DEMO'] !== '0';
	if (sendsMail(settings) || isDemo) return [];
	return ['SMTP_URL is missing: mails stay in the outbox, such as links to a new password.'];
}

/** Whether mails leave this installation; the work process sends them. */
export function sendsMail(settings: Settings = process.env): boolean {
	return Boolean(settings['SMTP_URL']);
}

/** Refuses to start rather than to run open. */
export function refuseWeakSettings(): void {
	const faults = faultsOf(process.env);
	if (faults.length) throw new Error(['The application does not start.', ...faults].join('\n'));
	for (const warning of warningsOf(process.env)) console.warn(warning);
}
