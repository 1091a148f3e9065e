import { expect, test } from 'vitest';
import { photoPath, readFacts } from '#domain/timeline/entry.ts';

test('each kind of entry is read into its own facts', () => {
	expect(readFacts('money', { bucket: 'spent', nature: 'purchase', signed_fen: -5 })).toEqual({
		kind: 'money',
		bucket: 'spent',
		nature: 'purchase',
		signedFen: -5,
	});
	const days = { startsOn: '2026-03-25', endsOn: '2026-04-05' };
	const stored = { level: 'county', starts_on: days.startsOn, ends_on: days.endsOn };
	const notice = { kind: 'notice', level: 'county', ...days };
	expect(readFacts('notice', stored)).toEqual({ ...notice, isStopped: false });
	const stopped = readFacts('notice', { ...stored, is_stopped: true });
	expect(stopped).toEqual({ ...notice, isStopped: true });
	expect(
		readFacts('acceptance', { level: 'county', outcome: 'passed', inspectors: '项目办' }),
	).toEqual({ kind: 'acceptance', level: 'county', outcome: 'passed', inspectors: '项目办' });
	const works = { subject: '施工', amount_fen: 9_000_000 };
	expect(readFacts('contract', works)).toEqual({
		kind: 'contract',
		subject: '施工',
		contractor: null,
		amountFen: 9_000_000,
	});
	expect(readFacts('handover', { asset_count: 2 })).toEqual({ kind: 'handover', assetCount: 2 });
	expect(readFacts('milestone', { title: '开工', slot: 'start', status: 'met' })).toEqual({
		kind: 'milestone',
		title: '开工',
		status: 'met',
	});
});

test('what an update does not tell is unknown, not 0', () => {
	expect(readFacts('update', {})).toEqual({ kind: 'update', worksPercent: null, amountFen: null });
	expect(readFacts('update', { works_percent: 0 })).toMatchObject({ worksPercent: 0 });
});

test('a correction carries its reason', () => {
	expect(readFacts('correction', { correction_note: '以复测为准' })).toMatchObject({
		note: '以复测为准',
	});
});

test('an unknown kind is a fault, not an empty entry', () => {
	expect(() => readFacts('rumour', {})).toThrow(TypeError);
});

test('a picture is on our own host, by the hash of its content', () => {
	expect(photoPath({ sha256: 'ab12', extension: 'jpg' })).toBe('/media/ab12.jpg');
});
