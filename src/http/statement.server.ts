/** The year that an address asks for; this year where it names none that could be. */
export function statementYear(url: URL, thisYear: number): number {
	const asked = url.searchParams.get('year') ?? '';
	const year = /^\d{4}$/.test(asked) ? Number(asked) : thisYear;
	return year >= 1980 && year <= thisYear ? year : thisYear;
}
