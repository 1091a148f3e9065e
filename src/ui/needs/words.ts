import type { Need, NeedStatus } from '#domain/needs/need.ts';
import { formatPercent } from '#text/format.ts';

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

type Asked = Pick<Need, 'amountFen' | 'quantity' | 'unit'>;

/** What of it both sides have agreed to; money is whole fen, all else has three decimals. */
export function agreedShare(need: Asked & { readonly agreed: number }): string {
	const whole = need.amountFen ?? need.quantity;
	const [part, all] = [need.agreed, whole].map((some) => some && Math.round(some * 1000));
	return formatPercent(part ?? null, all ?? null);
}
