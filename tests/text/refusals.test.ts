import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messageKey, wordRefusal } from '#text/refusals.ts';

const messages = JSON.parse(readFileSync('src/text/messages/zh-CN.json', 'utf8')) as Record<
	string,
	unknown
>;

/** Every refusal that SQL raises, a decision returns or a schema says, from the sources. */
const names = new Set(
	[
		['supabase/migrations/*.sql', /private\.refuse\(\s*'([a-z_]+\.[a-z_]+)'/g],
		['src/{domain,http,data}/**/*.ts', /refuse\(\s*'([a-z_]+\.[a-z_]+)'/g],
		['src/domain/**/schema.ts', /'([a-z_]+\.[a-z_]+)'/g],
	].flatMap(([pattern, form]) =>
		globSync(pattern as string).flatMap((file) =>
			[...readFileSync(file, 'utf8').matchAll(form as RegExp)].map((match) => match[1]!),
		),
	),
);

describe('a refusal', () => {
	it('is found in the sources', () => {
		expect(names.size).toBeGreaterThan(60);
		expect(names).toContain('need.decision_record_missing');
		expect(names).toContain('amount.malformed');
	});

	it.each([...names].sort())('%s has its sentence', (name) => {
		expect(messages).toHaveProperty(messageKey(name));
	});

	it('without a sentence still says which it is', () => {
		expect(wordRefusal({ name: 'nothing.of_the_kind' })).toContain('nothing.of_the_kind');
	});
});
