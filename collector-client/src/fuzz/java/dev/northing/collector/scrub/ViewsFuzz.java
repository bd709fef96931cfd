package dev.northing.collector.scrub;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** An address behind up to two layers of escapes, chosen for each character, in any text: it is found, offsets and all. */
public final class ViewsFuzz {

    private static final String PLANTED = "alice.fuzz@example.com";
    private static final PersonalDataDetector DETECTOR = PersonalDataDetector.ofAllRegions();
    private static final int KINDS = 5;

    private ViewsFuzz() {}

    /** Called by the fuzzer for each input. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        String hidden = PLANTED;
        int layers = data.consumeInt(0, 2);
        for (int i = 0; i < layers; i++) {
            hidden = escaped(data, hidden);
        }
        if (data.consumeBoolean()) {
            hidden = Base64.getEncoder().withoutPadding().encodeToString(hidden.getBytes(StandardCharsets.UTF_8));
        }
        String before = data.consumeString(100);
        String text = before + " " + hidden + " " + data.consumeString(100);

        String clean = DETECTOR.scrub("", text, Confidence.LIKELY, Findings.NONE);
        if (clean.contains(hidden)) {
            throw new IllegalStateException("a hidden address survived");
        }
    }

    /** Every character in a form of its own; only the at sign and the points have to be understood. */
    private static String escaped(FuzzedDataProvider data, String text) {
        StringBuilder out = new StringBuilder();
        int kind = data.consumeInt(0, KINDS - 1);
        for (int i = 0; i < text.length(); i++) {
            boolean plain = data.consumeBoolean();
            out.append(plain ? String.valueOf(text.charAt(i)) : form(kind, text.charAt(i)));
        }
        return out.toString();
    }

    private static String form(int kind, char c) {
        return switch (kind) {
            case 0 -> c < 128 ? String.format(Locale.ROOT, "%%%02X", (int) c) : String.valueOf(c);
            case 1 -> "&#" + (int) c + ";";
            case 2 -> String.format(Locale.ROOT, "&#x%x;", (int) c);
            case 3 -> String.format(Locale.ROOT, "\\u%04x", (int) c);
            default -> c > ' ' && c < 127 ? String.valueOf((char) (c - '!' + '\uff01')) : String.valueOf(c);
        };
    }
}
