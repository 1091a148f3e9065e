import type { Chance } from './random.ts';

// The pieces of a scene, in pixels of the canvas; y is where a piece stands on the ground.

export function puddles(chance: Chance): string {
	return Array.from({ length: 4 }, () => {
		const [x, y] = [chance.between(440, 700), chance.between(580, 770)];
		return `<ellipse cx="${x}" cy="${y}" rx="${y / 12}" ry="${y / 45}" fill="#a9b6b3"/>`;
	}).join('');
}

export function heap(x: number, y: number, fill: string): string {
	return `<path d="M${x - 110} ${y}Q${x - 30} ${y - 110} ${x + 10} ${y - 70}
		Q${x + 70} ${y - 60} ${x + 120} ${y}Z" fill="${fill}"/>`;
}

export function roller(x: number, y: number): string {
	return `<rect x="${x}" y="${y - 70}" width="120" height="56" rx="8" fill="#c98a2b"/>
		<rect x="${x + 60}" y="${y - 116}" width="46" height="50" fill="#5d6a6f"/>
		<circle cx="${x + 14}" cy="${y}" r="36" fill="#4a4a48"/>
		<circle cx="${x + 112}" cy="${y + 6}" r="28" fill="#4a4a48"/>`;
}

export function posts(right: number): string {
	return Array.from({ length: 4 }, (_, place) => {
		const [x, y] = [right + 70 - place * 78, 760 - place * 74];
		const height = 70 - place * 12;
		return `<rect x="${x}" y="${y - height}" width="10" height="${height}" fill="#f2efe6"/>
			<rect x="${x}" y="${y - height}" width="10" height="14" fill="#b23a2c"/>`;
	}).join('');
}

export function tunnel(x: number, y: number, length: number): string {
	return `<path d="M${x} ${y + 50}Q${x} ${y - 22} ${x + 60} ${y - 22}H${x + length - 60}
		Q${x + length} ${y - 22} ${x + length} ${y + 50}Z" fill="#eef2ee" opacity="0.94"/>
		<path d="M${x + 60} ${y - 22}H${x + length - 60}" stroke="#9fb0b0" stroke-width="5"/>
		<rect x="${x + 20}" y="${y + 4}" width="34" height="46" fill="#8fa39a"/>`;
}

export function furrow(y: number): string {
	const stakes = `M160 ${y + 40}V${y - 20}M1040 ${y + 40}V${y - 20}`;
	return `<path d="M120 ${y + 40}H1080" stroke="#7d6c43" stroke-width="18"/>
		<path d="${stakes}" stroke="#b9b7ae" stroke-width="6"/>`;
}

export function pit(x: number, y: number, width: number): string {
	return `<ellipse cx="${x}" cy="${y}" rx="${width / 2}" ry="70" fill="#6d5a36"/>
		<ellipse cx="${x}" cy="${y + 14}" rx="${width / 2.4}" ry="48" fill="#57482b"/>`;
}

export function scaffold(x: number, y: number, width: number, height: number): string {
	const uprights = Array.from({ length: 6 }, (_, place) => x + (place * width) / 5);
	return `<path d="${uprights.map((foot) => `M${foot} ${y}v${height}`).join('')}
		M${x} ${y + 20}h${width}M${x} ${y + 95}h${width}" stroke="#a8873f" stroke-width="7"
		fill="none"/>`;
}

export function foundation(x: number, y: number, width: number): string {
	return `<path d="M${x} ${y}h${width}l60 70h${-width - 120}Z" fill="#7b6843"/>
		<path d="M${x + 40} ${y + 16}h${width - 80}l30 34h${-width + 20}Z" fill="#b3ada0"/>
		${heap(x + width + 120, y + 40, '#8d7c54')}`;
}

export function storeys(
	x: number,
	y: number,
	width: number,
	floors: number,
	wall: string,
	glass: string,
): string {
	const height = floors * 115;
	const panes = Array.from({ length: floors }, (_, floor) =>
		windows(x + 30, y - height + 28 + floor * 115, width - 60, 1, glass),
	);
	return `<rect x="${x}" y="${y - height}" width="${width}" height="${height}" fill="${wall}"/>
		${panes.join('')}<rect x="${x + width / 2 - 40}" y="${y - 80}" width="80" height="80"
		fill="#7a6650"/>`;
}

export function windows(
	x: number,
	y: number,
	width: number,
	gap: number,
	glass = '#89a5ac',
): string {
	const count = Math.floor(width / 80);
	return Array.from({ length: count }, (_, place) => {
		const left = x + place * 80 + gap;
		return `<rect x="${left}" y="${y}" width="48" height="56" fill="${glass}"/>`;
	}).join('');
}

export function frame(x: number, y: number, width: number): string {
	const columns = Array.from({ length: 6 }, (_, place) => x + (place * width) / 5);
	return `<path d="${columns.map((foot) => `M${foot} ${y}v-200`).join('')}
		M${x} ${y - 200}L${x + width / 2} ${y - 280}L${x + width} ${y - 200}Z" stroke="#7c8688"
		stroke-width="14" fill="none"/>`;
}

export function tiles(isPaved: boolean): string {
	const count = isPaved ? 9 : 4;
	return Array.from({ length: count }, (_, place) => {
		const x = 300 + place * 75;
		return `<path d="M${x} 540L${80 + place * 130} 760" stroke="#b5ab97" stroke-width="3"/>`;
	}).join('');
}

export function tree(x: number, y: number): string {
	return `<rect x="${x - 8}" y="${y - 60}" width="16" height="80" fill="#6d5238"/>
		<circle cx="${x}" cy="${y - 100}" r="58" fill="#5f8450"/>
		<circle cx="${x + 38}" cy="${y - 76}" r="40" fill="#55794a"/>`;
}

function lampAt(place: number, count: number): { x: number; y: number; size: number } {
	const near = 1 - place / count;
	return { x: 640 + 470 * near, y: 500 + 250 * near, size: 0.35 + 0.65 * near };
}

export function stake(place: number, count: number): string {
	const { x, y, size } = lampAt(place, count);
	return `<rect x="${x - 6 * size}" y="${y - 70 * size}" width="${12 * size}"
		height="${70 * size}" fill="#c98a2b"/>`;
}

export function lamp(place: number, count: number, isLit: boolean): string {
	const { x, y, size } = lampAt(place, count);
	const glow = isLit
		? `<circle cx="${x - 78 * size}" cy="${y - 292 * size}" r="${34 * size}" fill="#fff2bf"
			opacity="0.8"/>`
		: '';
	return `<path d="M${x} ${y}V${y - 310 * size}H${x - 80 * size}" stroke="#6b7478"
		stroke-width="${12 * size}" fill="none"/><path d="M${x - 46 * size} ${y - 320 * size}
		l${92 * size} ${-34 * size}l${14 * size} ${26 * size}l${-92 * size} ${34 * size}Z"
		fill="#2f4a63"/>${glow}`;
}
