package dev.northing.core.dictionary.lint;

/** The test behind one rule: looks at the definitions and says what it finds. */
@FunctionalInterface
interface Check {

    void run(Scope scope, RuleFindings out);
}
