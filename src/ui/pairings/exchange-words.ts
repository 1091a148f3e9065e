import type { ExchangeState } from '#domain/pairings/exchange.ts';
import type { Tone } from '#ui/parts/tone.ts';

const tones: Record<ExchangeState, Tone> = {
	reported: 'waiting',
	questioned: 'alert',
	confirmed: 'good',
	withdrawn: 'neutral',
};

export function exchangeTone(state: ExchangeState): Tone {
	return tones[state];
}
