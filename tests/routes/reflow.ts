import type { Page } from '@playwright/test';

const settings = [
	['normal', 360],
	['normal', 320],
	['large', 360],
	['large', 320],
] as const;

/**
 * What is wrong with a page on small phones, in letters of either size: whatever scrolls sideways,
 * and large letters that are none. Leaves the page as it was, 1366 × 768.
 */
export async function reflowFaults(page: Page): Promise<string[]> {
	const faults: string[] = [];
	const size = await setSize(page, 'normal');
	for (const [letters, width] of settings) {
		await setSize(page, letters);
		await page.setViewportSize({ width, height: 740 });
		const wide = await page.evaluate(wideElements);
		faults.push(...wide.map((what) => `${letters} letters scroll sideways at ${width}: ${what}`));
	}
	faults.push(...(await page.evaluate(smallWords)));
	await setSize(page, size);
	await page.setViewportSize({ width: 1366, height: 768 });
	return faults;
}

/** As the reader's cookie has the server do. */
function setSize(page: Page, size: string): Promise<string> {
	return page.evaluate((wanted) => {
		const root = document.documentElement;
		const was = root.className;
		root.className = wanted;
		return was;
	}, size);
}

/** What makes the page wider than its window, the innermost; nothing where it is not wider. */
function wideElements(): string[] {
	const { scrollWidth, clientWidth } = document.documentElement;
	if (scrollWidth <= clientWidth) return [];
	const isKept = (element: Element | null): boolean =>
		element !== null &&
		element !== document.documentElement &&
		(getComputedStyle(element).overflowX !== 'visible' || isKept(element.parentElement));
	const isWide = (element: Element) =>
		element.getBoundingClientRect().right > clientWidth + 1 && !isKept(element.parentElement);
	const wide = [...document.body.querySelectorAll('*')].filter(isWide);
	const innermost = wide.filter((element) => ![...element.children].some(isWide));
	return [scrollWidth, ...innermost.map(({ outerHTML }) => outerHTML.slice(0, 100))]
		.slice(0, 3)
		.map(String);
}

/**
 * Words below 18 px, or in lines below 1.3 of that, where letters are large: MIIT 2021 asks for
 * both. Words in pictures have a table beside them.
 */
function smallWords(): string[] {
	const faults = new Set<string>();
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const element = node.parentElement!;
		const said = node.textContent?.trim() ?? '';
		if (said === '' || element.closest('svg, script, style, .visually-hidden, option')) continue;
		if (!element.checkVisibility({ visibilityProperty: true })) continue;
		const { fontSize, lineHeight } = getComputedStyle(element);
		const [size, line] = [parseFloat(fontSize), parseFloat(lineHeight)];
		if (size < 18) faults.add(`${said.slice(0, 20)}: large letters of ${size} px`);
		if (line / size < 1.3) faults.add(`${said.slice(0, 20)}: ${size} px in lines of ${line} px`);
	}
	return [...faults].slice(0, 5);
}
