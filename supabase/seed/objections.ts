import { createHash } from 'node:crypto';
import { townshipOf } from './places.ts';
import { governmentId } from './organizations.ts';
import type { Players } from './pledge-acts.ts';
import type { ProjectPlan } from './projects.ts';
import { idOf } from './random.ts';

interface Saying {
	readonly body: string;
	readonly code: string;
	readonly answer?: readonly [status: 'dismissed' | 'upheld', words: string, stopReason?: string];
}

/** What villagers say against the notices in their villages. */
const SAYINGS: readonly Saying[] = [
	{ body: '入户路的走向绕开了北坡七户，请说明理由。', code: 'YANSHI2222222222' },
	{
		body: '概算里的沙石单价偏高。',
		code: 'YANSHI3333333333',
		answer: ['dismissed', '已对照县里今年第三季度信息价，单价在范围内。评审表可到乡政府查阅。'],
	},
	{
		body: '村民代表会议没有按通知的日期开。',
		code: 'YANSHI4444444444',
		answer: [
			'upheld',
			'属实。会议改期后没有重新通知，已要求补开。',
			'村民代表会议改期后没有重新通知，补开后重新公示。',
		],
	},
];

/**
 * Objections to the village notices of the projects that stand in one. The owner of the database
 * writes them: a function takes them only while a notice hangs, and those of the demo hang on the
 * days of the demo. The first is hung anew for longer, so that a visitor may object to one.
 */
export function raiseObjections(
	{ stage, seatOf }: Players,
	projects: readonly ProjectPlan[],
): void {
	const standing = projects.filter(({ status }) => status === 'village_notice');
	for (const [place, saying] of SAYINGS.entries()) {
		const project = standing[place];
		if (!project) return;
		const notice = idOf(`notice ${project.id} village`);
		const id = idOf(`objection ${project.id}`);
		const hash = createHash('sha256').update(saying.code).digest('hex');
		if (place === 0) {
			stage.act(seatOf(governmentId(project.village), 'editor'), 'record_notice', {
				id: idOf(`notice ${project.id} longer`),
				project_id: project.id,
				level: 'village',
				starts_on: '2026-11-11',
				ends_on: '2027-03-31',
				place: '村务公开栏',
			});
		}
		stage.write(
			(tx) => tx`insert into public.objections
				(id, notice_id, body, code_hash, raised_at, is_demo)
				values (${id}, ${notice}, ${saying.body}, ${hash}, '2026-11-14 20:11+08', true)`,
		);
		if (!saying.answer) continue;
		const [status, words, reason] = saying.answer;
		const judge = seatOf(governmentId(townshipOf(project.village)), 'approver');
		stage.write(
			(tx) => tx`update public.objections set status = ${status}, answer = ${words},
				answered_by = ${judge.account}, answered_by_organization_id = ${judge.organization},
				answered_at = '2026-11-18 10:02+08' where id = ${id}`,
			judge,
		);
		if (!reason) continue;
		stage.write(
			(tx) => tx`insert into public.notice_stops
				(notice_id, reason, stopped_by, organization_id, stopped_at)
				values (${notice}, ${reason}, ${judge.account}, ${judge.organization},
					'2026-11-18 10:02+08')`,
			judge,
		);
	}
}
