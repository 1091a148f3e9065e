import { randomBytes, randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { openPortal } from '../bench/portal.ts';

/**
 * `npm run proof -- feedback`: 10,000 issues from one address through the form of the running app,
 * well formed and without an account. Few may be taken, none may be answered by a fault, and
 * meanwhile others must be served: about the same village and about others. Control: the same from
 * an address each must be seen to go beyond the bound.
 */
const FLOOD = Number(process.env['FLOOD'] ?? 10_000);
const CONTROL = 200;
const AT_ONCE = 20;
const FREE = 20;

const portal = await openPortal(Number(process.env['TEST_PORT'] ?? 4263), {
	ADDRESS_HEADER: 'x-address',
});
const sql = postgres(portal.env.DATABASE_URL, { max: 1 });
const villages = (
	await sql<{ code: string }[]>`select region_code as code from organizations
		where kind = 'village' and status = 'verified' order by 1 limit 12`
).map(({ code }) => code);

/** As one sign of base 32 for each of 16 bytes. */
function newCode(): string {
	return [...randomBytes(16)]
		.map((byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[byte % 32]!)
		.join('');
}

interface Answer {
	readonly status: number;
	readonly isTaken: boolean;
	readonly ms: number;
}

async function send(address: string, place: string): Promise<Answer> {
	const began = performance.now();
	const answer = await fetch(`${portal.origin}/feedback`, {
		method: 'POST',
		headers: { origin: portal.origin, accept: 'text/html', 'x-address': address },
		body: new URLSearchParams({
			id: randomUUID(),
			code: newCode(),
			project: '',
			place,
			category: 'other',
			body: '路灯不亮',
			contact: '',
		}),
	});
	const text = await answer.text();
	const isTaken = answer.status === 200 && /[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}/.test(text);
	return { status: answer.status, isTaken, ms: performance.now() - began };
}

/** Sends so many, some at once. @returns what was answered, in no order */
async function flood(
	count: number,
	next: (at: number) => { address: string; place: string },
): Promise<Answer[]> {
	const answers: Answer[] = [];
	let at = 0;
	const worker = async () => {
		while (at < count) {
			const { address, place } = next(at++);
			answers.push(await send(address, place));
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
	return answers;
}

const taken = (answers: readonly Answer[]) => answers.filter(({ isTaken }) => isTaken).length;
const faults = (answers: readonly Answer[]) => answers.filter(({ status }) => status >= 500).length;
/** Free ones, one on credit, then one for each power of two seconds gone by. */
const boundAfter = (seconds: number) => FREE + 2 + Math.ceil(Math.log2(seconds + 1));

const began = performance.now();
const first = villages[0]!;
const flooding = flood(FLOOD, () => ({ address: '10.0.0.1', place: first }));
const others: Answer[] = [];
// Of the village that is flooded, and of others, each from a home of its own.
for (let home = 0; home < 24; home++) {
	others.push(await send(`10.1.${home}.1`, villages[home % villages.length]!));
}
const flooded = await flooding;
const seconds = (performance.now() - began) / 1000;
const bound = boundAfter(seconds);
const after = await send('10.2.0.1', first);
const [kept] = await sql<{ count: number }[]>`
	select count(*)::int from issues where body = '路灯不亮'`;

const beganControl = performance.now();
const control = await flood(CONTROL, (at) => ({
	address: `10.3.${at}.1`,
	place: villages[1 + (at % (villages.length - 1))]!,
}));
const controlBound = boundAfter((performance.now() - beganControl) / 1000);
await sql.end();
await portal.stop();

const slowest = Math.max(...others.map(({ ms }) => ms));
console.log(
	`${FLOOD} from one address in ${seconds.toFixed(0)} s: taken ${taken(flooded)} (at most ` +
		`${bound}), answered by a fault ${faults(flooded)}; kept in all ${kept?.count}`,
);
console.log(
	`others served meanwhile ${taken(others)} of ${others.length}, the slowest in ` +
		`${slowest.toFixed(0)} ms; one about the same village afterwards: ${after.isTaken}`,
);
console.log(
	`control, an address each: taken ${taken(control)} of ${CONTROL}, over ${controlBound}`,
);
const isBounded = taken(flooded) >= FREE && taken(flooded) <= bound && faults(flooded) === 0;
const areServed = taken(others) === others.length && after.isTaken && faults(others) === 0;
const isCaught = taken(control) > controlBound;
const isWhole = kept?.count === taken(flooded) + taken(others) + Number(after.isTaken);
if (!isBounded) console.error('one address is not bounded, or its flood caused a fault');
if (!areServed) console.error('somebody else was not served');
if (!isCaught) console.error('the control was not caught: this proves nothing');
if (!isWhole) console.error('more or fewer issues are kept than were acknowledged');
process.exitCode = isBounded && areServed && isCaught && isWhole ? 0 : 1;
