import { normalizeInput } from '#domain/text.ts';

/** A registered organization that a typed name can mean. */
export interface PartyChoice {
	readonly id: string;
	readonly name: string;
	/** Sets two of one name apart; null where there is none. */
	readonly uscc: string | null;
}

export interface Party {
	readonly name: string;
	readonly id: string | null;
}

/** What a box offers, and what can be typed into it again: the name, and the code of namesakes. */
export function labelParty(party: PartyChoice, known: readonly PartyChoice[]): string {
	const isAlone = known.every(({ id, name }) => id === party.id || name !== party.name);
	return isAlone || party.uscc === null ? party.name : `${party.name} ${party.uscc}`;
}

/** The organization whose label was typed; any other text is a name, also that of namesakes. */
export function chooseParty(text: string, known: readonly PartyChoice[]): Party {
	const typed = normalizeInput(text);
	const meant = known.filter((party) => labelParty(party, known) === typed);
	const [first, second] = meant;
	return first && !second ? { name: first.name, id: first.id } : { name: typed, id: null };
}

/** The name that typed text begins with: what namesakes are looked up by. */
export function nameIn(text: string): string {
	return normalizeInput(text).replace(/ [0-9A-Z]{18}$/, '');
}
