import type { Finding, Rule, TextFile } from './rule.ts';

const ZH = 'src/text/messages/zh-CN.json';
const EN = 'src/text/messages/en.json';

/** Texts that are the same in every language: formats, standards, the name of a language. */
const LATIN_IN_CHINESE = /^(English|CSV|JSON|XLSX|Excel|PDF|Atom|IATI|API|SHA-256)$/;
const HAN_IN_ENGLISH = /^(中文|简体中文)$/;

interface Message {
	readonly key: string;
	/** One, or one for each variant. */
	readonly texts: readonly string[];
	readonly line: number;
}

function messagesIn(file: TextFile | undefined): Message[] {
	if (!file) return [];
	const rows = file.text.split('\n');
	const entries = Object.entries(JSON.parse(file.text) as Record<string, unknown>);
	return entries
		.filter(([key]) => key !== '$schema')
		.map(([key, value]) => {
			const line = rows.findIndex((row) => row.includes(`${JSON.stringify(key)}:`)) + 1;
			return { key, texts: textsIn(value), line };
		});
}

/** Of a variant only the matched texts are read out; declarations and selectors are not. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (Array.isArray(value)) return value.flatMap(textsIn);
	if (typeof value !== 'object' || value === null) return [];
	return textsIn('match' in value ? value.match : Object.values(value));
}

function wordsOf(text: string): string {
	return text.replace(/\{[^}]*\}/g, '').trim();
}

function placeholders({ texts }: Message): string {
	const names = texts.flatMap((text) => text.match(/\{[^}]*\}/g) ?? []);
	return [...new Set(names)].sort().join(' ');
}

function findMessages(
	files: readonly TextFile[],
	path: string,
	judge: (message: Message) => string | false | undefined,
): Finding[] {
	return messagesIn(files.find((file) => file.path === path)).flatMap((message) => {
		const what = judge(message);
		return what ? [{ path, line: message.line, what: `${message.key}: ${what}` }] : [];
	});
}

const paired: Rule = {
	holds: 'Both languages have the same messages, with the same values in them, and none is empty.',
	why: 'a missing message shows its key, or the other language, to somebody who cannot read it.',
	instead: 'write the sentence in both files; take the term from the dictionary.',
	find: (files) =>
		[
			[ZH, EN],
			[EN, ZH],
		].flatMap(([path = '', otherPath]) => {
			const others = messagesIn(files.find((file) => file.path === otherPath));
			const other = new Map(others.map((message) => [message.key, message]));
			return findMessages(files, path, (message) => {
				const twin = other.get(message.key);
				if (!twin) return `missing in ${otherPath}`;
				if (!message.texts.length || !message.texts.every((text) => text.trim())) return 'empty';
				const [mine, theirs] = [placeholders(message), placeholders(twin)];
				return path === ZH && mine !== theirs && `has ${mine || 'no value'}, not ${theirs}`;
			});
		}),
	examples: [
		{
			shows: 'a message in one language, an empty one, and one without its value',
			files: {
				[ZH]: '{\n"$schema": "x",\n"a": "甲",\n"b": " ",\n"c": "{count} 个村",\n"d": "{sum}"\n}',
				[EN]: '{\n"b": "B",\n"c": "villages",\n"d": "{sum}",\n"e": "E"\n}',
			},
			finds: [`${ZH}:3`, `${ZH}:4`, `${ZH}:5`, `${EN}:5`],
		},
		{
			shows: 'variants, of which one is empty',
			files: {
				[ZH]: '{\n"a": "{count} 个村"\n}',
				[EN]: '{\n"a": [{ "selectors": ["n"], "match": { "n=1": "", "n=*": "{count}" } }]\n}',
			},
			finds: [`${EN}:2`],
		},
	],
};

const translated: Rule = {
	holds: 'Each language is written in its own script.',
	why: 'English left in a Chinese page, or the reverse, is a sentence its reader cannot read.',
	instead: 'translate it; what is the same everywhere stands in the two lists of messages.ts.',
	find: (files) => [
		...findMessages(files, ZH, ({ texts }) => texts.find(isLatin)),
		...findMessages(files, EN, ({ texts }) => texts.find(isHan)),
	],
	examples: [
		{
			shows: 'each left in the other; formats, numbers and the language switch are the same',
			files: {
				[ZH]: '{\n"a": "Sign in",\n"b": "CSV",\n"c": "{count}/{total}",\n"d": "导出 CSV"\n}',
				[EN]: '{\n"a": "登录 sign in",\n"b": "中文",\n"c": "{村}",\n"d": "Export"\n}',
			},
			finds: [`${ZH}:2`, `${EN}:2`],
		},
	],
};

function isLatin(text: string): boolean {
	const words = wordsOf(text);
	return /\p{Script=Latin}/u.test(words) && !hasHan(words) && !LATIN_IN_CHINESE.test(words);
}

function isHan(text: string): boolean {
	const words = wordsOf(text);
	return hasHan(words) && !HAN_IN_ENGLISH.test(words);
}

function hasHan(text: string): boolean {
	return /\p{Script=Han}/u.test(text);
}

export const messageRules = [paired, translated];
