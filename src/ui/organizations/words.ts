import type { Organization } from '#domain/organizations/organization.ts';
import type { Tone } from '#ui/parts/tone.ts';

export function organizationTone(status: Organization['status']): Tone {
	if (status === 'verified') return 'good';
	return status === 'pending' ? 'waiting' : 'alert';
}
