package dev.northing.core.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;

import dev.northing.core.error.EncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Laws of the compiled form, on random dictionaries. */
class CompiledDictionaryProperties {

    private static final long SEED = 20261101;

    @Test
    void readsBackEqualWhateverIsInADictionary() {
        RandomDictionaries dictionaries = new RandomDictionaries(new SplittableRandom(SEED));
        for (int round = 0; round < 500; round++) {
            MetricDictionary dictionary = dictionaries.next();
            byte[] json = dictionary.toCanonicalJson();
            MetricDictionary read = MetricDictionary.fromCompiled(json);

            assertThat(read).as("seed %d, round %d", SEED, round).isEqualTo(dictionary);
            assertThat(read.toCanonicalJson())
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(json);
            assertThat(read.fingerprint()).isEqualTo(dictionary.fingerprint());
        }
    }

    @Test
    void refusesEveryTruncation() {
        byte[] json =
                Fixtures.load(Profile.STRICT, "strict/bundle.yml").dictionary().toCanonicalJson();
        String text = new String(json, StandardCharsets.UTF_8);
        for (int end = 0; end < text.length(); end += 7) {
            byte[] part = text.substring(0, end).getBytes(StandardCharsets.UTF_8);
            assertThatCode(() -> MetricDictionary.fromCompiled(part))
                    .as("the first %d characters", end)
                    .isInstanceOf(EncodingException.class);
        }
    }

    @Test
    void readsMutatedBytesOrRefusesThemWithTheirPlace() {
        SplittableRandom random = new SplittableRandom(SEED);
        byte[] json =
                Fixtures.load(Profile.STRICT, "strict/bundle.yml").dictionary().toCanonicalJson();
        for (int round = 0; round < 2_000; round++) {
            byte[] mutated = json.clone();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            try {
                MetricDictionary.fromCompiled(mutated);
            } catch (EncodingException e) {
                assertThat(e).hasMessageStartingWith("compiled dictionary: ");
            } catch (RuntimeException e) {
                fail("seed " + SEED + ", round " + round, e);
            }
        }
    }

    @Test
    void givesTheSameBytesInAnyOrderOfFiles() {
        List<String> parts = List.of(
                "action: a\ndescription: d\nowner: o\n",
                "key_path: k\ndescription: d\nowner: o\n",
                "{\"action\": \"b\", \"description\": \"d\", \"owner\": \"o\"}",
                "file_format: northing/1\nowners: {o: [x]}\nproperties: {p: string}\n");
        SplittableRandom random = new SplittableRandom(SEED);
        byte[] expected = compiled(parts);
        for (int round = 0; round < 50; round++) {
            List<String> shuffled = new ArrayList<>(parts);
            Collections.shuffle(shuffled, new Random(random.nextLong()));

            assertThat(compiled(shuffled)).as("seed %d, round %d", SEED, round).isEqualTo(expected);
        }
    }

    private static byte[] compiled(List<String> parts) {
        DictionaryLoader loader = DictionaryLoader.gitlab();
        for (int i = 0; i < parts.size(); i++) {
            loader.text("part" + i, parts.get(i));
        }
        return loader.load().dictionary().toCanonicalJson();
    }
}
