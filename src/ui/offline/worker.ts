/** Lets the phone's own page open without a network. Pages with anybody's data are never kept. */
export async function registerWorker(): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	const type = import.meta.env.DEV ? 'module' : 'classic';
	await navigator.serviceWorker.register('/service-worker.js', { type });
}
