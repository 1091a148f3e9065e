import { daysBetween, parseDate } from '#domain/period.ts';
import { usualDays, type WallNotice } from '#domain/projects/notice.ts';
import { accept, refuse, valueOf, type Result } from '#domain/result.ts';
import { normalizeInput } from '#domain/text.ts';
import type { GoodsNoticeForm } from './schema.ts';

/** Whole days that the notice of a plan hangs at least, by a rule that it names. */
const leastDays = 5;

export interface GoodsNoticeDraft extends Omit<WallNotice, 'submission'> {
	/** What it must have hung for at least. */
	readonly days: number;
}

type NoticeRefusal = 'notice.ends_before_it_begins' | 'notice.basis_missing' | 'notice.too_short';

/** The notice of a plan that a checked form describes, if it hangs long enough. */
export function goodsNoticeFromForm(
	form: GoodsNoticeForm,
): Result<GoodsNoticeDraft, NoticeRefusal> {
	const startsOn = valueOf(parseDate(form.starts_on));
	const endsOn = valueOf(parseDate(form.ends_on));
	const basis = normalizeInput(form.basis) || null;
	const runs = daysBetween(startsOn, endsOn);
	if (runs < 0) return refuse('notice.ends_before_it_begins', 'ends_on');
	if (runs < leastDays) return refuse('notice.too_short', 'ends_on', { days: leastDays, runs });
	if (runs < usualDays && basis === null) {
		return refuse('notice.basis_missing', 'basis', { days: usualDays, runs });
	}
	const place = normalizeInput(form.place);
	const days = Math.min(runs, usualDays);
	return accept({ id: form.id, startsOn, endsOn, place, basis, days });
}
