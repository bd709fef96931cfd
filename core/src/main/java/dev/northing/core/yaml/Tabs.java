package dev.northing.core.yaml;

import dev.northing.core.dictionary.SourcePosition;
import dev.northing.core.source.Findings;
import java.util.BitSet;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Finds tabs between values: parsers differ on where those are allowed. Within a value or a comment a tab is just a
 * character.
 */
final class Tabs {

    private static final int[] NO_TABS = {};

    private final int[] codePoints;
    private final BitSet withinScalars = new BitSet();

    Tabs(String text) {
        codePoints = text.indexOf('\t') < 0 ? NO_TABS : text.codePoints().toArray();
    }

    void allowWithin(ScalarEvent event) {
        if (codePoints.length == 0) {
            return;
        }
        int start = event.getStartMark().map(Mark::getIndex).orElse(0);
        int end = event.getEndMark().map(Mark::getIndex).orElse(0);
        withinScalars.set(start, Math.max(start, end));
    }

    void report(Findings findings) {
        int line = 1;
        int column = 1;
        boolean comment = false;
        for (int i = 0; i < codePoints.length; i++) {
            boolean outside = !withinScalars.get(i);
            comment |= codePoints[i] == '#' && outside;
            if (codePoints[i] == '\t' && outside && !comment) {
                findings.error(
                        "S008",
                        new SourcePosition(line, column),
                        "a tab between values, which YAML parsers understand differently: use spaces");
            }
            column += Character.charCount(codePoints[i]);
            if (endsLine(i)) {
                line++;
                column = 1;
                comment = false;
            }
        }
    }

    private boolean endsLine(int i) {
        return codePoints[i] == '\n'
                || (codePoints[i] == '\r' && (i + 1 == codePoints.length || codePoints[i + 1] != '\n'));
    }
}
