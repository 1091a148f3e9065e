import { parseAmount, parseApproximate } from '#domain/money.ts';
import type { Nature } from '#domain/offers/offer.ts';
import { parseDate } from '#domain/period.ts';
import type { PledgeKind } from '#domain/pledges/pledge.ts';
import { labelVillage } from '#domain/pledges/village.ts';
import { accept, refuse, valueOf, type Result } from '#domain/result.ts';
import { isBlank } from '#domain/text.ts';
import { lacksAmount, type Item } from './item.ts';
import type { Meeting, Participant } from './meeting.ts';
import { chooseParty, labelParty, type PartyChoice } from './party.ts';
import { choosePlace, type PlaceChoice } from './place.ts';
import type { ActionForm, DrawUpForm, ItemForm, MeetingForm } from './schema.ts';

/** What the database is asked to keep; `version` is the one that was edited, null for a new one. */
export interface MeetingDraft extends Pick<
	Meeting,
	'kind' | 'name' | 'heldOn' | 'place' | 'host' | 'agenda' | 'report' | 'participants' | 'papers'
> {
	readonly version: number | null;
	readonly pairingId: string;
}

export function meetingFromForm(form: MeetingForm): MeetingDraft {
	return {
		version: form.version === '' ? null : Number(form.version),
		pairingId: form.pairing_id,
		kind: form.kind,
		name: form.name,
		heldOn: valueOf(parseDate(form.held_on)),
		place: form.place,
		host: form.host,
		agenda: form.agenda,
		report: form.report,
		participants: participantsFromForm(form),
		papers: form.papers_staged,
	};
}

function participantsFromForm(form: MeetingForm): Participant[] {
	return form.participant_name.flatMap((name, row) => {
		if (isBlank(name)) return [];
		const count = form.participant_count[row] ?? '';
		return {
			name,
			peopleCount: isBlank(count) ? null : Number(count),
			people: form.participant_people[row] || null,
		};
	});
}

/** Empty rows that a new form begins with. */
const EMPTY_ROWS = 3;

/** A meeting as the form shows it again. */
export function formOfMeeting(meeting: Meeting): MeetingForm {
	const { participants } = meeting;
	return {
		version: String(meeting.version),
		pairing_id: meeting.pairing.id,
		kind: meeting.kind,
		name: meeting.name,
		held_on: meeting.heldOn,
		place: meeting.place,
		host: meeting.host,
		agenda: meeting.agenda,
		report: meeting.report,
		participant_name: participants.map(({ name }) => name),
		participant_count: participants.map(({ peopleCount }) => String(peopleCount ?? '')),
		participant_people: participants.map(({ people }) => people ?? ''),
		papers_staged: [...meeting.papers],
	};
}

type Rows = Pick<MeetingForm, 'participant_name' | 'participant_count' | 'participant_people'>;

/** The same rows with more empty ones below. */
export function withParticipants<Form extends Rows>(form: Form, more = EMPTY_ROWS): Form {
	const empty = Array.from({ length: more }, () => '');
	return {
		...form,
		participant_name: [...form.participant_name, ...empty],
		participant_count: [...form.participant_count, ...empty],
		participant_people: [...form.participant_people, ...empty],
	};
}

export type ItemDraft = Pick<
	Item,
	| 'kind'
	| 'partyName'
	| 'partyId'
	| 'placeCode'
	| 'subject'
	| 'nature'
	| 'form'
	| 'amountText'
	| 'amountFen'
	| 'isAnonymous'
>;

interface Known {
	readonly parties: readonly PartyChoice[];
	readonly places: readonly PlaceChoice[];
}

/**
 * The line that a checked form describes. Words that are an exact amount themselves (20万元) give
 * the figure too; approximate ones never do.
 */
export function itemFromForm(form: ItemForm, { parties, places }: Known): Result<ItemDraft> {
	const place = choosePlace(form.place, places);
	if (!place.ok) return place;
	const party = chooseParty(form.party, parties);
	const exact = isBlank(form.amount) ? exactIn(form) : valueOf(parseAmount(form.amount));
	if (exact === 0) return refuse('amount.missing', 'amount');
	return accept({
		kind: form.kind,
		partyName: party.name,
		partyId: party.id,
		placeCode: place.value,
		subject: form.subject,
		nature: (form.nature || null) as Nature | null,
		form: (form.form || null) as PledgeKind | null,
		amountText: form.amount_text || null,
		amountFen: exact,
		isAnonymous: form.is_anonymous,
	});
}

function exactIn({ form, amount_text }: ItemForm): number | null {
	const said = parseApproximate(amount_text);
	const saysUnit = /[元圆万亿]/u.test(amount_text);
	return form === 'cash' && saysUnit && !said.isApproximate ? said.fen : null;
}

/** A line as the form shows it again. */
export function formOfItem(item: Item, parties: readonly PartyChoice[]): ItemForm {
	const party = parties.find(({ id }) => id === item.partyId);
	const { placeCode: code, placeName } = item;
	return {
		kind: item.kind,
		party: party ? labelParty(party, parties) : item.partyName,
		place: code === null ? '' : labelVillage({ code, place: placeName ?? '' }),
		subject: item.subject,
		nature: item.nature ?? '',
		form: item.form ?? '',
		amount_text: item.amountText ?? '',
		amount: item.amountFen === null ? '' : (item.amountFen / 100).toFixed(2),
		is_anonymous: item.isAnonymous,
	};
}

export function actionFromForm(form: ActionForm, parties: readonly PartyChoice[]) {
	const owner = chooseParty(form.owner, parties);
	return {
		id: form.id,
		subject: form.subject,
		ownerName: owner.name,
		ownerId: owner.id,
		dueOn: valueOf(parseDate(form.due_on)),
	};
}

export type ActionDraft = ReturnType<typeof actionFromForm>;

/** How a line shall become a draft of a pledge. */
export interface DrawUp {
	readonly id: string;
	readonly receiverId: string;
	/** Exact, where the line has words alone. */
	readonly amountFen: number | null;
	readonly dueOn: string | null;
}

/** Asks for the exact amount before anything is drawn up of words. */
export function drawUpFromForm(
	form: DrawUpForm,
	item: Pick<Item, 'form' | 'amountFen'>,
): Result<DrawUp> {
	const typed = isBlank(form.amount) ? null : valueOf(parseAmount(form.amount));
	if (lacksAmount(item) && !typed) return refuse('amount.missing', 'amount');
	return accept({
		id: form.id,
		receiverId: form.receiving_organization_id,
		amountFen: lacksAmount(item) ? typed : null,
		dueOn: isBlank(form.due_on) ? null : valueOf(parseDate(form.due_on)),
	});
}
