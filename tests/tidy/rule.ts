export interface TextFile {
	/** From the root of the repository, with `/`. */
	readonly path: string;
	readonly text: string;
}

export interface Finding {
	readonly path: string;
	/** From 1. */
	readonly line: number;
	readonly what: string;
}

/** A small made-up tree and the places (`path:line`) the rule must report in it: none, or these. */
export interface Example {
	readonly shows: string;
	readonly files: Readonly<Record<string, string>>;
	readonly finds: readonly string[];
}

export interface Rule {
	/** The sentence that is true of a tidy tree. */
	readonly holds: string;
	readonly why: string;
	readonly instead: string;
	find(files: readonly TextFile[]): Finding[];
	readonly examples: readonly Example[];
}

export function filesOf(example: Example): TextFile[] {
	return Object.entries(example.files).map(([path, text]) => ({ path, text }));
}

export function place({ path, line }: Finding): string {
	return `${path}:${line}`;
}

/** What a person reads when the rule is broken. */
export function explain(rule: Pick<Rule, 'holds' | 'why' | 'instead'>, found: Finding[]): string {
	const rows = found.map((finding) => `  ${place(finding)}  ${finding.what}`);
	return [rule.holds, ...rows, `Why: ${rule.why}`, `Instead: ${rule.instead}`].join('\n');
}

/** For rules that read a file line by line. */
export function findLines(
	file: TextFile,
	judge: (line: string) => string | false | undefined,
): Finding[] {
	return file.text.split('\n').flatMap((text, index) => {
		const what = judge(text);
		return what ? [{ path: file.path, line: index + 1, what }] : [];
	});
}
