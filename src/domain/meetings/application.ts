import type { Seat } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import type { ProjectKind } from '#domain/projects/project.ts';
import { isWithinRegion, levelOf } from '#domain/regions/code.ts';
import { normalizeInput } from '#domain/text.ts';
import type { Item } from './item.ts';
import type { ApplicationForm } from './schema.ts';
import type { Sides } from './side.ts';

/**
 * Whether a line may become the application of a village of this county: no intent, no purchase,
 * not for another place, and not yet.
 */
export function isApplicable(
	{ kind, nature, placeCode, projectId }: Pick<Item, 'kind' | 'nature' | 'placeCode' | 'projectId'>,
	county: string,
): boolean {
	const isHere =
		placeCode === null || isWithinRegion(placeCode, county) || isWithinRegion(county, placeCode);
	return kind !== 'intent' && nature !== 'purchase' && isHere && projectId === null;
}

/** Whether a seat draws applications up for villages of the receiving side: its counties do. */
export function mayApply(
	seat: Seat,
	{ receivingRegionCode }: Pick<Sides, 'receivingRegionCode'>,
): boolean {
	const lies = isWithinRegion(seat.regionCode, receivingRegionCode);
	return lies && may(seat, 'meeting.apply');
}

/** The villages for which a line may apply: all of them, or those of the place that it names. */
export function villagesOf<Village extends { readonly code: string }>(
	{ placeCode }: Pick<Item, 'placeCode'>,
	villages: readonly Village[],
): Village[] {
	return villages.filter(({ code }) => isWithinRegion(code, placeCode ?? code));
}

/** How a line shall become the draft of an application. */
export interface Application {
	readonly id: string;
	readonly villageCode: string;
	readonly title: string;
	readonly kind: ProjectKind;
	readonly poolYear: number;
}

export function applicationFromForm(form: ApplicationForm): Application {
	return {
		id: form.id,
		villageCode: form.village_code,
		title: normalizeInput(form.title),
		kind: form.kind as ProjectKind,
		poolYear: Number(form.pool_year),
	};
}

/** What the form begins with: the words of the line, its village, and the year. */
export function formOfApplication(
	{ subject, placeCode }: Pick<Item, 'subject' | 'placeCode'>,
	{ id, today }: { readonly id: string; readonly today: string },
): Partial<ApplicationForm> {
	return {
		id,
		title: subject.slice(0, 80),
		...(placeCode !== null && levelOf(placeCode) === 5 && { village_code: placeCode }),
		pool_year: today.slice(0, 4),
	};
}
