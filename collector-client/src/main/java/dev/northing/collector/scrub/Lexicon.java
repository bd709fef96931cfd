package dev.northing.collector.scrub;

import java.util.HashMap;
import java.util.Map;

/**
 * Phrases of one to three words and what they mean; words are split at case, digits and punctuation and folded to lower
 * case. In scripts without spaces every stretch of up to five characters is a word.
 *
 * <p>Immutable.
 */
final class Lexicon {

    private static final long SEED = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    /** The longest word of a script without spaces, in characters. */
    private static final int LONGEST_UNSPACED = 5;
    /** About sixteen times the number of phrases. */
    private static final int KNOWN_BITS = 1 << 15;

    /** Marks the beginnings of longer phrases, so that only those are looked up. */
    private static final long BEGINS = 1L << 59;

    /** A bit for each phrase, of which a few share one: most words are none, and end here. */
    private final long[] known = new long[KNOWN_BITS / Long.SIZE];

    private final long[] phrases;
    private final long[] meanings;
    /** What cancels these meanings when it stands behind. */
    private final long cancelling;

    private final long cancelled;

    Lexicon(Map<String, Long> entries, long cancelling, long cancelled) {
        this.cancelling = cancelling;
        this.cancelled = cancelled;
        Map<Long, Long> hashed = new HashMap<>();
        entries.forEach((phrase, meaning) -> addTo(hashed, phrase, meaning));
        int capacity = Integer.highestOneBit(hashed.size() * 4 + 1) << 1;
        phrases = new long[capacity];
        meanings = new long[capacity];
        hashed.forEach(this::put);
    }

    private static void addTo(Map<Long, Long> hashed, String phrase, long meaning) {
        for (int space = phrase.indexOf(' '); space > 0; space = phrase.indexOf(' ', space + 1)) {
            hashed.merge(hash(phrase.substring(0, space)), BEGINS, (a, b) -> a | b);
        }
        hashed.merge(hash(phrase), meaning, (a, b) -> a | b);
    }

    /** The union of what the phrases of a stretch mean. */
    long meaning(String text, int from, int to) {
        long all = 0;
        long before = 0;
        long last = 0;
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            if (c < 128 && !Chars.isAlpha(c)) {
                i++;
            } else if (isUnspaced(c)) {
                all |= unspaced(text, i, to);
                i++;
            } else if (isLetter(c)) {
                int end = i + 1;
                long word = step(SEED, c);
                while (end < to && goesOn(text, end, to)) {
                    word = step(word, text.charAt(end++));
                }
                long meant = isKnown(word) ? find(word) : 0;
                long two = last == 0 ? 0 : pair(last, word);
                long pairMeant = two == 0 ? 0 : find(two);
                long three = before == 0 ? 0 : find(pair(before, word));
                last = (meant & BEGINS) != 0 ? word : 0;
                before = (pairMeant & BEGINS) != 0 ? two : 0;
                meant |= pairMeant | three;
                all = ((meant & cancelling) != 0 ? all & ~cancelled : all) | meant;
                i = end;
            } else {
                i++;
            }
        }
        return all & ~BEGINS;
    }

    private long unspaced(String text, int from, int to) {
        long all = 0;
        long hash = SEED;
        for (int i = from; i < Math.min(to, from + LONGEST_UNSPACED) && isUnspaced(text.charAt(i)); i++) {
            hash = step(hash, text.charAt(i));
            all |= find(hash);
        }
        return all;
    }

    private long find(long phrase) {
        int slot = slot(phrase);
        while (phrases[slot] != 0) {
            if (phrases[slot] == phrase) {
                return meanings[slot];
            }
            slot = slot + 1 & phrases.length - 1;
        }
        return 0;
    }

    private void put(long phrase, long meaning) {
        int slot = slot(phrase);
        while (phrases[slot] != 0) {
            slot = slot + 1 & phrases.length - 1;
        }
        phrases[slot] = phrase;
        meanings[slot] = meaning;
        int bit = bit(phrase);
        known[bit >> 6] |= 1L << bit;
    }

    private boolean isKnown(long phrase) {
        int bit = bit(phrase);
        return (known[bit >> 6] >>> bit & 1) != 0;
    }

    private static int bit(long phrase) {
        return (int) (phrase >>> 40) & KNOWN_BITS - 1;
    }

    private int slot(long phrase) {
        return (int) (phrase ^ phrase >>> 32) & phrases.length - 1;
    }

    private static long hash(String phrase) {
        long hash = 0;
        for (String word : phrase.split(" ", -1)) {
            long next = hash(word, 0, word.length());
            hash = hash == 0 ? next : pair(hash, next);
        }
        return hash;
    }

    private static long hash(String text, int from, int to) {
        long hash = SEED;
        for (int i = from; i < to; i++) {
            hash = step(hash, text.charAt(i));
        }
        return hash;
    }

    private static long step(long hash, char c) {
        return (hash ^ lower(c)) * PRIME;
    }

    private static char lower(char c) {
        if (c < 128) {
            return Chars.isUpper(c) ? (char) (c + 32) : c;
        }
        return Character.toLowerCase(c);
    }

    private static long pair(long first, long second) {
        return first == 0 ? 0 : (first * 31 + second) * PRIME;
    }

    /** Whether the letter there belongs to the word before it. */
    private static boolean goesOn(String text, int i, int to) {
        char c = text.charAt(i);
        if (c < 128) {
            int kind = Chars.kind(c) & Chars.LETTER;
            return kind == Chars.LOWER || (kind == Chars.UPPER && !isHump(text, i, to));
        }
        return Character.isLetter(c) && !isUnspaced(c);
    }

    /** Whether a new word begins there in camel case: {@code firstName}, {@code userIPAddress}. */
    private static boolean isHump(String text, int i, int to) {
        if (!Chars.isUpper(text.charAt(i))) {
            return false;
        }
        boolean afterLower = !Chars.isUpper(text.charAt(i - 1));
        return afterLower || (i + 2 < to && isLetter(text.charAt(i + 2)) && isLower(text.charAt(i + 1)));
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isLetter(char c) {
        return c < 128 ? Chars.isAlpha(c) : Character.isLetter(c);
    }

    /** Han, Hiragana and Katakana, which put no space between words. */
    private static boolean isUnspaced(char c) {
        return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff);
    }
}
