import type { Need, NeedStatus } from '#domain/needs/need.ts';
import { getLocale } from '#text/compiled/runtime.js';
import { formatMoney } from '#text/format.ts';

type Tone = 'neutral' | 'waiting' | 'good' | 'alert';

const tones: Partial<Record<NeedStatus, Tone>> = {
	submitted: 'waiting',
	returned: 'alert',
	open: 'good',
	fulfilled: 'good',
};

export function needTone(status: NeedStatus): Tone {
	return tones[status] ?? 'neutral';
}

/** What is asked for, in money or in its own unit. */
export function asked(need: Pick<Need, 'amountFen' | 'quantity' | 'unit'>): string {
	if (need.amountFen !== null) return formatMoney(need.amountFen, getLocale(), 'wan');
	return `${need.quantity ?? '—'} ${need.unit ?? ''}`;
}
