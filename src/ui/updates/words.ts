import type { UpdateStatus } from '#domain/timeline/update.ts';

const tones = { pending: 'waiting', returned: 'alert', approved: 'good' } as const;

export function updateTone(status: UpdateStatus): (typeof tones)[UpdateStatus] {
	return tones[status];
}
