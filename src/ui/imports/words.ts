import type { ImportStatus } from '#domain/reports/import.ts';

type Tone = 'neutral' | 'waiting' | 'good' | 'alert';

const tones: Partial<Record<ImportStatus, Tone>> = {
	reading: 'waiting',
	ready: 'waiting',
	failed: 'alert',
	imported: 'good',
};

export function importTone(status: ImportStatus): Tone {
	return tones[status] ?? 'neutral';
}
