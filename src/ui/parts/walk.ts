/**
 * ↑ and ↓ in a table go to the same control of the row above or below: from name to name, where
 * Enter opens, or from box to box, which the space bar ticks.
 */
export function walkRows(event: KeyboardEvent): void {
	const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' } as const;
	const way = step[event.key as keyof typeof step];
	if (!way || !(event.target instanceof HTMLElement)) return;
	const row = event.target.closest('tbody tr');
	const kind = event.target instanceof HTMLInputElement ? 'input' : 'a';
	const next = row?.[way]?.querySelector<HTMLElement>(kind);
	if (!next) return;
	event.preventDefault();
	next.focus();
}
