import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guideKinds, guideSteps } from '#text/guides.ts';

const routes = join(import.meta.dirname, '../../src/routes');

// A page to write something new gives it an id, and leads on.
const pages = ['+page.svelte', '+page.server.ts'];

describe.each(guideKinds)('the guide of %s', (kind) => {
	it.each(guideSteps(kind))('leads to a page: $title', ({ path }) => {
		const folders = [path, `(public)${path}`].map((folder) => join(routes, folder));
		expect(folders.some((folder) => pages.some((page) => existsSync(join(folder, page))))).toBe(
			true,
		);
	});

	it('fits on one sheet', () => {
		expect(guideSteps(kind).length).toBeLessThanOrEqual(8);
	});
});
