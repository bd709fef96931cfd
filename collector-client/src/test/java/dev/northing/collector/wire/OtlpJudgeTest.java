package dev.northing.collector.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import dev.northing.collector.OtlpEncoding;
import dev.northing.core.event.Event;
import dev.northing.core.event.EventId;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** OpenTelemetry's own classes read what the client writes, and write what it reads. */
class OtlpJudgeTest {

    private static final WireFormat JSON = Wires.FORMATS.otlp(OtlpEncoding.JSON);
    private static final WireFormat PROTOBUF = Wires.FORMATS.otlp(OtlpEncoding.PROTOBUF);

    private static ExportLogsServiceRequest json(Event... events) throws IOException {
        ExportLogsServiceRequest.Builder request = ExportLogsServiceRequest.newBuilder();
        // Strict: a member that the definition does not know is an error.
        JsonFormat.parser().merge(Wires.text(JSON, events), request);
        return request.build();
    }

    private static ExportLogsServiceRequest binary(Event... events) throws IOException {
        return ExportLogsServiceRequest.parseFrom(Wires.encode(PROTOBUF, events));
    }

    private static Map<String, AnyValue> map(List<KeyValue> attributes) {
        Map<String, AnyValue> map = new TreeMap<>();
        attributes.forEach(each -> map.put(each.getKey(), each.getValue()));
        assertThat(map).as("keys are not repeated").hasSameSizeAs(attributes);
        return map;
    }

    @Test
    void bothFormsSayTheSame() throws IOException {
        assertThat(binary(Wires.full(), Wires.bare())).isEqualTo(json(Wires.full(), Wires.bare()));
    }

    @Test
    void anEventIsARecordWithAName() throws IOException {
        LogRecord log = binary(Wires.full()).getResourceLogs(0).getScopeLogs(0).getLogRecords(0);
        assertThat(log.getEventName()).isEqualTo("build_finished");
        assertThat(log.getTimeUnixNano()).isEqualTo(1_772_366_400_123_456_789L);
        assertThat(log.getObservedTimeUnixNano()).isEqualTo(log.getTimeUnixNano());
        assertThat(log.getSeverityNumber()).isEqualTo(SeverityNumber.SEVERITY_NUMBER_INFO);
        assertThat(log.hasBody()).isFalse();
        Map<String, AnyValue> attributes = map(log.getAttributesList());
        assertThat(attributes.get("log.record.uid").getStringValue()).isEqualTo(Wires.ID);
        assertThat(attributes.get("user.id").getStringValue()).isEqualTo("user-17");
        assertThat(attributes.get("session.id").getStringValue()).isEqualTo("1772366400000");
        assertThat(attributes.get("northing.organization.id").getStringValue()).isEqualTo("org-\"7\"");
        assertThat(attributes.get("outcome").getStringValue()).isEqualTo("success \\ \"yes\"\n");
        assertThat(attributes.get("duration_ms").getIntValue()).isEqualTo(812);
        assertThat(attributes.get("least").getIntValue()).isEqualTo(Long.MIN_VALUE);
        assertThat(attributes.get("share").getDoubleValue()).isEqualTo(0.25);
        assertThat(attributes.get("huge").getDoubleValue()).isEqualTo(1.5e300);
        assertThat(attributes.get("cached").getBoolValue()).isTrue();
        assertThat(attributes.get("at").getStringValue()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(attributes.get("took").getStringValue()).isEqualTo("PT1M30S");
        assertThat(attributes.get("tags").getArrayValue().getValuesList())
                .extracting(AnyValue::getStringValue)
                .containsExactly("a,b", "]", "2026-03-01T12:00:00Z");
        Map<String, AnyValue> machine =
                map(attributes.get("machine").getKvlistValue().getValuesList());
        assertThat(machine.get("cores").getIntValue()).isEqualTo(2);
        assertThat(machine.get("names").getArrayValue().getValues(1).getDoubleValue())
                .isEqualTo(1.5);
    }

    @Test
    void theResourceIsTheApplication() throws IOException {
        Map<String, AnyValue> resource =
                map(json(Wires.full()).getResourceLogs(0).getResource().getAttributesList());
        assertThat(resource.get("service.name").getStringValue()).isEqualTo("ci runner");
        assertThat(resource.get("service.version").getStringValue()).isEqualTo("4.2.0");
        assertThat(resource.get("telemetry.sdk.language").getStringValue()).isEqualTo("java");
        assertThat(binary(Wires.full())
                        .getResourceLogs(0)
                        .getScopeLogs(0)
                        .getScope()
                        .getName())
                .isEqualTo("dev.northing");
    }

    @Test
    void lengthsOfAnySizeAreRight() throws IOException {
        long seed = 14;
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            Event.Builder event = Event.builder("e" + i)
                    .id(EventId.parse(Wires.ID))
                    .time(Wires.NOON.plusNanos(random.nextInt()))
                    .user("u");
            for (int j = random.nextInt(8); j > 0; j--) {
                event.with("p" + j, text(random));
                event.with("n" + j, random.nextLong());
                event.with("d" + j, Double.longBitsToDouble(random.nextLong()));
                event.with("l" + j, List.of(text(random), Map.of("k", random.nextInt())));
            }
            Event built = event.build();
            if (built.defects().isEmpty()) {
                assertThat(binary(built)).as("seed %s, event %s", seed, i).isEqualTo(json(built));
            }
        }
    }

    private static String text(Random random) {
        int length = random.nextInt(random.nextInt(10) == 0 ? 3_000 : 140);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(
                    switch (random.nextInt(5)) {
                        case 0 -> random.nextInt(0x80);
                        case 1 -> 0x1f600 + random.nextInt(0x40);
                        case 2 -> 0xa0 + random.nextInt(0x500);
                        default -> 'a' + random.nextInt(26);
                    });
        }
        return text.toString();
    }

    @Test
    void theCountOfRefusedRecordsIsReadInBothForms() throws IOException {
        ExportLogsServiceResponse answer = ExportLogsServiceResponse.newBuilder()
                .setPartialSuccess(ExportLogsPartialSuccess.newBuilder()
                        .setRejectedLogRecords(1)
                        .setErrorMessage("too long"))
                .build();
        Delivery one = new Delivery.Unnamed(1, "HTTP 200 that counts refused records");
        assertThat(Wires.judge(JSON, Wires.answer(200, JsonFormat.printer().print(answer)), Wires.full(), Wires.bare()))
                .isEqualTo(one);
        String binary = new String(answer.toByteArray(), StandardCharsets.UTF_8);
        assertThat(Wires.judge(PROTOBUF, Wires.answer(200, binary), Wires.full(), Wires.bare()))
                .isEqualTo(one);
    }
}
