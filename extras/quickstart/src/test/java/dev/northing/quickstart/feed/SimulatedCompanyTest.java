package dev.northing.quickstart.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.dictionary.DictionaryLoader;
import dev.northing.core.event.Event;
import dev.northing.core.schema.EventValidator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulatedCompanyTest {

    private final EventFeed feed = SimulatedCompany.simulate(7);

    @Test
    void saysThatItIsSimulated() {
        assertThat(feed.title()).contains("simulated", "seed 7");
    }

    @Test
    void givesTheSameYearForTheSameSeed() {
        assertThat(SimulatedCompany.simulate(7)).isEqualTo(feed);
        assertThat(SimulatedCompany.simulate(8)).isNotEqualTo(feed);
    }

    @Test
    void staysWithinItsYearInTheOrderOfTime() {
        List<Instant> times =
                feed.events().stream().map(SimulatedCompanyTest::timeOf).toList();

        assertThat(times).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(times.get(0)).isAfterOrEqualTo(SimulatedCompany.START);
        assertThat(times.get(times.size() - 1)).isBefore(SimulatedCompany.END);
    }

    @Test
    void buildsOnlyAfterSigningUp() {
        Set<String> signedUp = new HashSet<>();
        for (Event event : feed.events()) {
            if (event.name().equals("organization_signed_up")) {
                assertThat(signedUp.add(event.subject().organization())).isTrue();
            } else {
                assertThat(signedUp).contains(event.subject().organization());
            }
        }
    }

    @Test
    void makesOnlyEventsThatTheDictionaryDeclares() {
        EventValidator validator = new EventValidator(DictionaryLoader.strict()
                .resource(SimulatedCompanyTest.class.getClassLoader(), "dev/northing/quickstart/dictionary.yml")
                .load()
                .requireClean());

        assertThat(feed.events())
                .allSatisfy(event -> assertThat(validator.validate(event, LocalDate.of(2026, 1, 1)))
                        .isEmpty());
    }

    private static Instant timeOf(Event event) {
        return Objects.requireNonNull(event.time());
    }
}
