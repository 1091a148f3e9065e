import { createHash, randomUUID } from 'node:crypto';
import { becomeOwner, type Tx } from './become.ts';
import { deliberate, villages } from './giving.ts';
import {
	contracting,
	deliberating,
	dated,
	isHanging,
	isJudge,
	isSeated,
	isStanding,
	numbering,
	open,
	registering,
	stands,
	stepped,
	steps,
	telling,
	type Level,
	type Model,
	type Objected,
	type Who,
} from './project-model.ts';

/** Where a life takes place. */
export interface Place {
	readonly project: string;
	/** A signed one, whose money is given to the project. */
	readonly pledge: string;
	readonly who: (name: string) => Who;
}

/** Something that somebody tries. */
export interface Attempt {
	readonly act: string;
	readonly says: string;
	/** What has become of it then; null: it may not happen. */
	readonly then: (() => void) | null;
	readonly call: (tx: Tx) => Promise<unknown>;
}

/** @param drawn a small number, for what is left to chance */
export type Act = (model: Model, who: Who, place: Place, drawn: number) => Attempt;

const all = 'village township county';

function allow(isAllowed: boolean, then: () => void): (() => void) | null {
	return isAllowed ? then : null;
}

function nothing(): void {
	// Sent twice, it changes nothing.
}

export const stepBy =
	(act: string): Act =>
	(model, who, { project }, drawn) => {
		const note = drawn % 4 ? '因为' : null;
		const to = stepped(model, who, act, note !== null);
		const then = () => {
			model.status = to!;
			model.last = { act, by: who.name, to: to! };
			if (act === 'submit') model.submission += 1;
			if (act === 'complete') model.inspections = {};
		};
		return {
			act,
			says: `${act}${note ? '' : ' without a note'}`,
			then: to === null ? null : to === 'nothing' ? nothing : then,
			call: (tx) => tx`select advance_project(${project}, ${act}, ${note})`,
		};
	};

const save: Act = (model, who, { project }, drawn) => {
	const budget = drawn % 4 ? [{ source: 'fiscal_aid', amount_fen: 1 }] : [];
	const [title, { version }] = [`修路${randomUUID()}`, model];
	return {
		act: 'save',
		says: `writes it, ${budget.length} sources`,
		then: allow(isSeated(who, all, 'editor') && stands(model, open), () => {
			model.version += 1;
			model.editedBy = who.name;
			model.hasBudget = budget.length > 0;
		}),
		call: (tx) => tx`select save_project(${project}, ${title}, ${villages.yuangudui},
			2026::smallint, 'other', ${tx.json(budget)}, version => ${version})`,
	};
};

const schedule: Act = (model, who, { project }) => {
	const { version } = model;
	const rows = [{ title: randomUUID(), slot: 'done', due_on: '2027-01-01', weight: 100 }];
	const isOpen = stands(model, open) || (who.kind === 'county' && stands(model, dated));
	return {
		act: 'schedule',
		says: 'dates its milestones',
		then: allow(isSeated(who, all, 'editor') && isOpen, () => {
			model.version += 1;
			model.hasMilestones = true;
		}),
		call: (tx) => tx`select save_milestones(${project}, ${tx.json(rows)}, ${version})`,
	};
};

const walls = { village: 'village township', township: 'township', county: 'county' };
const levels = ['village', 'township', 'county'] as const;

/** Past, hanging now or until today, or hanging soon. */
const spans = [
	[-20, -9],
	[-3, 8],
	[-10, 0],
	[2, 12],
] as const;

const hangs =
	(level: Level): Act =>
	(model, who, { project }, drawn) => {
		const [startsIn, endsIn] = spans[drawn % spans.length]!;
		const id = randomUUID();
		return {
			act: 'hang',
			says: `hangs the notice of the ${level} from ${startsIn} to ${endsIn}`,
			then: allow(
				isSeated(who, walls[level], 'editor') && model.status === `${level}_notice`,
				() => {
					const { submission } = model;
					const fresh = { startsIn, endsIn, isStopped: false };
					model.notices.push({ id, level, submission, by: who.name, ...fresh });
				},
			),
			call: (tx) => tx`select record_notice(${id}, ${project}, ${level},
				private.today() + ${startsIn}::integer, private.today() + ${endsIn}::integer, '公开栏')`,
		};
	};

/** The newest, mostly. */
function drawnOf<One>(these: readonly One[], drawn: number): One | undefined {
	const back = drawn % 4 ? 0 : drawn;
	return these[these.length - 1 - (back % Math.max(1, these.length))];
}

const stop: Act = (model, who, _, drawn) => {
	const notice = drawnOf(model.notices, drawn);
	const isAllowed =
		notice && isJudge(who, notice) && (notice.isStopped || isStanding(model, notice));
	return {
		act: 'stop',
		says: `stops ${notice ? `a notice of the ${notice.level}` : 'no notice'}`,
		then: allow(isAllowed ?? false, () => {
			notice!.isStopped = true;
		}),
		call: (tx) => tx`select stop_notice(${notice?.id ?? randomUUID()}, '有误')`,
	};
};

