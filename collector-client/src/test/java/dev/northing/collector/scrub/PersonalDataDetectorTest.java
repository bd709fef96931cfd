package dev.northing.collector.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The detector's promises, one by one. */
final class PersonalDataDetectorTest {

    private static final int RUNS = 20_000;

    private final PersonalDataDetector detector = PersonalDataDetector.ofAllRegions();

    private String scrub(String key, String value) {
        return detector.scrub(key, value, Confidence.LIKELY, Findings.NONE);
    }

    @Test
    void keepsWhatStandsAroundAFinding() {
        assertThat(scrub("", "u=alice@example.com&lang=de")).isEqualTo("u=[EMAIL]&lang=de");
        assertThat(scrub("", "https://a:b@example.com/x?token=abcdef123456&lang=de"))
                .isEqualTo("https://[URL_USERINFO]@example.com/x?token=[SECRET]&lang=de");
        assertThat(scrub("", "/home/alice/project")).isEqualTo("/home/[USER_PATH]/project");
        assertThat(scrub("", "q=alice%40example.com&lang=de")).isEqualTo("q=[EMAIL]&lang=de");
    }

    @Test
    void returnsTheSameObjectWhenNothingIsFound() {
        String clean = new String("pipeline 16.10.3 finished");
        assertThat(scrub("message", clean)).isSameAs(clean);
    }

    @Test
    void passesOverATimestampUnlessItIsABirth() {
        String logged = "password changed? token 2024-01-15T10:20:30Z, device id 2024-01-15T10:20:30+01:00";
        assertThat(scrub("message", logged)).isSameAs(logged);
        assertThat(scrub("", "born 1906-12-09T10:20:30Z")).startsWith("born [DATE_OF_BIRTH]");
    }

    @Test
    void tellsClassAndRuleOfEverySpan() {
        List<String> told = new ArrayList<>();
        detector.scrub(
                "",
                "alice@example.com from 192.0.2.7",
                Confidence.LIKELY,
                (entity, rule) -> told.add(entity + "/" + rule));
        assertThat(told).containsExactly("EMAIL/email", "IP_ADDRESS/ipv4");
    }

    @Test
    void asksForMoreAtAHigherLevel() {
        String number = "a 4155550132 b";
        assertThat(detector.isHit(number, Confidence.POSSIBLE)).isTrue();
        assertThat(detector.isHit(number, Confidence.LIKELY)).isFalse();
    }

    @Test
    void looksOnlyForTheIdentifiersOfItsRegions() {
        PersonalDataDetector german = PersonalDataDetector.of(Set.of(Region.DE));
        assertThat(german.isHit("536-22-8145", Confidence.LIKELY)).isFalse();
        assertThat(german.isHit("86 095 742 719", Confidence.LIKELY)).isTrue();
    }

    @Test
    void findsPersonalDataInKeys() {
        assertThat(detector.isHit("alice@example.com", Confidence.LIKELY)).isTrue();
        assertThat(detector.isHit("duration_ms", Confidence.LIKELY)).isFalse();
    }

    @Test
    void readsTheKeyInManyLanguages() {
        assertThat(scrub("Vorname", "Grace")).isEqualTo("[PERSON]");
        assertThat(scrub("fechaNacimiento", "1906-12-09")).isEqualTo("[DATE_OF_BIRTH]");
        assertThat(scrub("user.密码", "abcdef")).isEqualTo("[SECRET]");
    }

    @Test
    void replacesAValueWholeThatHidesMoreThanTheBudget() {
        String hiding = "%41".repeat(Unfolding.MOST_CHARACTERS + 1);
        assertThat(scrub("", hiding)).isEqualTo("[UNREADABLE]");
        assertThat(Unfolding.MOST_CHARACTERS).isEqualTo(65_536);
        assertThat(Unfolding.MOST_TIMES).isEqualTo(4);
    }

    @Test
    void looksThroughThreeEncodingsAndNotFour() {
        assertThat(Unfolding.DEEPEST).isEqualTo(3);
        assertThat(scrub("", "alice%252540example.com")).isEqualTo("[EMAIL]");
        assertThat(scrub("", "alice%25252540example.com")).isEqualTo("alice%25252540example.com");
    }

    @Test
    void takesCuesFromThirtyTwoCharactersBefore() {
        assertThat(Cues.REACH).isEqualTo(32);
        assertThat(scrub("", "phone " + ".".repeat(20) + " 41555501")).contains("[PHONE]");
        assertThat(scrub("", "phone " + ".".repeat(40) + " 41555501")).contains("41555501");
    }

    @Test
    void allocatesNothingWhenNothingIsFound() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        PropertyCue cue = PropertyCue.of("message");
        String text =
                "at com.example.Foo.run(Foo.java:142) 16.10.3 2024-01-15T10:20:30Z job 5839204857 Chrome/120.0.1.2";
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < RUNS; i++) {
                detector.scrub(cue, text, Confidence.LIKELY, Findings.NONE);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least / RUNS).isZero();
    }

    @Test
    void marksEveryClassByItsName() {
        for (EntityClass entity : EntityClass.values()) {
            assertThat(entity.marker()).isEqualTo("[" + entity.name() + "]");
            assertThat(scrub("", "x " + entity.marker() + " y")).isEqualTo("x " + entity.marker() + " y");
        }
    }
}
