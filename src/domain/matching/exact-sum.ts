/** A sum of products of whole numbers, exact at any size and fast as long as it is small. */
export interface Sum {
	readonly add: (amount: number, points: number) => void;
	readonly total: () => bigint;
}

export function exactSum(): Sum {
	let [small, large] = [0, 0n];
	return {
		add(amount, points) {
			const product = amount * points;
			// A product below 2⁵³ has not been rounded, nor has a sum that stays below it.
			if (Number.isSafeInteger(small + product) && Number.isSafeInteger(product)) small += product;
			else large += BigInt(amount) * BigInt(points);
		},
		total: () => large + BigInt(small),
	};
}
