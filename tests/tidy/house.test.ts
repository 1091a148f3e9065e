import { describe, expect, it } from 'vitest';
import { directionRules } from './direction.ts';
import { layerRules } from './layers.ts';
import { markRules } from './marks.ts';
import { markdownRules } from './markdown.ts';
import { messageRules } from './messages.ts';
import { mirrorRules } from './mirror.ts';
import { moduleRules } from './modules.ts';
import { nameRules } from './names.ts';
import { purityRules } from './purity.ts';
import { reachRules } from './reach.ts';
import { explain, filesOf, place } from './rule.ts';
import { secretRules } from './secrets.ts';
import { sizeRules } from './sizes.ts';
import { sqlRules } from './sql.ts';
import { readTree } from './tree.ts';

const tree = readTree();

const rules = [
	...layerRules,
	...directionRules,
	...moduleRules,
	...reachRules,
	...purityRules,
	...secretRules,
	...sizeRules,
	...nameRules,
	...markRules,
	...sqlRules,
	...messageRules,
	...mirrorRules,
	...markdownRules,
];

for (const rule of rules) {
	describe(rule.holds, () => {
		it('can be broken', () => {
			expect(rule.examples.flatMap(({ finds }) => finds)).not.toEqual([]);
		});

		for (const example of rule.examples) {
			it(`judges ${example.shows}`, () => {
				const found = rule.find(filesOf(example));
				expect(new Set(found.map(place))).toEqual(new Set(example.finds));
			});
		}

		it('holds here', () => {
			const found = rule.find(tree);
			if (found.length) expect.fail(explain(rule, found));
		});
	});
}
