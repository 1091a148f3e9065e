/** What a state means to its reader; each has a colour and a sign, and a word beside them. */
export type Tone = 'neutral' | 'waiting' | 'good' | 'alert';
