/** GB18030 as Excel and WPS write it: no runtime of ours encodes anything but UTF-8. */
export function toGb18030(text: string): Buffer {
	return Buffer.concat([...text].map(encodeOne));
}

const decoder = new TextDecoder('gb18030');
const known = new Map<string, Buffer>();

function learn(...bytes: number[]): void {
	const sequence = Buffer.from(bytes);
	const character = decoder.decode(sequence);
	if ([...character].length === 1 && character !== '\ufffd') known.set(character, sequence);
}

for (let lead = 0x81; lead <= 0xfe; lead += 1) {
	for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) learn(lead, trail);
}
for (let linear = 0; linear < 4 * 12_600; linear += 1) {
	const four = fourOf(linear);
	const character = decoder.decode(four);
	if (!known.has(character)) learn(...four);
}

function fourOf(linear: number): Buffer {
	const [first, second] = [Math.floor(linear / 12_600), Math.floor((linear % 12_600) / 1260)];
	const third = Math.floor((linear % 1260) / 10);
	return Buffer.from([0x81 + first, 0x30 + second, 0x81 + third, 0x30 + (linear % 10)]);
}

function encodeOne(character: string): Buffer {
	const code = character.codePointAt(0)!;
	if (code < 0x80) return Buffer.from([code]);
	if (code >= 0x10000) return fourOf(code - 0x10000 + 189_000);
	const bytes = known.get(character);
	if (!bytes) throw new RangeError(`no GB18030 for U+${code.toString(16)}`);
	return bytes;
}
