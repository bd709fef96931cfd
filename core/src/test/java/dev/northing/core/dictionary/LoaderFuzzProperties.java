package dev.northing.core.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever stands in a file, the loader answers with a definition or a finding. */
class LoaderFuzzProperties {

    private static final long SEED = 20261102;

    /** Variants of the fixtures, in all. */
    private static final int VARIANTS = 2_000;

    private static final List<String> FIXTURES = List.of(
            "gitlab/unquoted_version.yml",
            "gitlab/trailing_blank.yml",
            "gitlab/null_placeholders.yml",
            "gitlab/multi_line.yml",
            "gitlab/colon_in_plain.yml",
            "gitlab/user_count_as_string.yml",
            "strict/bundle.yml",
            "strict/compiled.json");

    /** Bytes with a meaning in YAML or JSON hit more than chance would. */
    private static final byte[] SPECIAL =
            ":-?#&*!|>'\"%@`{}[],\t\n\r \\~<=0.e\u0000\u0080".getBytes(StandardCharsets.ISO_8859_1);

    @Test
    void answersEveryMutationWithADefinitionOrAFinding() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < VARIANTS; round++) {
            String fixture = FIXTURES.get(round % FIXTURES.size());
            byte[] mutated = mutate(Fixtures.text(fixture).getBytes(StandardCharsets.UTF_8), random);
            Profile profile = random.nextBoolean() ? Profile.GITLAB : Profile.STRICT;
            String place = "seed " + SEED + ", round " + round + ", " + fixture;
            try {
                assertAnswered(profile, mutated, place);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(place, e);
            }
        }
    }

    private static void assertAnswered(Profile profile, byte[] text, String place) {
        DictionaryLoad load = DictionaryLoader.of(profile).stream("x", new ByteArrayInputStream(text))
                .load();
        MetricDictionary dictionary = load.dictionary();
        int definitions = dictionary.metrics().size()
                + dictionary.events().size()
                + dictionary.properties().size()
                + dictionary.owners().size();

        assertThat(definitions + load.findings().size()).as(place).isPositive();
        assertThat(load.findings()).as(place).allSatisfy(finding -> {
            assertThat(finding.message()).isNotBlank().doesNotContain("\n");
            assertThat(finding.position().line()).isPositive();
            assertThat(finding.position().column()).isPositive();
        });
        assertThat(MetricDictionary.fromCompiled(dictionary.toCanonicalJson()))
                .as(place)
                .isEqualTo(dictionary);
    }

    private static byte[] mutate(byte[] text, SplittableRandom random) {
        byte[] mutated = text;
        for (int i = random.nextInt(1, 6); i > 0 && mutated.length > 0; i--) {
            mutated = mutateOnce(mutated, random);
        }
        return mutated;
    }

    private static byte[] mutateOnce(byte[] text, SplittableRandom random) {
        int at = random.nextInt(text.length);
        int length = Math.min(random.nextInt(1, 20), text.length - at);
        return switch (random.nextInt(5)) {
            case 0 -> replace(text, at, 1, new byte[] {(byte) random.nextInt(256)});
            case 1 -> replace(text, at, 0, new byte[] {SPECIAL[random.nextInt(SPECIAL.length)]});
            case 2 -> replace(text, at, 1, new byte[] {SPECIAL[random.nextInt(SPECIAL.length)]});
            case 3 -> replace(text, at, length, new byte[0]);
            default -> replace(text, at, 0, Arrays.copyOfRange(text, at, at + length));
        };
    }

    private static byte[] replace(byte[] text, int at, int length, byte[] by) {
        byte[] replaced = new byte[text.length - length + by.length];
        System.arraycopy(text, 0, replaced, 0, at);
        System.arraycopy(by, 0, replaced, at, by.length);
        System.arraycopy(text, at + length, replaced, at + by.length, text.length - at - length);
        return replaced;
    }
}
