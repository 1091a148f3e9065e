import type { App } from '@supabase/lite';

/**
 * numeric and timestamptz as PostgREST prints them; the gateway hands them out as stored. A jsonb
 * argument of a function is text already, which the driver would turn into a text of that text.
 */
export const upstreamTypes = {
	jsonb: {
		to: 3802,
		from: [3802],
		serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
		parse: JSON.parse,
	},
	numeric: { to: 1700, from: [1700], serialize: String, parse: Number },
	timestamptz: {
		to: 1184,
		from: [1184],
		serialize: (value: unknown) => value,
		parse: (text: string) => text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'),
	},
};

/** Errors that PostgREST answers with 400 and their code, told apart here by their wording. */
const codes: readonly (readonly [RegExp, string])[] = [
	[/violates check constraint/, '23514'],
	[/violates exclusion constraint/, '23P01'],
];

/**
 * The gateway's answers, with the errors of the database told as a hosted project tells them.
 * A plain `raise` stays a 500 here: ours name an errcode `PT4xx`, so anything else is a surprise.
 */
export function withUpstreamErrors(app: App): (request: Request) => Promise<Response> {
	return async (request) => {
		const answer = await app.fetch(request);
		if (answer.status < 400 || !isJson(answer)) return answer;
		const body = (await answer.clone().json()) as { code?: string; message?: string };
		const code = codes.find(([wording]) => wording.test(body.message ?? ''))?.[1];
		if (code === undefined || body.code === code) return answer;
		const message = body.message?.replace(/^PostgresError: /, '');
		return Response.json({ code, message, details: null, hint: null }, { status: 400 });
	};
}

function isJson(answer: Response): boolean {
	return answer.headers.get('content-type')?.includes('json') === true;
}
