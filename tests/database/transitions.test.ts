import { expect, it } from 'vitest';
import { transitions } from '#domain/identity/transitions.ts';
import { rolledBack } from './become.ts';

interface Row {
	readonly record: string;
	readonly from_status: string | null;
	readonly to_status: string;
	readonly act: string;
}

const word = ({ record, from_status: from, to_status: to, act }: Row) =>
	`${record}: ${from ?? '·'} → ${to} (${act})`;

it('statuses move by the same rows in the application and in the database', () =>
	rolledBack(async (tx) => {
		const stored = await tx<Row[]>`
			select record, from_status, to_status, act from status_transitions`;
		const written = Object.entries(transitions).flatMap(([record, rows]) =>
			rows.map(([from_status, to_status, act]) => ({ record, from_status, to_status, act })),
		);
		expect(written.map(word).sort()).toEqual(stored.map(word).sort());
	}));
