package dev.northing.collector.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.collector.spool.JournalFile;
import dev.northing.core.privacy.LegalBasis;
import dev.northing.core.privacy.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConsentLedgerTest {

    private static final Purpose USE = Purpose.PRODUCT_ANALYTICS;
    private static final Notice NOTICE = Notice.NONE
            .text("2026-01", "ab".repeat(32), "de-DE")
            .at("settings", "user")
            .evidence("DBABMA~CPXxRfAPXxRfAAfKABENB-Cg");

    @TempDir
    private Path state;

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    private ConsentLedger ledger(ConsentSettings settings) {
        return new ConsentLedger(settings, new JournalFile(state, ConsentLedger.FILE), () -> now);
    }

    private ConsentLedger ledger() {
        return ledger(ConsentSettings.in("DE"));
    }

    private Path file() {
        return state.resolve(ConsentLedger.FILE);
    }

    private static ConsentLedger.Entry grant(ConsentLedger ledger, Purpose purpose) {
        return ledger.choose(Set.of(purpose), ConsentState.GRANTED, NOTICE);
    }

    private static ConsentLedger.Entry withdraw(ConsentLedger ledger, Purpose purpose) {
        return ledger.choose(Set.of(purpose), ConsentState.WITHDRAWN, Notice.NONE);
    }

    @Test
    void silencePermitsNothingWhereTheLawAsksForAChoice() {
        for (String region : List.of("DE", "FR", "UK", "CH", "BR", "IN", "KR", "CA-QC", "CN", "XX", "")) {
            assertThat(ledger(ConsentSettings.in(region)).state(USE)).as(region).isEqualTo(ConsentState.UNKNOWN);
        }
        assertThat(state).as("no file before a choice").isEmptyDirectory();
    }

    @Test
    void silencePermitsFirstPartyUseWhereTheLawAsksForAnObjection() {
        ConsentLedger ledger = ledger(ConsentSettings.in("us-ca"));
        assertThat(ledger.state(USE).isPermitting()).isTrue();
        assertThat(ledger.state(Purpose.THIRD_PARTY_SHARE)).isEqualTo(ConsentState.UNKNOWN);
        ledger.signals(new Signals(false, false, true));
        assertThat(ledger.state(USE)).as("a minor").isEqualTo(ConsentState.UNKNOWN);
    }

    @Test
    void aRegionThatIsNotInTheTableGetsItsCountrysLawOrTheStrictest() {
        assertThat(RegionPolicy.of("de-BY").key()).isEqualTo("DE");
        assertThat(RegionPolicy.of("US-WY")).isEqualTo(RegionPolicy.STRICTEST);
        assertThat(RegionPolicy.of("CN").residency()).isTrue();
        assertThat(RegionPolicy.rows().values())
                .allSatisfy(
                        row -> assertThat(row.stoppedByGlobalPrivacyControl()).contains(Purpose.THIRD_PARTY_SHARE));
    }

    @Test
    void signalsStopWhatWasGranted() {
        ConsentLedger ledger = ledger();
        grant(ledger, USE);
        grant(ledger, Purpose.THIRD_PARTY_SHARE);
        ledger.signals(new Signals(true, false, false));
        assertThat(ledger.state(USE)).isEqualTo(ConsentState.GRANTED);
        assertThat(ledger.state(Purpose.THIRD_PARTY_SHARE)).isEqualTo(ConsentState.DENIED);
        ledger.signals(new Signals(false, true, false));
        assertThat(ledger.state(USE)).isEqualTo(ConsentState.DENIED);
    }

    @Test
    void anotherBasisNeedsAName() {
        ConsentSettings settings = ConsentSettings.in("DE").notRequired(Purpose.ESSENTIAL, LegalBasis.CONTRACT);
        assertThat(ledger(settings).state(Purpose.ESSENTIAL)).isEqualTo(ConsentState.NOT_REQUIRED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.notRequired(USE, LegalBasis.CONSENT))
                .withMessageContaining("name another basis");
    }

    @Test
    void aGrantEndsByItselfAfterItsTime() {
        ConsentLedger ledger = ledger(ConsentSettings.in("DE").validFor(Duration.ofDays(180)));
        grant(ledger, USE);
        now = now.plus(Duration.ofDays(180)).minusMillis(1);
        assertThat(ledger.state(USE)).isEqualTo(ConsentState.GRANTED);
        now = now.plusMillis(1);
        assertThat(ledger.state(USE)).isEqualTo(ConsentState.EXPIRED);
    }

    @Test
    void choicesAndPeriodsOutliveTheProcess() {
        ConsentLedger first = ledger();
        grant(first, USE);
        int granted = first.epoch(USE);
        assertThat(withdraw(first, USE).durable()).isTrue();
        assertThat(first.epoch(USE)).isGreaterThan(granted);
        ConsentLedger second = ledger();
        assertThat(second.state(USE)).isEqualTo(ConsentState.WITHDRAWN);
        assertThat(second.epoch(USE)).isEqualTo(first.epoch(USE));
        grant(second, USE);
        assertThat(second.state(USE)).isEqualTo(ConsentState.GRANTED);
        assertThat(second.epoch(USE))
                .as("a new grant revives no earlier period")
                .isEqualTo(first.epoch(USE));
        assertThat(second.receipts()).hasSize(3);
        assertThat(second.receipts().get(0).notice()).isEqualTo(NOTICE);
    }

    @Test
    void aWithdrawalIsOwedUntilItIsProven() {
        ConsentLedger first = ledger();
        grant(first, USE);
        assertThat(first.owed()).isEmpty();
        withdraw(first, USE);
        assertThat(ledger().owed()).containsExactly(USE);
        ledger().purged(Map.of(USE, first.epoch(USE) - 1), 3);
        assertThat(ledger().owed()).as("another period").containsExactly(USE);
        ledger().purged(Map.of(USE, first.epoch(USE)), 17);
        ConsentLedger second = ledger();
        assertThat(second.owed()).isEmpty();
        assertThat(second.receipts().get(3).purgedEvents()).isEqualTo(17);
        assertThat(second.state(USE)).isEqualTo(ConsentState.WITHDRAWN);
    }

    @Test
    void eachReceiptHoldsTheHashOfTheOneBefore() {
        ConsentLedger ledger = ledger();
        grant(ledger, USE);
        withdraw(ledger, USE);
        grant(ledger, USE);
        List<ConsentReceipt> receipts = ledger.receipts();
        assertThat(receipts.get(0).prior()).isEqualTo("0".repeat(64));
        assertThat(receipts.get(1).prior()).isEqualTo(receipts.get(0).hash());
        assertThat(receipts.get(2).prior()).isEqualTo(receipts.get(1).hash());
        assertThat(ledger().isIntact()).isTrue();
    }

    @Test
    void aChangedOrMissingLineVoidsWhatCameBefore() throws IOException {
        ConsentLedger ledger = ledger();
        grant(ledger, USE);
        withdraw(ledger, USE);
        int period = ledger.epoch(USE);
        List<String> lines = Files.readAllLines(file());
        String forged = lines.get(1).replace("WITHDRAWN", "GRANTED");
        for (List<String> changed : List.of(List.of(lines.get(0), forged), List.of(forged), List.of(lines.get(1)))) {
            Files.write(file(), changed);
            ConsentLedger reader = ledger();
            assertThat(reader.isIntact()).isFalse();
            assertThat(reader.state(USE)).isEqualTo(ConsentState.UNKNOWN);
        }
        Files.write(file(), List.of(lines.get(0), forged));
        ConsentLedger after = ledger();
        grant(after, USE);
        assertThat(ledger().state(USE)).isEqualTo(ConsentState.GRANTED);
        assertThat(ledger().epoch(USE)).isGreaterThanOrEqualTo(period);
    }

    @Test
    void aLineThatACrashHasCutOffWasNeverAdded() throws IOException {
        ConsentLedger first = ledger();
        grant(first, USE);
        byte[] whole = Files.readAllBytes(file());
        grant(first, Purpose.MARKETING);
        byte[] both = Files.readAllBytes(file());
        for (int cut = whole.length; cut < both.length; cut += 37) {
            Files.write(file(), Arrays.copyOf(both, cut));
            ConsentLedger next = ledger();
            assertThat(next.receipts()).hasSize(1);
            assertThat(next.isIntact()).isTrue();
            withdraw(next, USE);
            assertThat(ledger().isIntact()).isTrue();
            assertThat(ledger().state(USE)).isEqualTo(ConsentState.WITHDRAWN);
        }
    }

    @Test
    void aChoiceAfterALineWithDamagedBytesStands() throws IOException {
        ConsentLedger first = ledger();
        grant(first, USE);
        grant(first, Purpose.MARKETING);
        byte[] bytes = Files.readAllBytes(file());
        bytes[40] = (byte) 0xFF;
        Files.write(file(), bytes);
        grant(ledger(), USE);
        assertThat(Files.readAllBytes(file())).startsWith(bytes).doesNotContain(0);
        assertThat(ledger().state(USE)).isEqualTo(ConsentState.GRANTED);
    }

    @Test
    void processesHearOfEachOther() {
        ConsentLedger one = ledger();
        ConsentLedger other = ledger();
        grant(one, USE);
        assertThat(other.refresh()).isEmpty();
        assertThat(other.state(USE)).isEqualTo(ConsentState.GRANTED);
        withdraw(one, USE);
        assertThat(other.refresh()).containsExactly(USE);
        assertThat(other.state(USE)).isEqualTo(ConsentState.WITHDRAWN);
        assertThat(other.refresh()).isEmpty();
        withdraw(one, Purpose.MARKETING);
        grant(other, USE);
        assertThat(other.refresh())
                .as("learned on the way, and not removed yet")
                .containsExactly(Purpose.MARKETING);
        assertThat(one.refresh()).isEmpty();
        assertThat(one.state(USE)).isEqualTo(ConsentState.GRANTED);
        assertThat(one.receipts()).isEqualTo(other.receipts()).hasSize(4);
    }

    @Test
    void theFileIsForThisUserOnlyAndNoLinkIsFollowed() throws IOException {
        grant(ledger(), USE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        Path elsewhere = Files.move(file(), state.resolve("elsewhere"));
        byte[] before = Files.readAllBytes(elsewhere);
        Files.createSymbolicLink(file(), elsewhere);
        ConsentLedger linked = ledger();
        assertThat(linked.state(USE)).as("what cannot be read permits nothing").isEqualTo(ConsentState.DENIED);
        assertThat(withdraw(linked, USE).durable()).isFalse();
        assertThat(linked.state(USE).isPermitting()).isFalse();
        assertThat(Files.readAllBytes(elsewhere)).isEqualTo(before);
    }

    @Test
    void aNoticeTakesNoTextThatCouldBreakALine() {
        for (String wrong : List.of("a\tb", "a\nb", "ü", "x".repeat(Notice.MAX_FIELD_LENGTH + 1))) {
            assertThatIllegalArgumentException().isThrownBy(() -> Notice.NONE.evidence(wrong));
        }
    }
}
