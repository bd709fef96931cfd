package dev.northing.collector.scrub;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The labelled strings; credentials are generated, so that none stands in the sources. */
final class Corpus {

    static final long SEED = 20260401L;
    static final String BENIGN = "BENIGN";
    static final String LOOKALIKE = "LOOKALIKE";

    private static final Pattern GENERATED = Pattern.compile("\\{([AXUD])(\\d+)\\}");

    /**
     * One string.
     *
     * @param label the class, or BENIGN or LOOKALIKE
     * @param key the property's name, perhaps empty
     * @param text the value
     * @param leaks what must not survive
     */
    record Sample(String label, String key, String text, List<String> leaks) {
        boolean isPersonal() {
            return !label.equals(BENIGN) && !label.equals(LOOKALIKE);
        }
    }

    private final Random random = new Random(SEED);

    static List<Sample> load() throws IOException {
        Corpus corpus = new Corpus();
        List<Sample> samples = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Corpus.class.getResourceAsStream("/scrub/corpus.tsv")),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    samples.add(corpus.sample(line.split("\t", -1)));
                }
            }
        }
        return samples;
    }

    private Sample sample(String[] fields) {
        List<String> generated = new ArrayList<>();
        String text = GENERATED.matcher(unescape(fields[3])).replaceAll(part -> {
            generated.add(generate(part));
            return generated.get(generated.size() - 1);
        });
        List<String> leaks = fields[2].isEmpty() ? generated : List.of(unescape(fields[2]));
        return new Sample(fields[0], fields[1], text, leaks);
    }

    private String generate(MatchResult part) {
        String alphabet = switch (part.group(1)) {
            case "X" -> "0123456789abcdef";
            case "U" -> "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
            case "D" -> "0123456789";
            default -> "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        };
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Integer.parseInt(part.group(2)); i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static String unescape(String field) {
        return field.replace("\\n", "\n");
    }
}
