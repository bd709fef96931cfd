package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.queue.Label;
import dev.northing.collector.spool.EventRecord;
import dev.northing.core.privacy.Purpose;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class GroupTest {

    private static final byte[] EVENT = {'{', '}'};
    private static final long NOW = 1_767_225_600_000L;

    private static long created(Label label) {
        Group group = new Group(10);
        group.at(NOW, Duration.ofDays(7));
        group.add(0, EVENT, label);
        return group.records().get(0).createdMillis();
    }

    @Test
    void anEventOfShortRetentionIsAsOldAsItHasToBeToExpireInTime() {
        Label label = Label.of(Purpose.DIAGNOSTICS);
        assertThat(created(label)).isEqualTo(NOW);
        assertThat(created(label.keptFor(2))).isEqualTo(NOW - Duration.ofDays(5).toMillis());
        assertThat(created(label.keptFor(400))).isEqualTo(NOW);
    }

    @Test
    void keepsThePeriodOfConsent() {
        Group group = new Group(10);
        group.at(NOW, Duration.ofDays(7));
        group.add(4, EVENT, Label.of(Purpose.DIAGNOSTICS).in(17));
        assertThat(group.records()).extracting(EventRecord::consentEpoch).containsExactly(17);
    }

    @Test
    void forgetsWhatIsSifted() {
        Group group = new Group(10);
        group.at(NOW, Duration.ofDays(7));
        for (int i = 0; i < 6; i++) {
            group.add(i, EVENT, Label.of(i % 2 == 0 ? Purpose.DIAGNOSTICS : Purpose.MARKETING));
        }
        group.sift((position, event, label) -> label.purpose().equals(Purpose.MARKETING));
        assertThat(group.first(3)).extracting(Group.Member::position).containsExactly(1L, 3L, 5L);
        assertThat(group.records()).hasSize(3);
    }
}
