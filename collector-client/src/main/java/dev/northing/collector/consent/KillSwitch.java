package dev.northing.collector.consent;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The environment variables with which a person turns telemetry off, whatever the application has configured.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum KillSwitch {
    /** Turned on by any value but an empty one, {@code 0}, {@code false}, {@code no} and {@code off}. */
    DO_NOT_TRACK {
        @Override
        boolean isOn(String value) {
            return !value.isEmpty() && !NEGATIONS.contains(value);
        }
    },
    /** Turned on by {@code off}, {@code 0}, {@code false}, {@code no} and {@code disabled}. */
    NORTHING_TELEMETRY {
        @Override
        boolean isOn(String value) {
            return NEGATIONS.contains(value) || value.equals("disabled");
        }
    };

    private static final Set<String> NEGATIONS = Set.of("0", "false", "no", "off");

    /**
     * Looks for a switch that is on.
     *
     * @param environment the environment's variables
     * @return the first switch that is on, or empty when telemetry may run
     */
    public static Optional<KillSwitch> find(Map<String, String> environment) {
        for (KillSwitch each : values()) {
            String value = environment.getOrDefault(each.name(), "");
            if (!value.isBlank() && each.isOn(value.strip().toLowerCase(Locale.ROOT))) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    abstract boolean isOn(String value);
}
