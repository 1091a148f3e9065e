import type { MarketModel } from '#domain/matching/model.ts';
export function random(seed: number) {
	let s = seed >>> 0;
	return () => {
		s = (s + 0x6d2b79f5) >>> 0;
		let t = Math.imul(s ^ (s >>> 15), 1 | s);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}
export function market(seed: number, offers: number, needs: number, perNeed: number, share = 0.55): MarketModel {
	const r = random(seed);
	const villages = Math.max(1, Math.round(needs / 2.3));
	const village = Int32Array.from({ length: needs }, () => Math.floor(r() * villages)).sort();
	const amount = Float64Array.from({ length: needs }, () => Math.ceil(Math.exp(5 + 1.1 * (r() + r() + r() - 1.5))));
	const asked = amount.reduce((a, b) => a + b, 0);
	const raw = Float64Array.from({ length: offers }, () => Math.exp(2 * (r() + r() + r() + r() - 2)));
	const sum = raw.reduce((a, b) => a + b, 0);
	const budget = raw.map((x) => Math.max(1, Math.round((x / sum) * asked * share)));
	const value = Float64Array.from({ length: needs }, () => 60 * (1 + Math.floor(r() * 5)) + 80 * (1 + Math.floor(r() * 3)));
	const tierStart = Int32Array.from({ length: villages + 1 }, (_, v) => 4 * v);
	const widths: number[] = [];
	const rewards: number[] = [];
	for (let v = 0; v < villages; v += 1) {
		const heads = 300 + Math.floor(r() * 2500);
		widths.push(Math.floor(heads / 8), Math.floor(heads / 4), Math.floor(heads / 2), 1e9);
		rewards.push(4000, 1500, 500, 0);
	}
	const scale = 1;
	const pairNeed: number[] = [], pairOffer: number[] = [], pairQuality: number[] = [];
	for (let n = 0; n < needs; n += 1) {
		const set = new Set<number>();
		const k = Math.max(1, Math.round(perNeed * (0.3 + 1.4 * r())));
		while (set.size < Math.min(k, offers)) set.add(Math.floor(r() * offers));
		for (const o of [...set].sort((a, b) => a - b)) {
			pairNeed.push(n); pairOffer.push(o); pairQuality.push(Math.floor(r() * 1000) * scale);
		}
	}
	return {
		budget, amount, value, village, tierStart,
		tierWidth: Float64Array.from(widths), tierReward: Float64Array.from(rewards),
		pairNeed: Int32Array.from(pairNeed), pairOffer: Int32Array.from(pairOffer), pairQuality: Float64Array.from(pairQuality),
	};
}
