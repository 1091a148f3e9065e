import { request } from 'node:http';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Draws from 0 to 1. */
export type Draw = () => number;

/** What a network of the mountains does to a request. */
const FATES = ['passes', 'refused', 'cut', 'unanswered', 'again'] as const;
type Fate = (typeof FATES)[number];
const WEIGHTS: Readonly<Record<Fate, number>> = {
	passes: 0.5,
	refused: 0.1,
	cut: 0.15,
	unanswered: 0.1,
	again: 0.15,
};

export interface Network {
	readonly port: number;
	readonly counts: Readonly<Record<Fate, number>>;
	/** Lets everything pass from now on, and waits for what comes late. */
	calm(): Promise<void>;
	close(): void;
}

/**
 * A proxy between phones and portal, one connection for each request: it refuses, cuts an upload
 * in the middle, swallows the answer, or sends the same request once more, seconds later and so
 * behind others that were sent after it.
 */
export async function openNetwork(portalPort: number, draw: Draw): Promise<Network> {
	const counts = { passes: 0, refused: 0, cut: 0, unanswered: 0, again: 0 };
	const late = new Set<Promise<void>>();
	let isCalm = false;
	const server: Server = createServer((phone) => {
		const fate = isCalm ? 'passes' : drawFate(draw());
		counts[fate] += 1;
		phone.on('error', () => phone.destroy());
		if (fate === 'refused') phone.destroy();
		else relay(phone, fate);
	});

	function relay(phone: Socket, fate: Fate): void {
		const portal = connect(portalPort, '127.0.0.1');
		const sent: Buffer[] = [];
		let left = fate === 'cut' ? Math.ceil(draw() * 20_000) : Infinity;
		portal.on('error', () => phone.destroy());
		phone.on('data', (piece: Buffer) => {
			sent.push(piece);
			portal.write(piece.subarray(0, Math.max(0, left)));
			left -= piece.length;
			if (left <= 0) [portal, phone].forEach((end) => end.destroy());
		});
		portal.on('data', (piece) => {
			if (fate === 'unanswered') phone.destroy();
			else phone.write(piece);
		});
		portal.on('close', () => {
			if (fate === 'again') late.add(sendAgain(Buffer.concat(sent), 500 + draw() * 3000));
			phone.end();
		});
		phone.on('close', () => portal.destroySoon());
	}

	function sendAgain(bytes: Buffer, after: number): Promise<void> {
		return new Promise((done) => {
			setTimeout(() => {
				const portal = connect(portalPort, '127.0.0.1', () => portal.write(bytes));
				portal.on('error', () => done()).on('close', () => done());
				portal.resume();
			}, after);
		});
	}

	server.listen(0, '127.0.0.1');
	await new Promise((done) => server.once('listening', done));
	return {
		port: (server.address() as AddressInfo).port,
		counts,
		calm: async () => {
			isCalm = true;
			await Promise.all(late);
		},
		close: () => server.close(),
	};
}

function drawFate(drawn: number): Fate {
	let left = drawn;
	return FATES.find((fate) => (left -= WEIGHTS[fate]) < 0) ?? 'passes';
}

/** As a browser asks, each time over a connection of its own, which no keeping alive joins. */
export function askThrough(port: () => number, origin: string, cookie: string): typeof fetch {
	return (address, how = {}) =>
		new Promise((resolve, reject) => {
			const { method = 'GET', body } = how;
			const headers = { ...(how.headers as Record<string, string>), origin, cookie };
			const target = { host: '127.0.0.1', port: port(), path: String(address), agent: false };
			const sending = request({ ...target, method, headers }, (answer) => {
				const pieces: Buffer[] = [];
				answer.on('data', (piece: Buffer) => pieces.push(piece)).on('error', reject);
				answer.on('end', () => {
					if (!answer.complete) return reject(new Error('cut'));
					const status = answer.statusCode ?? 0;
					const text = status === 204 ? null : Buffer.concat(pieces);
					resolve(new Response(text, { status }));
				});
				answer.on('aborted', () => reject(new Error('cut')));
			});
			sending.on('error', reject);
			sending.end(body instanceof ArrayBuffer ? Buffer.from(body) : (body as string | undefined));
		});
}
