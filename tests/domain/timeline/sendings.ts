import type { Sending } from '#domain/timeline/sending.ts';

/** A draft with the photos of these ids. */
export function sendingWith({
	photos = [],
	...facts
}: Partial<Omit<Sending, 'photos'>> & { photos?: readonly string[] } = {}): Sending {
	return {
		id: '5f2d1c3b-8a7e-4d6f-9b0c-1a2b3c4d5e6f',
		sendingId: '7b0c6a52-3f1d-4c8e-9a54-2f8f6f0c9d11',
		organizationId: 'village',
		baseVersion: 0,
		isCorrection: false,
		fields: {
			project_id: '7b0c6a52-3f1d-4c8e-9a54-2f8f6f0c9d12',
			event_on: '2026-11-18',
			body: '路基铺好了',
			works_percent: '30',
			amount: '',
			milestone_id: '',
			caption: '',
			correction_note: '',
		},
		projectTitle: '通村路',
		staged: [],
		photos: photos.map((id) => ({ id, name: id, size: 9, isShrunk: false, isSent: false })),
		status: 'draft',
		obstacle: null,
		failures: 0,
		savedAt: 0,
		dueAt: 0,
		...facts,
	};
}
