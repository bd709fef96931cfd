package dev.northing.core.dictionary.lint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Builds in the last 7 days",
                "Weekly builds",
                "Builds per week",
                "Builds of the past week",
                "Builds over seven days",
                "7-day builds"
            })
    void findsADescriptionOfAWeekOnAMetricOfAMonth(String description) {
        LintCase.gitlab("key_path: a\ntime_frame: 28d\ndescription: ¦" + description + "\n")
                .finds("T001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Builds in the last 28 days", "Monthly builds", "Builds by month", "30-day builds"})
    void findsADescriptionOfAMonthOnAMetricOfAWeek(String description) {
        LintCase.strict("key_path: a\ntime_frame: 7d\ndescription: ¦" + description + "\n")
                .finds("T001");
    }

    @Test
    void acceptsADescriptionThatAgreesOrIsAboutSomethingElse() {
        LintCase.strict("""
                key_path: a
                time_frame: 28d
                description: Distinct users triggering jobs by month, against the last 7 days
                ---
                key_path: b
                time_frame: 7d
                description: Builds of milestones that last two months, kept for 90 days
                ---
                key_path: c
                time_frame: none
                description: Whether weekly mails are on
                ---
                key_path: d
                time_frame: [7d, all]
                description: Weekly builds
                """).findsNo("T001");
    }

    @Test
    void findsEventsOfAPointInTime() {
        LintCase.strict("key_path: a\ntime_frame: ¦none\nevents: [build]\n").finds("T002");
    }

    @Test
    void acceptsEventsWithASpanAndAPointWithoutEvents() {
        LintCase.strict("key_path: a\ntime_frame: all\nevents: [build]\n---\nkey_path: b\ntime_frame: none\n")
                .findsNo("T002");
    }

    @Test
    void findsASettingWithASpan() {
        LintCase.strict("""
                key_path: settings.a
                kind: setting
                time_frame: ¦28d
                ---
                key_path: settings.b
                kind: setting
                time_frame: none
                window: ¦{anchor: rolling}
                """).finds("T003");
    }

    @Test
    void acceptsASettingWithoutSpanAndACountWithOne() {
        LintCase.strict("""
                key_path: settings.a
                kind: setting
                time_frame: none
                ---
                key_path: counts.a
                kind: count
                time_frame: 28d
                window: {anchor: rolling}
                """).findsNo("T003");
    }
}
