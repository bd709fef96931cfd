package dev.northing.core.source;

import dev.northing.core.dictionary.SourcePosition;
import dev.northing.core.dictionary.lint.Finding;
import dev.northing.core.dictionary.lint.Finding.Level;
import java.util.ArrayList;
import java.util.List;

/** Collects what there is to say about one file. Confined to one thread. */
public final class Findings {

    private final String file;
    private final List<Finding> found = new ArrayList<>();

    /** Starts empty. */
    public Findings(String file) {
        this.file = file;
    }

    /** The file's name as findings give it. */
    public String file() {
        return file;
    }

    /** What was found, in the order found. */
    public List<Finding> list() {
        return found;
    }

    /** Adds a grave finding. */
    public void error(String rule, SourcePosition position, String message) {
        add(rule, Level.ERROR, position, message);
    }

    /** Adds a likely mistake. */
    public void warning(String rule, SourcePosition position, String message) {
        add(rule, Level.WARNING, position, message);
    }

    /** Adds a remark. */
    public void info(String rule, SourcePosition position, String message) {
        add(rule, Level.INFO, position, message);
    }

    /** Adds a finding; past the limit, says once that more are left out. */
    public void add(String rule, Level level, SourcePosition position, String message) {
        if (found.size() < SourceLimits.MAX_FINDINGS) {
            found.add(new Finding(rule, level, file, position, oneLine(message)));
        } else if (!isFull()) {
            found.add(new Finding(
                    "S012",
                    Level.ERROR,
                    file,
                    position,
                    "more than " + SourceLimits.MAX_FINDINGS
                            + " findings in this file; the rest is left out: mend these first"));
        }
    }

    /** Words of the text may be quoted in messages, and escapes can put anything into words. */
    private static String oneLine(String message) {
        StringBuilder line = new StringBuilder(message);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                line.setCharAt(i, ' ');
            }
        }
        return line.toString();
    }

    /** Whether further findings are left out, so that no effort need go into their messages. */
    public boolean isFull() {
        return found.size() > SourceLimits.MAX_FINDINGS;
    }
}
