/** A link of the public chain: a timeline entry or a row of the ledger, and its seal. */
export interface ChainLink {
	/** From 1 on, without a gap. */
	readonly position: number;
	/** Of the link before; 64 zeros for the first. */
	readonly previousHash: string;
	/** SHA-256 of the previous hash, as text, followed by `said`. */
	readonly hash: string;
	readonly sealedAt: string;
	/** What the entry or row says, as JSON, to the letter. */
	readonly said: string;
}

/** A line of the file that anybody may check: ends with a line break. */
export function chainLine({ position, previousHash, hash, sealedAt, said }: ChainLink): string {
	const link = { position, previous_hash: previousHash, hash, sealed_at: sealedAt, said };
	return `${JSON.stringify(link)}\n`;
}
