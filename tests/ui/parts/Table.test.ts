import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import Table from '#ui/parts/Table.svelte';

const rows = [
	{ id: 'a', place: '岷县', name: '饮水管网', fen: '1.00' },
	{ id: 'b', place: '漳县', name: '卫生室', fen: '2.00' },
];
type Row = (typeof rows)[number];

const columns = [
	{ label: '地点', text: (row: Row) => row.place },
	{ label: '项目', text: (row: Row) => row.name, href: (row: Row) => `/p/${row.id}`, head: true },
	{
		label: '金额',
		text: (row: Row) => row.fen,
		numeric: true,
		total: '3.00',
		sort: { href: '?sort=-fen', direction: 'ascending' as const },
	},
];

function draw(more: object = {}): string {
	return render(Table<Row>, { props: { caption: '项目', columns, rows, ...more } }).body;
}

test('the marked column names its row and leads to it', () => {
	expect(draw()).toMatch(/<th scope="row"[^>]*>[\s\S]*?<a href="\/p\/a"[^>]*>饮水管网<\/a>/);
});

test('a cell carries its label for phones, where the head is not shown', () => {
	expect(draw()).toMatch(/<td[^>]*data-label="地点"[^>]*>[\s\S]*?岷县/);
});

test('the order is told to readers, and the link turns it round', () => {
	expect(draw()).toMatch(/<th[^>]*aria-sort="ascending"[^>]*>[\s\S]*?href="\?sort=-fen"/);
});

test('the total stands below its column', () => {
	const foot = draw().split('<tfoot')[1] ?? '';
	expect(foot).toMatch(/<th scope="row"[^>]*>合计<\/th>/);
	expect(foot).toContain('3.00');
});

test('rows can be picked for one act, each box saying which row it is of', () => {
	const pick = { name: 'id', value: (row: Row) => row.id, label: (row: Row) => row.name };
	expect(draw({ pick })).toMatch(/<input type="checkbox" name="id" value="b"[^>]*>[\s\S]*?卫生室/);
});

test('a table wider than a page scrolls within a region that keys can reach', () => {
	expect(draw({ wide: true })).toMatch(/tabindex="0" role="region" aria-label="项目[^"]*"/);
	expect(draw()).not.toContain('tabindex');
});
