import type { Asset } from '#domain/projects/asset.ts';
import type { Contract } from '#domain/projects/contract.ts';

/** A signed contract as the public reads it. */
export interface PublishedContract extends Omit<Contract, 'documentId' | 'contractor'> {
	/** An organization; null where it may be a person. */
	readonly contractor: string | null;
}

/** What a project left behind, after its hand-over. */
export interface PublishedAsset extends Pick<
	Asset,
	'id' | 'name' | 'kind' | 'quantity' | 'unit' | 'valueFen' | 'yearlyYieldFen'
> {
	/** An organization or an office; null where it may be a person, and for what households got. */
	readonly owner: string | null;
	readonly keeper: string | null;
}

export interface PublishedPapers {
	readonly contracts: readonly PublishedContract[];
	readonly assets: readonly PublishedAsset[];
}
