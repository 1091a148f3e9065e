import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ancestorsOf, displayName, levelOf } from '#domain/regions/code.ts';
import type { Stage } from './stage.ts';

/** A division as the register writes it; see README.md for where the file comes from. */
export interface Division {
	readonly code: string;
	readonly officialName: string;
	readonly name: string;
}

export function readDivisions(): Map<string, Division> {
	const text = readFileSync(join(import.meta.dirname, 'divisions.csv'), 'utf8');
	const [, ...lines] = text.trim().split('\n');
	const divisions = lines.map((line) => {
		const [code = '', officialName = ''] = line.split(',');
		return { code, officialName, name: displayName(officialName) };
	});
	return new Map(divisions.map((division) => [division.code, division]));
}

export async function seedRegions(stage: Stage, divisions: Iterable<Division>): Promise<void> {
	const tx = await stage.asOwner();
	const rows = [...divisions].map(({ code, officialName, name }) => ({
		code,
		level: levelOf(code),
		parent_code: ancestorsOf(code).at(-1) ?? null,
		official_name: officialName,
		name,
	}));
	await tx`insert into public.regions ${tx(rows)}`;
}
