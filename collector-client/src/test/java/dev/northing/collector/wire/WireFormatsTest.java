package dev.northing.collector.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.batch.EventSlice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class WireFormatsTest {

    private static final CommonFacts FACTS =
            new CommonFacts("ci-runner", "4.2.0", "java/17", "northing-java/0.1.0", "9f86");
    private static final Attempt FIRST = new Attempt(1, Instant.parse("2026-03-01T12:00:00.123456Z"), "f00d-0-1-2");
    private static final Attempt LATER = new Attempt(2, Instant.parse("2026-03-02T12:00:00Z"), "f00d-0-1-2");

    private static EventSlice events() {
        EventSlice slice = new EventSlice();
        slice.add(0, "{\"n\":1}".getBytes(StandardCharsets.UTF_8));
        slice.add(1, "{\"n\":2}".getBytes(StandardCharsets.UTF_8));
        return slice;
    }

    private static String encode(WireFormat format, Attempt attempt) {
        Bytes body = new Bytes();
        format.encode(events(), attempt, body);
        return new String(body.toByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void aBatchSaysTheCommonFactsOnceAndHoldsTheEventsAsTheyAre() {
        assertThat(encode(new NorthingBatchFormat(FACTS), FIRST))
                .isEqualTo("{\"format\":\"northing-batch/1\",\"application\":\"ci-runner\","
                        + "\"application_version\":\"4.2.0\",\"runtime\":\"java/17\","
                        + "\"library\":\"northing-java/0.1.0\",\"dictionary\":\"9f86\","
                        + "\"events\":[{\"n\":1},{\"n\":2}]}");
    }

    @Test
    void theBodyIsTheSameOnEveryTryAndTheHeadersTellTheTriesApart() {
        WireFormat format = new NorthingBatchFormat(FACTS);
        assertThat(encode(format, LATER)).isEqualTo(encode(format, FIRST));
        assertThat(format.headers(FIRST))
                .containsEntry("Northing-Attempt", "1")
                .containsEntry("Northing-Sent-At", "2026-03-01T12:00:00.123Z")
                .containsEntry("Idempotency-Key", "f00d-0-1-2");
        assertThat(format.headers(LATER))
                .containsEntry("Northing-Attempt", "2")
                .containsEntry("Northing-Sent-At", "2026-03-02T12:00:00Z")
                .containsEntry("Idempotency-Key", "f00d-0-1-2");
    }

    @Test
    void linesOfAFileAreTheEventsAndNothingElse() {
        assertThat(encode(new NdjsonFormat(), FIRST)).isEqualTo("{\"n\":1}\n{\"n\":2}\n");
        assertThat(NdjsonFormat.headerLine(FACTS))
                .startsWith("{\"format\":\"northing-events/1\",")
                .endsWith("\"dictionary\":\"9f86\"}\n");
        assertThat(new NdjsonFormat().headers(FIRST)).isEmpty();
    }

    @Test
    void filesKeepTheGenericRulesAndTheOwnWireHasItsOwn() {
        assertThat(new NdjsonFormat().responses()).isSameAs(GenericResponses.INSTANCE);
        assertThat(new NorthingBatchFormat(FACTS).responses()).isSameAs(NorthingResponses.INSTANCE);
    }
}
