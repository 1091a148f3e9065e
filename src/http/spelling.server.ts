import { customPinyin, pinyin } from 'pinyin-pro';

/**
 * Places that pinyin-pro reads as their characters are read elsewhere. 都 is dū in every place
 * name.
 */
const PLACES: Readonly<Record<string, string>> = {
	都: 'dū',
	单县: 'shàn xiàn',
	单城: 'shàn chéng',
	大埔: 'dà bù',
	洪洞: 'hóng tóng',
	乐亭: 'lào tíng',
	浚县: 'xùn xiàn',
	歙县: 'shè xiàn',
	泌阳: 'bì yáng',
	宕昌: 'tàn chāng',
	繁峙: 'fán shì',
	黄陂: 'huáng pí',
	吴堡: 'wú bǔ',
	瓦窑堡: 'wǎ yáo bǔ',
	堡子: 'bǔ zi',
	十里堡: 'shí lǐ pù',
	蔚县: 'yù xiàn',
	涡阳: 'guō yáng',
	六合: 'lù hé',
	荥经: 'yíng jīng',
	犍为: 'qián wéi',
	长子: 'zhǎng zǐ',
	穆棱: 'mù líng',
	尉犁: 'yù lí',
	莎车: 'shā chē',
	铅山: 'yán shān',
	东阿: 'dōng ē',
	碌曲: 'lù qū',
	舟曲: 'zhōu qū',
	渑池: 'miǎn chí',
	珲春: 'hún chūn',
	筠连: 'jūn lián',
	喀什: 'kā shí',
};
customPinyin(PLACES);

/** A name as people type it on a pinyin keyboard: ü is v, without tones and blanks. */
export function spellName(name: string): { full: string; initials: string } {
	const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true }).map((syllable) =>
		syllable.toLowerCase().replace(/[^a-z0-9]/g, ''),
	);
	return {
		full: syllables.join(''),
		initials: syllables.map((syllable) => syllable.slice(0, 1)).join(''),
	};
}
