package dev.northing.core.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpiryTest {

    @Test
    void readsWhatItWrites() {
        for (Expiry expiry : List.of(
                new Expiry.Never(),
                new Expiry.OnDate(LocalDate.of(2027, 1, 31)),
                new Expiry.InVersion("18.0"),
                new Expiry.InVersion("18.0.1-rc+2"))) {
            assertThat(Expiry.parse(expiry.text())).contains(expiry);
        }
    }

    @Test
    void refusesWhatIsNeither() {
        for (String wrong : List.of("", "soon", "2027-02-30", "2027-13-01", "v18", "18 0", "١٨")) {
            assertThat(Expiry.parse(wrong)).as(wrong).isEmpty();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Expiry.InVersion("2027-01-31"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Expiry.InVersion("never"));
    }

    @Test
    void isReachedOnItsDayAndAfterButNotByVersion() {
        LocalDate day = LocalDate.of(2027, 1, 31);
        Expiry expiry = new Expiry.OnDate(day);

        assertThat(expiry.isReached(day.minusDays(1))).isFalse();
        assertThat(expiry.isReached(day)).isTrue();
        assertThat(new Expiry.Never().isReached(day)).isFalse();
        assertThat(new Expiry.InVersion("1.0").isReached(day)).isFalse();
    }
}
