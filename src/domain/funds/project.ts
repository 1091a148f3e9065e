import { sumFen } from '#domain/money.ts';
import { natures, type Nature } from '#domain/offers/offer.ts';

/** What came into a bucket of a project, in fen, net of what was taken back. */
export interface Inflow {
	readonly nature: Nature;
	readonly bucket: string;
	readonly fen: number;
}

/** How far the money of one nature has gone in a project. Turnovers in fen, not what is left. */
export interface ProjectMoney {
	readonly nature: Nature;
	readonly allocatedFen: number;
	readonly disbursedFen: number;
	readonly spentFen: number;
}

/** The money of a project by its nature; natures are never added together. */
export function moneyByNature(inflows: readonly Inflow[]): ProjectMoney[] {
	return natures.flatMap((nature) => {
		const own = inflows.filter((inflow) => inflow.nature === nature);
		const into = (bucket: string) =>
			sumFen(own.filter((inflow) => inflow.bucket === bucket).map(({ fen }) => fen));
		if (own.length === 0) return [];
		return [
			{
				nature,
				allocatedFen: into('allocated'),
				disbursedFen: into('disbursed'),
				spentFen: into('spent'),
			},
		];
	});
}
