package dev.northing.core.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files made to exhaust stack, heap or patience, loaded by a virtual machine with 64 MiB of heap. */
class HostileInputTest {

    private static final int MILLION = 1_000_000;

    /** Fits one mebibyte at two bytes a level. */
    private static final int HALF_MILLION = 500_000;

    private static final String EVENT = "action: a\ndescription: d\nproduct_group: g\n";

    @TempDir
    Path folder;

    @Test
    void answersEachWithinASecondIn64Mebibytes() throws IOException {
        Map<String, String> expected = new LinkedHashMap<>();
        add(expected, "deep-json-lists", "[".repeat(MILLION), "S012 1:33");
        add(expected, "deep-json-objects", "{\"a\":".repeat(MILLION / 5), "S012 1:161");
        add(expected, "deep-flow-lists", "- " + "[".repeat(MILLION), "S012 1:34");
        add(expected, "deep-flow-maps", "a: " + "{".repeat(MILLION), "S001 1:5");
        add(expected, "deep-flow-pairs", "{a: ".repeat(MILLION / 4), "S012 1:129");
        add(expected, "deep-flow-explicit", "a: " + "{? ".repeat(MILLION / 3), "S001 1:7");
        add(expected, "deep-block-lists", "- ".repeat(HALF_MILLION), "S012 1:65");
        add(expected, "deep-block-keys", "? ".repeat(HALF_MILLION), "S001 1:3");
        add(expected, "deep-block-maps", staircase(1_400), "S012 33:33");
        add(expected, "billion-laughs", laughs(), "S008 1:4");
        add(expected, "alias-alone", EVENT + "x: *y\n", "S008 4:4");
        add(expected, "anchors", "a: &" + "x".repeat(MILLION) + " 1\n", "S008 1:4");
        add(expected, "many-nodes", "- 1\n".repeat(MILLION / 4), "S012 100000:3");
        add(expected, "many-keys", keys(60_000), "S012 50000:12");
        add(expected, "many-unknown-fields", EVENT + keys(40_000), "S003 4:1");
        add(expected, "repeated-keys", EVENT + "action: b\n".repeat(40_000), "S002 4:1");
        add(expected, "colliding-keys", EVENT + collisions(14), "S003 4:1");
        add(expected, "long-paths", EVENT + "properties:\n" + longPaths(), "nothing");
        add(expected, "long-key", "k".repeat(MILLION) + ": 1", "S001 1:1000001");
        add(expected, "long-number", EVENT + "retention_days: " + "9".repeat(MILLION), "S009 4:17");
        add(expected, "huge-exponent", EVENT + "retention_days: 1e999999999", "S009 4:17");
        add(expected, "blanks", " ".repeat(MILLION), "S001 1:1");
        add(expected, "newlines", "\n".repeat(MILLION), "S001 1:1");
        add(expected, "comments", "#\n".repeat(HALF_MILLION), "S001 1:1");
        add(expected, "documents", "---\n".repeat(MILLION / 4), "S012 100002:1");
        add(expected, "tabs", "\t".repeat(MILLION) + "a: 1", "S008 1:1");
        add(expected, "colons", ": ".repeat(HALF_MILLION), "S001 1:1");
        add(expected, "quotes", "'".repeat(MILLION), "S013 1:1");
        add(expected, "directives", "%TAG ! x\n".repeat(MILLION / 9), "S008 2:1");
        add(expected, "percent", "%".repeat(MILLION), "S001 1:2");
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("large").toFile(), "rw")) {
            large.setLength(100L * 1024 * 1024);
        }
        expected.put("large", "S012 1:1");
        Files.write(folder.resolve("binary"), new byte[] {(byte) 0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0});
        expected.put("binary", "S001 1:1");
        Files.write(folder.resolve("not-utf8"), new byte[] {'a', ':', '\n', 'b', (byte) 0xC3, '(', '\n'});
        expected.put("not-utf8", "S001 2:2");
        Files.write(folder.resolve("empty"), new byte[0]);
        expected.put("empty", "S001 1:1");

        List<String> printed = ChildJvm.run(List.of("-Xmx64m"), TimedLoad.class, "each", folder);

        Map<String, String> found = printed.stream()
                .map(line -> line.split(" ", 3))
                .collect(Collectors.toMap(line -> line[0], line -> line[2]));
        assertThat(found).isEqualTo(expected);
        assertThat(printed)
                .allSatisfy(line -> assertThat(Long.parseLong(line.split(" ", 3)[1]))
                        .as(line)
                        .isLessThan(1_000));
    }

    private void add(Map<String, String> expected, String name, String text, String finding) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(bytes.length).as(name + " is not refused by its size").isLessThanOrEqualTo(1024 * 1024);
        Files.write(folder.resolve(name), bytes);
        expected.put(name, finding);
    }

    /** Each line indented by one more space. */
    private static String staircase(int lines) {
        return IntStream.range(0, lines).mapToObj(i -> " ".repeat(i) + "a:\n").collect(Collectors.joining());
    }

    private static String laughs() {
        return "a: &a [x,x,x,x,x,x,x,x,x]\n"
                + IntStream.range(1, 9)
                        .mapToObj(i -> (char) ('a' + i) + ": &" + (char) ('a' + i) + " ["
                                + ("*" + (char) ('a' + i - 1) + ",").repeat(9) + "]\n")
                        .collect(Collectors.joining());
    }

    private static String keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> "key_" + i + ": 1\n").collect(Collectors.joining());
    }

    /** Keys with one hash: Aa and BB have the same, and so has every sequence of them. */
    private static String collisions(int pairs) {
        return IntStream.range(0, 1 << pairs)
                .mapToObj(bits -> IntStream.range(0, pairs)
                                .mapToObj(i -> (bits >> i & 1) == 0 ? "Aa" : "BB")
                                .collect(Collectors.joining())
                        + ": 1\n")
                .collect(Collectors.joining());
    }

    /** Long names within each other, and then many leaves: their paths together would be gigabytes. */
    private static String longPaths() {
        StringBuilder text = new StringBuilder("  p: ");
        for (int i = 0; i < 12; i++) {
            text.append("{entries: {").append("n".repeat(250)).append(": ");
        }
        text.append("{examples: [").append("1,".repeat(90_000)).append("]}");
        return text.append("}}".repeat(12)).append("\n").toString();
    }
}
