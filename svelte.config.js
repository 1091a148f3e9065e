import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ precompress: true }),
		// Hashes, not nonces: a page that comes from the cache keeps the policy it was made with.
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'form-action': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'frame-ancestors': ['none'],
			},
		},
		// The two unsafe checks of ours stand in http/headers: this one stays on beside them.
		csrf: { trustedOrigins: [] },
		serviceWorker: { register: false },
		typescript: {
			config: (config) => ({
				...config,
				// Checked like all the rest: what it needs of a worker's own types it names itself.
				exclude: config.exclude.filter((path) => !path.includes('service-worker')),
				include: [
					...config.include,
					'../supabase/**/*.ts',
					'../tests/**/*.ts',
					'../playwright.config.ts',
				],
			}),
		},
	},
};
