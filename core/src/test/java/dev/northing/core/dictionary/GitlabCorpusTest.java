package dev.northing.core.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.northing.core.dictionary.lint.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The real GitLab definitions that may stand beside the repository. */
class GitlabCorpusTest {

    @Test
    void loadsEveryRealDefinitionWithoutAnError() {
        DictionaryLoad load = load();

        assertThat(load.findings())
                .filteredOn(finding -> finding.level() == Finding.Level.ERROR)
                .isEmpty();
        assertThat(load.dictionary().metrics()).hasSize(10);
        assertThat(load.dictionary().events()).hasSize(5);
        assertThat(load.requireClean()).isSameAs(load.dictionary());
    }

    @Test
    void knowsEveryFieldOfRealDefinitions() {
        assertThat(load().findings()).extracting(Finding::rule).doesNotContain("S003", "S004", "S009", "S010");
    }

    @Test
    void keepsTheUnquotedVersionOfARealFile() {
        DictionaryLoad load = load();
        String file = "20210216180319_action_monthly_active_users_web_ide_edit.yml";

        assertThat(load.findings())
                .filteredOn(
                        finding -> finding.file().equals(file) && finding.rule().equals("S005"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.position()).hasToString("11:20"));
        assertThat(load.dictionary()
                        .metrics()
                        .get("usage_activity_by_stage_monthly.create.action_monthly_active_users_web_ide_edit")
                        .lifecycle()
                        .removedIn())
                .isEqualTo("15.9");
    }

    @Test
    void infersTheKindsOfRealMetrics() {
        Map<String, MetricKind> kinds = load().dictionary().metrics().values().stream()
                .collect(Collectors.toMap(MetricDefinition::keyPath, MetricDefinition::kind));

        assertThat(kinds)
                .containsEntry("active_user_count", MetricKind.SETTING)
                .containsEntry("topology", MetricKind.SETTING)
                .containsEntry("settings.allow_runner_registration_token", MetricKind.SETTING)
                .containsEntry("counts.pod_logs_usages_total", MetricKind.COUNT)
                .containsEntry("sums.sum_value_from_failed_usage_time", MetricKind.SUM)
                .containsEntry("usage_activity_by_stage_monthly.verify.ci_builds", MetricKind.UNIQUE)
                .containsEntry(
                        "redis_hll_counters.code_review.i_code_review_user_create_mr_monthly", MetricKind.UNIQUE);
    }

    private static DictionaryLoad load() {
        DictionaryLoader loader = DictionaryLoader.gitlab();
        List.of("metrics", "fixtures", "events")
                .forEach(name -> loader.path(definitions().resolve(name)));
        return loader.load();
    }

    private static Path definitions() {
        Path folder = shared().resolve("corpus/gitlab-definitions");
        assumeTrue(Files.isDirectory(folder), "the real definitions are not there");
        return folder;
    }

    private static Path shared() {
        return Stream.of(System.getProperty("northing.shared"), System.getenv("NORTHING_SHARED"))
                .filter(Objects::nonNull)
                .findFirst()
                .map(Path::of)
                .orElseGet(GitlabCorpusTest::besideTheRepository);
    }

    private static Path besideTheRepository() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        return folder == null ? Path.of("shared") : folder.resolveSibling("shared");
    }
}
