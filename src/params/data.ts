/** The forms in which machines read a table of open data. */
export function match(text: string): text is 'csv' | 'json' {
	return text === 'csv' || text === 'json';
}
