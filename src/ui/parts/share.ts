/** How much of a bar is filled, 0 … 100; nothing where the whole is unknown or nothing. */
export function filled(part: number | null, whole: number | null): number {
	if (part === null || whole === null || whole <= 0) return 0;
	return Math.min(100, Math.max(0, (part / whole) * 100));
}
