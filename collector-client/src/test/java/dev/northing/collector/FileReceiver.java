package dev.northing.collector;

import dev.northing.collector.transport.Transport;
import dev.northing.collector.transport.TransportRequest;
import dev.northing.collector.transport.TransportResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes down each event's id and digest before it answers, and fails as often as it is told: half of the time before,
 * half of the time after it has taken the events.
 */
final class FileReceiver implements Transport {

    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern LINE = Pattern.compile("([0-9a-f-]{36}) ([0-9a-f]{64})\n");
    private static final String EVENTS = "\"events\":[";

    private final Path file;
    private final Random random;
    private final int failingPercent;

    FileReceiver(Path file, Random random, int failingPercent) {
        this.file = file;
        this.random = random;
        this.failingPercent = failingPercent;
    }

    /** One event, as often as it came. */
    record Receipt(String id, String digest) {}

    @Override
    public synchronized TransportResponse send(TransportRequest request) throws IOException {
        int roll = random.nextInt(100);
        if (roll < failingPercent / 2) {
            return new TransportResponse(503);
        }
        append(file, receipts(new String(request.copyOfBody(), StandardCharsets.UTF_8)));
        return new TransportResponse(roll < failingPercent ? 500 : 202);
    }

    private static String receipts(String body) {
        StringBuilder lines = new StringBuilder();
        for (String event : events(body)) {
            Matcher id = ID.matcher(event);
            if (!id.find()) {
                throw new IllegalStateException("an event without an id");
            }
            lines.append(id.group(1)).append(' ').append(digest(event)).append('\n');
        }
        return lines.toString();
    }

    /** The objects of the array, cut by their braces; the events of these tests have none inside a text. */
    private static List<String> events(String body) {
        List<String> events = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = body.indexOf(EVENTS) + EVENTS.length(); i < body.length() - 1; i++) {
            char c = body.charAt(i);
            if (c == '{' && depth++ == 0) {
                start = i;
            } else if (c == '}' && --depth == 0) {
                events.add(body.substring(start, i + 1));
            }
        }
        return events;
    }

    private static String digest(String event) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(event.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException neverOnThisPlatform) {
            throw new AssertionError(neverOnThisPlatform);
        }
    }

    static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** A line that a kill has cut off is no receipt. */
    static List<Receipt> receipts(Path file) throws IOException {
        List<Receipt> receipts = new ArrayList<>();
        Matcher matcher = LINE.matcher(Files.readString(file));
        while (matcher.find()) {
            receipts.add(new Receipt(matcher.group(1), matcher.group(2)));
        }
        return receipts;
    }

    /** The first digest of each id. */
    static Map<String, String> byId(List<Receipt> receipts) {
        Map<String, String> byId = new HashMap<>();
        receipts.forEach(receipt -> byId.putIfAbsent(receipt.id(), receipt.digest()));
        return byId;
    }
}
