package dev.northing.core.dictionary.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a name or sentence, by case, digits and anything that is no letter. */
final class Words {

    private Words() {}

    /** Splits {@code userEmail2} into user, email and 2, {@code IPAddress} into ip and address. */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length() || breaksBefore(text, i)) {
                addWord(words, text.substring(begin, i));
                begin = i;
            }
        }
        return words;
    }

    private static void addWord(List<String> words, String piece) {
        if (!piece.isEmpty() && Character.isLetterOrDigit(piece.charAt(0))) {
            words.add(piece.toLowerCase(Locale.ROOT));
        }
    }

    private static boolean breaksBefore(String text, int index) {
        char before = text.charAt(index - 1);
        char here = text.charAt(index);
        if (kind(before) != kind(here)) {
            return true;
        }
        boolean nextIsLower = index + 1 < text.length() && Character.isLowerCase(text.charAt(index + 1));
        return Character.isUpperCase(here) && (Character.isLowerCase(before) || nextIsLower);
    }

    private static int kind(char unit) {
        if (Character.isLetter(unit)) {
            return 1;
        }
        return Character.isDigit(unit) ? 2 : 3;
    }
}
