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
    void acceptsSpansOfConversionsAndCohorts() {
        LintCase.strict("""
                key_path: activation.build_within_7d
                kind: conversion
                time_frame: all
                within: 7d
                description: Share of signups with a successful build within 7 days
                ---
                key_path: activation.build_within_a_week
                kind: conversion
                time_frame: 28d
                within: 168h
                description: Share of signups with a successful build within one week
                ---
                key_path: retention.day_30
                kind: cohort
                time_frame: all
                brackets: [30, 60]
                description: Share of signups with a successful build on days 30 to 59 after signup, by month of signup
                ---
                key_path: retention.day_90
                kind: cohort
                time_frame: all
                brackets: [90, 120]
                description: Share of signups with a successful build on days 90 to 119 after signup, by month of signup
                """).findsNo("T001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"14d", "7h", "8m", "10s", "169h"})
    void findsAConversionThatMayTakeAnotherTimeThanItSays(String within) {
        LintCase.strict("key_path: a\nkind: conversion\ntime_frame: all\nwithin: " + within
                        + "\ndescription: ¦Share of signups with a build within 7 days\n")
                .finds("T001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7d", "1w", "168h", "10080m", "604800s"})
    void readsAWeekInEveryUnit(String within) {
        LintCase.strict("key_path: a_7d\nkind: conversion\ntime_frame: all\nwithin: " + within
                        + "\ndescription: Share of signups with a build within 7 days\n")
                .findsNo("T001");
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
