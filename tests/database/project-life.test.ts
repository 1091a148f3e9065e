import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, rolledBack, type Tx } from './become.ts';
import { signedPledge, villages } from './giving.ts';
import { gather, type Person } from './people.ts';
import {
	acts,
	onward,
	stepBy,
	stepsFrom,
	strays,
	type Attempt,
	type Place,
} from './project-acts.ts';
import { begun, isSeated, steps, type Model, type Who } from './project-model.ts';

/** The same few lives each time; `npm run proof -- life` lives many others. SEED repeats them. */
const lives = Number(process.env['LIVES'] ?? 10);
const seed = Number(process.env['SEED'] ?? (process.env['LIVES'] ? Date.now() % 1e9 : 23));

/** Those in charge, two of each who approve, since one may have written; and those who are not. */
const people = {
	villageEditor: true,
	villageApprover: true,
	township: true,
	townApprover: true,
	townSecond: true,
	countyEditor: true,
	countyApprover: true,
	countySecond: true,
	otherVillage: false,
	otherCounty: false,
	cityApprover: false,
	donorApprover: false,
	supervisor: false,
	everybody: false,
} as const;
type Name = keyof typeof people;
const names = Object.keys(people) as Name[];
const authors = ['villageEditor', 'villageApprover', 'township', 'countyEditor'] as const;

type Persons = Readonly<Record<Name, Person | null>>;

interface Real {
	readonly tx: Tx;
	readonly persons: Persons;
	readonly place: Place;
}

/** What was let and what was refused in all lives, so that none of it is only ever refused. */
const seen = { let: new Set<string>(), refused: new Set<string>() };

/** Who tries it, and what. */
type Tried = [Name, Attempt];

class Command implements fc.AsyncCommand<Model, Real> {
	readonly #choose: (model: Model, place: Place) => Tried | null;
	#says = 'nothing left to do';

	constructor(choose: (model: Model, place: Place) => Tried | null) {
		this.#choose = choose;
	}

	check = () => true;

