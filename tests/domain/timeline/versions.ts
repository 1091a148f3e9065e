import type { UpdateVersion } from '#domain/timeline/update.ts';

/** What the editor `writer` of 元古堆村 told about its road. */
export function versionWith(facts: Partial<UpdateVersion> = {}): UpdateVersion {
	return {
		updateId: '5f2d1c3b-8a7e-4d6f-9b0c-1a2b3c4d5e6f',
		version: 1,
		projectId: '7b0c6a52-3f1d-4c8e-9a54-2f8f6f0c9d11',
		projectTitle: '通组道路硬化项目',
		villageName: '元古堆村',
		villageCode: '621123210202',
		eventOn: '2026-11-18',
		body: '路面铺到三社路口',
		worksPercent: null,
		amountFen: null,
		milestoneId: null,
		correctionNote: null,
		status: 'pending',
		reviewNote: null,
		writtenBy: 'writer',
		writtenAt: '2026-11-18T10:00:00+00:00',
		isEnteredOnBehalf: false,
		photos: [],
		...facts,
	};
}
