package dev.northing.core.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.northing.core.dictionary.lint.Finding;
import dev.northing.core.error.DictionaryException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DictionaryLoaderTest {

    private static final String METRIC = """
            key_path: counts.a
            description: Number of things
            product_group: ci
            value_type: number
            status: active
            time_frame: all
            """;

    private static final String EVENT = """
            action: %s
            description: It happened
            product_group: ci
            """;

    @TempDir
    Path folder;

    @Test
    void tellsKindsApartByTheirContent() {
        assertThat(Fixtures.gitlab(METRIC).dictionary().metrics()).containsOnlyKeys("counts.a");
        assertThat(Fixtures.gitlab(EVENT.formatted("a")).dictionary().events()).containsOnlyKeys("a");
        assertThat(Fixtures.places(Fixtures.gitlab(METRIC))).isEmpty();
    }

    @Test
    void readsJsonWhateverTheNameSays() {
        DictionaryLoad load = DictionaryLoader.gitlab()
                .text("a.yml", "{\"action\": \"a\", \"description\": \"d\", \"owner\": \"ci\", \"milestone\": 16.10}")
                .load();

        assertThat(Fixtures.places(load)).containsExactly("S005 1:65");
        assertThat(load.dictionary().events().get("a").lifecycle().since()).isEqualTo("16.10");
    }

    @Test
    void readsListsAndSeveralDocuments() {
        String list = "- action: a\n  description: d\n  owner: ci\n- key_path: k\n  description: d\n";

        assertThat(Fixtures.gitlab(list).dictionary().events()).containsOnlyKeys("a");
        assertThat(Fixtures.gitlab(list).dictionary().metrics()).containsOnlyKeys("k");
        assertThat(Fixtures.gitlab("---\naction: a\n---\naction: b\n---\n")
                        .dictionary()
                        .events())
                .containsOnlyKeys("a", "b");
    }

    @Test
    void readsBundlesOfListsAsWellAsOfMappings() {
        DictionaryLoad lists = Fixtures.strict("""
                file_format: northing/1
                owners:
                  - id: ci
                    contacts: [a@example.com, b@example.com]
                  - growth
                properties:
                  - name: plan
                    type: string
                events:
                  - {action: a, description: d, owner: ci, status: active, data_category: optional, version: 1-0-0,
                     properties: [{name: plan, ref: plan}]}
                """);
        DictionaryLoad mappings = Fixtures.strict("""
                file_format: northing/1
                owners:
                  ci: [a@example.com, b@example.com]
                  growth:
                properties:
                  plan: string
                events:
                  a: {description: d, owner: ci, status: active, data_category: optional, version: 1-0-0,
                      properties: {plan: {ref: plan}}}
                """);

        assertThat(lists.findings()).isEmpty();
        assertThat(mappings.findings()).isEmpty();
        assertThat(lists.dictionary()).isEqualTo(mappings.dictionary());
        assertThat(lists.dictionary().owners().get("ci").contacts()).containsExactly("a@example.com", "b@example.com");
        assertThat(lists.dictionary().events().get("a").properties().get("plan").ref())
                .isEqualTo("plan");
    }

    @Test
    void passesOverGitlabAggregates() {
        DictionaryLoad load = Fixtures.gitlab("- name: a\n  operator: OR\n  source: redis\n  events: [a, b]\n");

        assertThat(Fixtures.places(load)).containsExactly("S007 1:3");
        assertThat(load.isClean()).isTrue();
    }

    @Test
    void findsWhatIsNoDefinition() {
        assertThat(Fixtures.places(Fixtures.gitlab(""))).containsExactly("S001 1:1");
        assertThat(Fixtures.places(Fixtures.gitlab("# nothing\n---\n"))).containsExactly("S001 1:1");
        assertThat(Fixtures.places(Fixtures.gitlab("[]"))).containsExactly("S013 1:1");
        assertThat(Fixtures.places(Fixtures.strict("file_format: northing/1"))).containsExactly("S013 1:1");
        assertThat(Fixtures.places(Fixtures.gitlab("just a text"))).containsExactly("S013 1:1");
        assertThat(Fixtures.places(Fixtures.gitlab("- x\n- [y]"))).containsExactly("S013 1:3", "S013 2:3");
        assertThat(Fixtures.places(Fixtures.gitlab("\nname: x"))).containsExactly("S013 2:1");
        assertThat(Fixtures.gitlab("{\"$format\": \"x\"}").findings().get(0).message())
                .contains("fromCompiled");
        assertThat(Fixtures.places(Fixtures.gitlab("{}"))).containsExactly("S013 1:1");
        assertThat(Fixtures.gitlab("name: x").findings().get(0).message())
                .contains("'key_path'")
                .contains("'action'")
                .contains("northing/1");
    }

    @Test
    void refusesBundlesOfAnotherFormat() {
        DictionaryLoad other = Fixtures.strict("file_format: northing/2\nevents: {a: {}}");
        DictionaryLoad none = Fixtures.gitlab("events:\n  a: {description: d, owner: ci}");

        assertThat(Fixtures.places(other)).containsExactly("S013 1:14");
        assertThat(other.findings().get(0).message()).contains("'northing/2'").contains("'northing/1'");
        assertThat(other.dictionary().events()).isEmpty();
        assertThat(Fixtures.places(none)).containsExactly("S013 1:1");
        assertThat(none.dictionary().events()).containsOnlyKeys("a");
    }

    @Test
    void leavesOutDefinitionsWithoutAKey() {
        assertThat(Fixtures.places(Fixtures.gitlab("key_path:\ndescription: d")))
                .contains("S010 1:10");
        assertThat(Fixtures.places(Fixtures.gitlab("action: \" \""))).contains("S010 1:9");
        assertThat(Fixtures.places(Fixtures.gitlab("action: [a]"))).contains("S004 1:9");
        assertThat(Fixtures.places(Fixtures.gitlab("action: " + "a".repeat(257))))
                .contains("S012 1:9");
        assertThat(Fixtures.gitlab("action: [a]").dictionary().events()).isEmpty();
    }

    @Test
    void readsFoldersInTheOrderOfRelativeNames() throws IOException {
        write("b/two.yml", EVENT.formatted("two"));
        write("a.yaml", EVENT.formatted("one") + "nonsense: 1\n");
        write("b/c/three.json", "{\"action\": \"three\", \"description\": \"d\", \"owner\": \"ci\"}");
        write("B.YML", EVENT.formatted("zero"));
        write("notes.txt", "not a definition");
        write(".hidden.yml", "not a definition");
        write(".git/x.yml", "not a definition");

        DictionaryLoad load = DictionaryLoader.gitlab().path(folder).load();

        assertThat(load.sources().events())
                .extracting(sourced -> sourced.source().file())
                .containsExactly("B.YML", "a.yaml", "b/c/three.json", "b/two.yml");
        assertThat(load.findings())
                .extracting(Finding::toString)
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("a.yaml:4:1: warning S003 ");
    }

    @Test
    void namesASingleFileByItsOwnName() throws IOException {
        Path file = write("deep/down/definition", EVENT.formatted("a"));

        DictionaryLoad load = DictionaryLoader.gitlab().path(file).load();

        assertThat(load.sources().events().get(0).source().file()).isEqualTo("definition");
    }

    @Test
    void endsFoldersThatContainThemselvesWithAFinding() throws IOException {
        write("a/one.yml", EVENT.formatted("one"));
        linkOrSkip(folder.resolve("a/back"), folder);

        DictionaryLoad load = DictionaryLoader.gitlab().path(folder).load();

        assertThat(load.dictionary().events()).containsOnlyKeys("one");
        assertThat(load.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("S014");
            assertThat(finding.file()).isEqualTo("a/back");
        });
    }

    @Test
    void passesOverBrokenLinksToOtherThings() throws IOException {
        write("one.yml", EVENT.formatted("one"));
        linkOrSkip(folder.resolve("readme.txt"), folder.resolve("nowhere"));

        assertThat(DictionaryLoader.gitlab().path(folder).load().findings()).isEmpty();
    }

    @Test
    void throwsWithPathAndAdviceWhenADefinitionsLinkIsBroken() throws IOException {
        linkOrSkip(folder.resolve("one.yml"), folder.resolve("nowhere"));

        assertThatExceptionOfType(DictionaryException.class)
                .isThrownBy(() -> DictionaryLoader.gitlab().path(folder))
                .withMessageContaining("one.yml")
                .withMessageContaining("check that it exists");
    }

    @Test
    void throwsWithPathAndAdviceWhenAPathIsMissing() {
        Path missing = folder.resolve("missing");

        assertThatExceptionOfType(DictionaryException.class)
                .isThrownBy(() -> DictionaryLoader.gitlab().path(missing))
                .withMessageContaining(missing.toString())
                .withMessageContaining("give the path of a definition file");
    }

    @Test
    void throwsWhenAFileVanishesBeforeItIsRead() throws IOException {
        Path file = write("a.yml", EVENT.formatted("a"));
        DictionaryLoader loader = DictionaryLoader.gitlab().path(folder);
        Files.delete(file);

        assertThatExceptionOfType(DictionaryException.class)
                .isThrownBy(loader::load)
                .withMessageContaining("a.yml")
                .withMessageContaining("cannot be read");
    }

    @Test
    void refusesAPathWithTooManyFilesBelowIt() throws IOException {
        write("a/1.yml", EVENT.formatted("a"));
        write("2.txt", "");

        assertThat(SourceFolder.MAX_ENTRIES).isEqualTo(100_000);
        assertThat(SourceFolder.list(folder, new ArrayList<>(), 4)).hasSize(1);
        assertThatExceptionOfType(DictionaryException.class)
                .isThrownBy(() -> SourceFolder.list(folder, new ArrayList<>(), 3))
                .withMessageContaining("more than 3 files and folders")
                .withMessageContaining("give the folder that holds the definitions");
    }

    @Test
    void refusesALargeFileByItsSize() throws IOException {
        Path file = folder.resolve("large.yml");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(100L * 1024 * 1024);
        }

        assertThat(Fixtures.places(DictionaryLoader.gitlab().path(file).load())).containsExactly("S012 1:1");
    }

    @Test
    void readsAStreamOnlyToOneByteBeyondTheLimit() {
        CountingStream endless = new CountingStream();

        DictionaryLoad load =
                DictionaryLoader.gitlab().stream("endless", endless).load();

        assertThat(Fixtures.places(load)).containsExactly("S012 1:1");
        assertThat(endless.read).isEqualTo(1024 * 1024 + 1);
        assertThat(endless.closed).isFalse();
    }

    @Test
    void readsStreamsAndResources() {
        byte[] event = EVENT.formatted("a").getBytes(StandardCharsets.UTF_8);

        assertThat(DictionaryLoader.gitlab().stream("s", new ByteArrayInputStream(event))
                        .load()
                        .dictionary()
                        .events())
                .containsOnlyKeys("a");
        assertThatExceptionOfType(DictionaryException.class)
                .isThrownBy(() -> DictionaryLoader.gitlab().resource(getClass().getClassLoader(), "no/such.yml"))
                .withMessageContaining("no/such.yml")
                .withMessageContaining("there is no such resource");
    }

    @Test
    void throwsWhenAStreamFails() {
        InputStream broken = new BrokenStream();

        assertThatExceptionOfType(DictionaryException.class)
                .isThrownBy(() -> DictionaryLoader.gitlab().stream("broken", broken))
                .withMessageContaining("broken: cannot be read");
    }

    @Test
    void listsAtMostTwentyErrorsAndCountsTheRest() {
        StringBuilder text = new StringBuilder("action: a\n");
        for (int i = 0; i < 25; i++) {
            text.append("action: a\n");
        }

        assertThat(DictionaryLoad.MAX_LISTED_ERRORS).isEqualTo(20);
        assertThatExceptionOfType(DictionaryException.class)
                .isThrownBy(() -> Fixtures.gitlab(text.toString()).requireClean())
                .withMessageStartingWith("the dictionary has 25 errors:\n  x.yml:2:1: error S002 ")
                .withMessageContaining("x.yml:21:1")
                .withMessageNotContaining("x.yml:22:1")
                .withMessageEndingWith("and 5 more");
    }

    @Test
    void refusesAKeyThatIsDefinedTwice() {
        DictionaryLoad load = DictionaryLoader.gitlab()
                .text("a.yml", EVENT.formatted("a"))
                .text("b.yml", "\n" + EVENT.formatted("a").replace("It", "Something"))
                .load();

        assertThat(load.dictionary().events().get("a").description()).isEqualTo("It happened");
        assertThat(load.sources().events()).hasSize(2);
        assertThat(load.isClean()).isFalse();
        assertThatExceptionOfType(DictionaryException.class)
                .isThrownBy(load::requireClean)
                .withMessageContaining("b.yml:2:1: error K001 'a' is defined twice, first in a.yml:1:1");
    }

    @Test
    void loadsCleanDefinitionsInOneCall() throws IOException {
        Path file = write("bundle.yml", Fixtures.text("strict/bundle.yml"));

        MetricDictionary dictionary = MetricDictionary.load(file);

        assertThat(dictionary.profile()).isEqualTo(Profile.STRICT);
        assertThat(dictionary.events()).containsOnlyKeys("build_finished");
        assertThatExceptionOfType(DictionaryException.class)
                .isThrownBy(() -> MetricDictionary.load(write("b.yml", "action: b")))
                .withMessageContaining("b.yml:1:1: error S010");
    }

    @Test
    void parsesManyFilesOnSeveralThreadsInTheSameOrder() throws IOException {
        for (int i = 0; i < 300; i++) {
            write("e%03d.yml".formatted(i), EVENT.formatted("e" + i));
        }

        DictionaryLoad load = DictionaryLoader.gitlab().path(folder).load();

        assertThat(load.sources().events())
                .extracting(sourced -> sourced.definition().action())
                .containsExactlyElementsOf(
                        IntStream.range(0, 300).mapToObj(i -> "e" + i).toList());
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("northing-dictionary"));
    }

    @Test
    void keepsAnInterruptOfTheCaller() throws IOException {
        for (int i = 0; i < 300; i++) {
            write("e%03d.yml".formatted(i), EVENT.formatted("e" + i));
        }
        Thread.currentThread().interrupt();

        DictionaryLoad load;
        try {
            load = DictionaryLoader.gitlab().path(folder).load();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(load.dictionary().events()).hasSize(300);
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void linkOrSkip(Path link, Path target) throws IOException {
        try {
            Files.createSymbolicLink(link, target);
        } catch (UnsupportedOperationException e) {
            assumeTrue(false, "the file system has no links");
        }
    }

    /** Fails at the first byte. */
    private static final class BrokenStream extends FilterInputStream {

        private BrokenStream() {
            super(InputStream.nullInputStream());
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            throw new IOException("gone");
        }
    }

    /** Never ends; counts what was taken. */
    private static final class CountingStream extends InputStream {

        private long read;
        private boolean closed;

        @Override
        public int read() {
            read++;
            return 'a';
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            Arrays.fill(bytes, from, from + length, (byte) 'a');
            read += length;
            return length;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
