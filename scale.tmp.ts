import type { Instance } from '#domain/matching/instance.ts';
import { DEFAULT_PARAMETERS } from '#domain/matching/parameters.ts';

function rng(seed: number) { let s = seed >>> 0; return () => { s = (Math.imul(s, 1664525) + 1013904223) >>> 0; return s / 2 ** 32; }; }
export function generate(needs: number, offers: number, opts: { minimum?: boolean; text?: boolean; supply?: number } = {}): Instance {
  const r = rng(12345);
  const counties: string[] = [];
  const nCounties = Math.max(4, Math.round(853 * needs / 128000));
  for (let i = 0; i < nCounties; i++) { const p = 50 + (i % 12); counties.push(`${p}${String(1 + Math.floor(i / 12) % 20).padStart(2, '0')}${String(21 + Math.floor(i / 240)).padStart(2, '0')}`); }
  const cats = Array.from({ length: 14 }, (_, i) => `c${i}`);
  const phrases = ['硬化通组道路', '人饮管网改造', '学校宿舍维修', '村卫生室设备', '产业大棚', '冷库建设', '路灯安装', '河道治理', '文化广场', '垃圾处理设施'];
  const villages = new Map<string, number>();
  const N = [] as any[];
  for (let i = 0; i < needs; i++) {
    const c = counties[Math.floor(r() * nCounties)]!;
    const v = `${c}${String(100 + Math.floor(r() * 8)).padStart(3, '0')}${String(200 + Math.floor(r() * 8)).padStart(3, '0')}`;
    if (!villages.has(v)) villages.set(v, 300 + Math.floor(r() * 2500));
    N.push({ id: `n${String(i).padStart(6, '0')}`, village: v, amount: 20 + Math.floor(Math.exp(r() * 5) * 10), category: cats[Math.floor(r() * r() * 14)]!, urgency: 1 + Math.floor(r() * 5), verified: 1 + Math.floor(r() * 3), ...(opts.text && { text: phrases[Math.floor(r() * 10)]! + phrases[Math.floor(r() * 10)]! }) });
  }
  const total = N.reduce((s, n) => s + n.amount, 0);
  const O = [] as any[]; const pairings = [] as any[];
  for (let i = 0; i < offers; i++) {
    const kind = r();
    const id = `o${String(i).padStart(5, '0')}`;
    const nc = 1 + Math.floor(r() * 3);
    const categories = [...new Set(Array.from({ length: nc }, () => cats[Math.floor(r() * 14)]!))];
    const base = { id, budget: Math.exp(r() * 4), categories, strengths: [categories[0]!], history: { kept: Math.floor(r() * 5), broken: Math.floor(r() * 2) }, ...(opts.minimum && { minimumGrant: 10 + Math.floor(r() * 40) }), ...(opts.text && { text: phrases[Math.floor(r() * 10)]! + phrases[Math.floor(r() * 10)]! }) };
    if (kind < 0.15) { O.push({ ...base, categories: [], pairedOnly: true }); pairings.push({ offer: id, region: counties[Math.floor(r() * nCounties)]! }); }
    else if (kind < 0.25) O.push({ ...base, regions: [counties[Math.floor(r() * nCounties)]!] });
    else if (kind < 0.95) { const k = 1 + Math.floor(r() * 2); O.push({ ...base, regions: Array.from({ length: k }, () => `${50 + Math.floor(r() * 12)}`) }); }
    else O.push({ ...base });
  }
  const bt = O.reduce((s, o) => s + o.budget, 0); const f = (opts.supply ?? 0.55) * total / bt;
  for (const o of O) o.budget = Math.max(1, Math.floor(o.budget * f));
  return { commodity: 'money', date: '2026-11-21', needs: N, offers: O, villages: [...villages].map(([code, population]) => ({ code, population })), pairings, locked: [], declined: [], parameters: DEFAULT_PARAMETERS };
}