const object: Act = (model, _who, _place, drawn) => {
	const notice = drawnOf(model.notices, drawn);
	const [id, code] = [randomUUID(), createHash('sha256').update(randomUUID()).digest('hex')];
	return {
		act: 'object',
		says: `objects to ${notice ? `a notice of the ${notice.level}` : 'no notice'}`,
		then: allow(!!notice && isStanding(model, notice) && isHanging(notice), () => {
			model.objections.push({ id, notice: notice!, status: 'raised' });
		}),
		call: (tx) => tx`select raise_objection(${id}, ${notice?.id ?? randomUUID()}, '没有开过会',
			${code})`,
	};
};

function answer(
	said: Objected | undefined,
	status: 'upheld' | 'dismissed',
	model: Model,
	who: Who,
): Attempt {
	const isOpen = said?.status === 'raised' || said?.status === status;
	return {
		act: status,
		says: `answers ${said ? `an objection: ${status}` : 'no objection'}`,
		then: allow(!!said && isJudge(who, said.notice) && isOpen, () => {
			const isUpheld = status === 'upheld' && said!.status === 'raised';
			if (isUpheld && isStanding(model, said!.notice)) said!.notice.isStopped = true;
			said!.status = status;
		}),
		call: (tx) => tx`select answer_objection(${said?.id ?? randomUUID()}, ${status}, '已核实',
			'重新公示')`,
	};
}

const answers =
	(status: 'upheld' | 'dismissed'): Act =>
	(model, who, _, drawn) =>
		answer(drawnOf(model.objections, drawn), status, model, who);

/** Now and then too few came. */
const decide: Act = (model, who, { project }, drawn) => ({
	act: 'decide',
	says: drawn ? 'records the decision' : 'records a decision of too few',
	then: allow(
		isSeated(who, 'village township', 'editor') && stands(model, deliberating) && drawn > 0,
		() => {
			model.hasDecision = true;
		},
	),
	call: (tx) => deliberate(tx, project, drawn ? 34 : 25),
});

const contract: Act = (model, who, { project }) => ({
	act: 'record_contract',
	says: 'records a contract',
	then: allow(isSeated(who, 'county', 'editor') && stands(model, contracting), () => {
		model.hasContract = true;
	}),
	call: (tx) => tx`select record_contract(${randomUUID()}, ${project}, '9号', '施工', '某公司', 1,
		'direct', '2026-01-01')`,
});

const number: Act = (model, who, { project }) => ({
	act: 'number',
	says: 'numbers it',
	then: allow(isSeated(who, 'county', 'editor') && stands(model, numbering), nothing),
	call: (tx) => tx`select number_project(${project}, '渭农发〔2026〕1号')`,
});

const inspects =
	(outcome: 'passed' | 'rectify'): Act =>
	(model, who, { project }) => ({
		act: 'inspect',
		says: `inspects it: ${outcome}`,
		then: allow(isSeated(who, 'township county', 'editor') && model.status === 'completed', () => {
			model.inspections[who.kind!] = { outcome, by: who.name };
		}),
		call: async (tx) => {
			const paper = randomUUID();
			await tx`select record_document(${paper}, 'evidence', '验收单.pdf', 'application/pdf', 9,
				${'0'.repeat(64)})`;
			await tx`select record_acceptance(${randomUUID()}, ${project}, '2026-01-01', ${outcome},
				'农业农村局', ${paper}, '路肩未压实')`;
		},
	});

const road = { name: '水泥路', kind: 'public_benefit', quantity: 1.2, unit: '公里' };
const keeping = { owner: '元古堆村集体', keeper: '公益岗', location: '一社' };

const register: Act = (model, who, { project }) => ({
	act: 'register',
	says: 'registers what it leaves behind',
	then: allow(isSeated(who, all, 'editor') && stands(model, registering), () => {
		model.hasAssets = true;
	}),
	call: (tx) =>
		tx`select save_asset(${randomUUID()}, ${project}, ${tx.json({ ...road, ...keeping })})`,
});

const tell: Act = (model, who, { project }) => ({
	act: 'tell',
	says: 'tells of its progress',
	then: allow(isSeated(who, all, 'editor') && stands(model, telling), nothing),
	call: (tx) => tx`select submit_update(${randomUUID()}, ${project}, '2026-01-01', '开工了', null,
		null, null, '[]', null)`,
});

/** Past all functions, straight into the table. */
const forge: Act = (_model, _who, { project }) => ({
	act: 'forge',
	says: 'writes its status by hand',
	then: null,
	call: async (tx) => {
		const { count } = await tx`update projects set status = 'closed' where id = ${project}`;
		return count === 0 ? 'in vain' : null;
	},
});

