package dev.northing.core.dictionary;

import dev.northing.core.dictionary.lint.Finding.Level;
import dev.northing.core.source.Findings;
import dev.northing.core.source.SourceNode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What the readers of one definition share: how much is asked, and where its findings, places and extensions go. */
final class Reading {

    /** UTF-16 units of all recorded paths at most; past it, places are those of the field around. */
    private static final int MAX_PATHS_LENGTH = 256 * 1024;

    private final Profile profile;
    private final Findings findings;
    private final Map<String, SourcePosition> places = new HashMap<>();
    private final Map<String, String> extensions = new TreeMap<>();
    private int pathsLength;

    Reading(Profile profile, Findings findings) {
        this.profile = profile;
        this.findings = findings;
    }

    boolean strict() {
        return profile == Profile.STRICT;
    }

    Findings findings() {
        return findings;
    }

    Map<String, String> extensions() {
        return extensions;
    }

    void error(String rule, SourceNode node, String message) {
        findings.error(rule, node.start(), message);
    }

    void warning(String rule, SourceNode node, String message) {
        findings.warning(rule, node.start(), message);
    }

    void info(String rule, SourceNode node, String message) {
        findings.info(rule, node.start(), message);
    }

    /** Adds what is an error in the strict profile and a warning otherwise. */
    void strictly(String rule, SourcePosition position, String message) {
        findings.add(rule, strict() ? Level.ERROR : Level.WARNING, position, message);
    }

    boolean hasRoomForPaths() {
        return pathsLength <= MAX_PATHS_LENGTH;
    }

    void place(String path, SourcePosition position) {
        pathsLength += path.length();
        if (pathsLength <= MAX_PATHS_LENGTH) {
            places.put(path, position);
        }
    }

    DefinitionSource source(SourcePosition start) {
        return new DefinitionSource(findings.file(), start, places);
    }

    static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** Quotes a word of the dictionary in a message. */
    static String quote(String word) {
        return "'" + (word.length() > 60 ? word.substring(0, 60) + "..." : word) + "'";
    }
}
