package dev.northing.collector.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of any text: seeded noise, and pieces of the labelled strings glued together. */
final class DetectorProperties {

    private static final int TEXTS = 6_000;
    private static final String NOISE =
            "@:=/\\+%&#;.,-_ \"'()[]{}<>|?~^*$!\n\t019aAfFxXuUzZéß用٣４\u200b\u00ad\ud83d\ude00＠。\ud800";
    private static final String[] KEYS = {"", "message", "password", "first_name", "lat", "phone", "dob", "device_id"};

    private static final List<Confidence> LEVELS = List.of(Confidence.values());

    private final PersonalDataDetector detector = PersonalDataDetector.ofAllRegions();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void scrubbingTwiceIsScrubbingOnce(long seed) throws IOException {
        Random random = new Random(seed);
        List<Corpus.Sample> samples = Corpus.load();
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random, samples);
            String key = KEYS[random.nextInt(KEYS.length)];
            Confidence level = LEVELS.get(random.nextInt(LEVELS.size()));
            String once = detector.scrub(key, text, level, Findings.NONE);
            assertThat(detector.scrub(key, once, level, Findings.NONE))
                    .as("seed %d, text %d", seed, i)
                    .isSameAs(once);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22})
    void tellsOfAFindingExactlyWhenTheTextIsNotTheSame(long seed) throws IOException {
        Random random = new Random(seed);
        List<Corpus.Sample> samples = Corpus.load();
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random, samples);
            int[] found = {0};
            String clean = detector.scrub("", text, Confidence.LIKELY, (entity, rule) -> found[0]++);
            assertThat(found[0] > 0).as("seed %d, text %d", seed, i).isEqualTo(!clean.equals(text));
            assertThat(detector.isHit(text, Confidence.LIKELY))
                    .as("seed %d, text %d", seed, i)
                    .isEqualTo(found[0] > 0);
        }
    }

    private static String text(Random random, List<Corpus.Sample> samples) {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(6); pieces >= 0; pieces--) {
            if (random.nextInt(3) == 0) {
                String sample = samples.get(random.nextInt(samples.size())).text();
                int from = random.nextInt(sample.length());
                text.append(sample, random.nextBoolean() ? 0 : from, sample.length());
            } else {
                noise(random, text);
            }
        }
        return text.toString();
    }

    private static void noise(Random random, StringBuilder text) {
        for (int length = random.nextInt(30); length > 0; length--) {
            text.append(NOISE.charAt(random.nextInt(NOISE.length())));
        }
    }
}
