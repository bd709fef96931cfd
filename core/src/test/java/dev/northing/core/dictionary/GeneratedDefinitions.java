package dev.northing.core.dictionary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes definition files as large and as varied as a real product's. */
final class GeneratedDefinitions {

    private static final String EVENT = """
            ---
            description: Step %1$d of the pipeline came to its end
            internal_events: true
            action: finish_step_%1$d
            identifiers:
            - project
            - namespace
            - user
            additional_properties:
              label:
                description: What was pressed
              property:
                description: Which way it went
              value:
                description: How long it took
            product_group: pipeline_execution
            product_categories:
            - continuous_integration
            milestone: '17.%2$d'
            introduced_by_url: https://example.com/changes/%1$d
            tiers:
            - free
            - premium
            - ultimate
            """;

    private static final String METRIC = """
            ---
            key_path: redis_hll_counters.area_%2$d.finishers_of_step_%1$d_monthly
            description: Monthly count of users whose step %1$d failed
            product_group: pipeline_execution
            product_categories:
            - continuous_integration
            value_type: number
            status: active
            milestone: '17.%2$d'
            introduced_by_url: https://example.com/changes/%1$d
            time_frame: 28d
            data_source: internal_events
            data_category: optional
            events:
            - name: finish_step_%1$d
              unique: user.id
              filter:
                label: failure
            performance_indicator_type: []
            tiers:
            - free
            - premium
            - ultimate
            """;

    private GeneratedDefinitions() {}

    /** Writes half as many events and half as many metrics. */
    static void write(Path folder, int files) throws IOException {
        Files.createDirectories(folder.resolve("events"));
        Files.createDirectories(folder.resolve("metrics"));
        for (int i = 0; i < files / 2; i++) {
            Files.writeString(folder.resolve("events/finish_step_" + i + ".yml"), EVENT.formatted(i, i % 12));
            Files.writeString(folder.resolve("metrics/finishers_" + i + ".yml"), METRIC.formatted(i, i % 12));
        }
    }
}