/** Not an act of anybody's: the days of its notices pass. */
const pass: Act = (model, _who, { project }) => ({
	act: 'pass',
	says: 'waits for eleven days',
	then: () => {
		for (const notice of model.notices) {
			notice.startsIn -= 11;
			notice.endsIn -= 11;
		}
	},
	call: (tx) =>
		asOwner(
			tx,
			() => tx`update notices set starts_on = starts_on - 11, ends_on = ends_on - 11
				where project_id = ${project}`,
		),
});

/** Not an act of anybody's here: money is given to it, or spent. */
const money: Act = (model, _who, { project, pledge }) => {
	const isOpen = !model.hasOpenMoney;
	return {
		act: 'money',
		says: isOpen ? 'sees money given to it' : 'sees its money spent',
		then: () => {
			model.hasOpenMoney = isOpen;
		},
		call: (tx) =>
			asOwner(
				tx,
				() => tx`insert into fund_accounts (bucket, pledge_id, project_id, balance_fen)
					values ('disbursed', ${pledge}, ${project}, ${Number(isOpen)})
					on conflict on constraint fund_accounts_key
					do update set balance_fen = excluded.balance_fen`,
			),
	};
};

async function asOwner(tx: Tx, work: () => Promise<unknown>): Promise<void> {
	await becomeOwner(tx);
	await tx`set local session_replication_role = replica`;
	await work();
	await tx`set local session_replication_role = origin`;
}

export const acts: readonly Act[] = [
	...Object.keys(steps).map(stepBy),
	...levels.map(hangs),
	...(['upheld', 'dismissed'] as const).map(answers),
	...(['passed', 'rectify'] as const).map(inspects),
	save,
	schedule,
	stop,
	object,
	object,
	decide,
	contract,
	number,
	register,
	tell,
	forge,
	pass,
	money,
];

/** Acts by which a project leaves the straight way. */
export const strays: readonly Act[] = [
	...['suspend', 'reopen'].map(stepBy),
	...levels.map(hangs),
	object,
	object,
	answers('upheld'),
	stop,
	inspects('rectify'),
	number,
	tell,
	register,
	money,
	pass,
];

/** The steps from where it stands. */
export function stepsFrom({ status }: Model): string[] {
	return Object.keys(steps).filter((act) => steps[act]!.from.split(' ').includes(status));
}

/** The step by which a project goes on from where it stands, and what has to be done before it. */
const ways: Readonly<Record<string, [step: string, before?: (model: Model) => readonly Act[]]>> = {
	draft: ['submit', () => [save]],
	returned: ['submit', () => [save]],
	submitted: ['open_village_notice', () => [decide]],
	village_notice: ['end_village_notice', (model) => beforeEnding(model, 'village')],
	township_review: ['open_township_notice'],
	township_notice: ['end_township_notice', (model) => beforeEnding(model, 'township')],
	county_appraisal: ['open_county_notice'],
	county_notice: ['admit', (model) => beforeEnding(model, 'county')],
	in_pool: ['contract', () => [contract]],
	contracted: ['start', () => [schedule]],
	under_way: ['complete'],
	completed: ['accept', () => [inspects('passed')]],
	accepted: ['hand_over', () => [register]],
	handed_over: ['close', (model) => (model.hasOpenMoney ? [money] : [])],
	suspended: ['resume'],
	reopened: ['resume'],
};

function beforeEnding(model: Model, level: Level): Act[] {
	const said = model.objections.find(({ status }) => status === 'raised');
	const answered: Act = (m, who, _, drawn) =>
		answer(said, drawn % 2 ? 'upheld' : 'dismissed', m, who);
	// As often as not the days are over before anybody answers.
	const waited: Act = (...[m, who, at, drawn]) => (drawn < 6 ? pass : answered)(m, who, at, drawn);
	if (said) return [isHanging(said.notice) ? waited : answered];
	const standing = model.notices.find((notice) => isStanding(model, notice));
	if (!standing) return [hangs(level)];
	const heard: Act = (...[m, who, at, drawn]) => (drawn < 5 ? object : pass)(m, who, at, drawn);
	return [isHanging(standing) ? heard : pass];
}

/**
 * Brings it on: by the step itself where it is ready, else by what the step needs first. Somebody
 * rash takes the step all the same.
 * @param order who is asked first
 */
export function onward(
	model: Model,
	place: Place,
	order: readonly string[],
	drawn: number,
): [string, Attempt] | null {
	const way = ways[model.status];
	if (!way) return null;
	const [step, before] = way;
	const isRash = drawn < 3;
	for (const act of [stepBy(step), ...(isRash ? [] : (before?.(model) ?? []))]) {
		for (const name of order) {
			const attempt = act(model, place.who(name), place, drawn);
			if (attempt.then && attempt.then !== nothing) return [name, attempt];
		}
	}
	const { by, role } = steps[step]!;
	const name = order.find((one) => isSeated(place.who(one), by, role));
	return name ? [name, stepBy(step)(model, place.who(name), place, drawn)] : null;
}