	async run(model: Model, { tx, persons, place }: Real): Promise<void> {
		const chosen = this.#choose(model, place);
		if (!chosen) return;
		const [name, attempt] = chosen;
		this.#says = `${name} ${attempt.says} (${model.status})`;
		await become(tx, persons[name]);
		const refusal = await refusalIn(tx, attempt);
		expect([this.#says, refusal === null]).toEqual([this.#says, attempt.then !== null]);
		attempt.then?.();
		seen[attempt.then ? 'let' : 'refused'].add(attempt.act);
		await becomeOwner(tx);
		if (isOrdered(attempt)) await passMoment(tx, place.project);
		const [row] = await tx`select status, submission, version from projects
			where id = ${place.project}`;
		const { status, submission, version } = model;
		expect([this.#says, { ...row }]).toEqual([this.#says, { status, submission, version }]);
	}

	toString(): string {
		return this.#says;
	}
}

class Undone extends Error {}

/** The refusal of the database; null where it lets it be done. A surprise is thrown. */
async function refusalIn(tx: Tx, { call }: Attempt): Promise<string | null> {
	try {
		await tx.savepoint(async (inner) => {
			if ((await call(inner)) === 'in vain') throw new Undone();
		});
		return null;
	} catch (error) {
		if (error instanceof Undone) return 'in vain';
		const { code, message } = error as { code: string; message: string };
		// 42501: not a privilege of this role at all. 23514: a check of the table.
		if (code?.startsWith('PT') || ['42501', '23514'].includes(code)) return message;
		throw error;
	}
}

/** A life leaves nothing behind, neither its end nor whatever broke it off. */
async function undone(tx: Tx, live: (tx: Tx) => Promise<void>): Promise<void> {
	const lived = tx.savepoint(async (inner) => {
		await live(inner);
		throw new Undone();
	});
	await lived.catch((error: unknown) => {
		if (!(error instanceof Undone)) throw error;
	});
}

/** Whether it was before or after another one says something. */
function isOrdered({ act, then }: Attempt): boolean {
	return then !== null && (act === 'complete' || act === 'inspect');
}

/** In one transaction it is always now: what was done is put back a little. */
async function passMoment(tx: Tx, project: string): Promise<void> {
	await tx`set local session_replication_role = replica`;
	await tx`update project_steps set taken_at = taken_at - interval '1 second'
		where project_id = ${project}`;
	await tx`update acceptances set recorded_at = recorded_at - interval '1 second'
		where project_id = ${project}`;
	await tx`set local session_replication_role = origin`;
}

async function gatherPersons(tx: Tx): Promise<{ persons: Persons; pledge: string }> {
	const cast = await gather(tx);
	const pledge = await signedPledge(tx, cast);
	await becomeOwner(tx);
	const persons = {
		...cast,
		townApprover: await secondOf(tx, cast.township),
		townSecond: await secondOf(tx, cast.township),
		countySecond: await secondOf(tx, cast.countyEditor),
		everybody: null,
	};
	return { persons, pledge };
}

async function secondOf(tx: Tx, { organization, kind, region }: Person): Promise<Person> {
	const account = randomUUID();
	await tx`insert into accounts (id, display_name) values (${account}, 'approver')`;
	await tx`insert into memberships (account_id, organization_id, role)
		values (${account}, ${organization}, 'approver')`;
	return { account, organization, kind, region, role: 'approver' };
}

function whoIs(name: Name, person: Person | null): Who {
	const { kind = null, role = '' } = person ?? {};
	return { name, kind, role, isInCharge: people[name] };
}

async function begin(
	{ tx, persons }: Omit<Real, 'place'>,
	author: Name,
	pledge: string,
): Promise<Place> {
	const project = randomUUID();
	await become(tx, persons[author]);
	await tx`select save_project(${project}, '修一条路', ${villages.yuangudui}, 2026::smallint,
		'infrastructure')`;
	return { project, pledge, who: (name) => whoIs(name as Name, persons[name as Name]) };
}

// Without fast-check's liking for ends: each is an index, not a size.
const small = fc.noBias(fc.nat(7));
const any = fc.noBias(fc.nat());
const anybody = fc.constantFrom(...names);
const inCharge = fc.constantFrom(...names.filter((name) => people[name]));

/** Any act by whoever comes along. */
const attempts = fc
	.tuple(fc.constantFrom(...acts), anybody, small)
	.map(
		([act, name, drawn]) =>
			new Command((model, place) => [name, act(model, place.who(name), place, drawn)]),
	);

/** A step from where it stands, by who may take it, or by somebody else in charge. */
const temptations = fc.tuple(any, inCharge, small).map(
	([chosen, name, drawn]) =>
		new Command((model, place) => {
			const near = stepsFrom(model);
			const act = near[chosen % near.length];
			if (!act) return null;
			const { by, role } = steps[act]!;
			const seated = names.filter((one) => isSeated(place.who(one), by, role));
			const who = drawn < 4 ? seated[chosen % seated.length]! : name;
			return [who, stepBy(act)(model, place.who(who), place, drawn)];
		}),
);

/** What brings it on, by one of those who may: so that lives get somewhere. */
const goesOn = fc
	.tuple(anybody, small)
	.map(
		([preferred, drawn]) =>
			new Command(
				(model, place) => onward(model, place, [preferred, ...names], drawn) as Tried | null,
			),
	);

/** One of the detours that may be taken now, by the first who may. */
const detours = fc.tuple(any, small).map(
	([chosen, drawn]) =>
		new Command((model, place) => {
			const choices = strays.flatMap((act) => {
				const tried = names.map((name): Tried => [name, act(model, place.who(name), place, drawn)]);
				return tried.filter(([, { then }]) => then !== null).slice(0, 1);
			});
			return choices[chosen % choices.length] ?? null;
		}),
);

const life = fc.commands([goesOn, goesOn, goesOn, temptations, temptations, detours, attempts], {
	maxCommands: 160,
	size: 'max',
});

describe('in any life of a project, by whoever tries', () => {
	it(
		'the database lets happen what may happen, and nothing else',
		() =>
			rolledBack(async (tx) => {
				const { persons, pledge } = await gatherPersons(tx);
				const property = fc.asyncProperty(fc.constantFrom(...authors), life, (author, run) =>
					undone(tx, async (inner) => {
						const place = await begin({ tx: inner, persons }, author, pledge);
						const real = { tx: inner, persons, place };
						await fc.asyncModelRun(() => ({ model: begun(author), real }), run);
					}),
				);
				// A failure is made smaller for as long as there is time; what is left is told.
				const interruptAfterTimeLimit = lives * 6_000;
				await fc.assert(property, { numRuns: lives, seed, interruptAfterTimeLimit });
			}),
		lives * 10_000,
	);

	it(`seed ${seed}: every step was both let and refused, and of many lives every act`, () => {
		const others = 'hang object upheld dismissed stop save schedule inspect number tell register';
		const all = [...Object.keys(steps), ...(lives < 100 ? [] : others.split(' '))];
		expect(all.filter((act) => !seen.let.has(act))).toEqual([]);
		expect(all.filter((act) => !seen.refused.has(act))).toEqual([]);
	});
});
