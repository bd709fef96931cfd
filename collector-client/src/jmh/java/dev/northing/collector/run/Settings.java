package dev.northing.collector.run;

import java.util.Map;
import java.util.TreeMap;

/** Settings of a run as {@code name=value} arguments. */
final class Settings {

    /** Settings and their defaults; times in seconds, rates in events a second. */
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("repetitions", "5"),
            Map.entry("warm", "6"),
            Map.entry("measure", "6"),
            Map.entry("rate", "20000"),
            Map.entry("starts", "10"),
            Map.entry("queued", "50000"),
            Map.entry("outage.rate", "5000"),
            Map.entry("outage.before", "4"),
            Map.entry("outage.down", "10"),
            Map.entry("outage.after", "6"));

    private Settings() {}

    static Map<String, String> parse(String[] arguments, int from) {
        Map<String, String> settings = new TreeMap<>(DEFAULTS);
        for (int i = from; i < arguments.length; i++) {
            String[] parts = arguments[i].split("=", 2);
            if (parts.length != 2 || !DEFAULTS.containsKey(parts[0])) {
                throw new IllegalArgumentException(
                        "setting " + arguments[i] + ": give name=value with a name of " + DEFAULTS.keySet());
            }
            settings.put(parts[0], parts[1]);
        }
        return settings;
    }
}
