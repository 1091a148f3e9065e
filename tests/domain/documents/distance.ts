/** How many bits of two prints differ, as private.print_distance counts them. */
export function distance(one: bigint, other: bigint): number {
	let differing = BigInt.asUintN(64, one ^ other);
	let count = 0;
	for (; differing > 0n; differing &= differing - 1n) count += 1;
	return count;
}
