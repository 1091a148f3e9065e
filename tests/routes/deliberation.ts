import { expect } from '@playwright/test';
import { fill, press, type Troupe } from './troupe.ts';

const register = {
	name: '四议两公开登记表.pdf',
	mimeType: 'application/pdf',
	buffer: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
};

/** 元古堆村 records how it decided on a project of its own, with a slip the first time. */
export async function deliberate(troupe: Troupe, project: string): Promise<void> {
	const approver = await troupe.as('yuangudui-approver');
	await approver.goto(project);
	await expect(approver.getByText('还没有登记四议记录')).toBeVisible();
	const village = await troupe.as('yuangudui-editor');
	await village.goto(`${project}/deliberation`);
	await fill(village, { proposed_on: '2026-10-08', discussed_on: '2026-10-10' });
	await fill(village, { members_met_on: '2026-10-12', members_due: '30' });
	await fill(village, { members_present: '24', members_for: '20' });
	await fill(village, { villagers_met_on: '2026-10-15', villagers_due: '３８' });
	await fill(village, { villagers_present: '25', villagers_for: '25' });
	await village.setInputFiles('[name=document]', register);
	await village.getByRole('button', { name: '登记四议记录' }).click();
	await expect(village.getByText('实到人数不足应到人数的三分之二').first()).toBeVisible();
	// The file needs not be chosen again.
	await fill(village, { villagers_present: '34', villagers_for: '33' });
	await press(village, '登记四议记录');
	await expect(village.getByText('应到 38 人，实到 34 人，同意 33 人')).toBeVisible();
}
