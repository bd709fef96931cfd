package dev.northing.core.source;

/** The sizes that the text of a dictionary keeps; more is refused, since it is a mistake or an attack. */
public final class SourceLimits {

    /** Bytes of one file at most: 1 MiB. */
    public static final int MAX_FILE_BYTES = 1024 * 1024;

    /** Levels of lists and mappings at most; the outermost is level 1. */
    public static final int MAX_DEPTH = 32;

    /** Keys, scalars, lists and mappings of one file at most: about ten megabytes of heap. */
    public static final int MAX_NODES = 100_000;

    /** UTF-16 units of a key at most, whether a field's name or that of a definition. */
    public static final int MAX_KEY_LENGTH = 256;

    /** UTF-16 units of a structure that is kept as canonical JSON at most. */
    public static final int MAX_JSON_LENGTH = 64 * 1024;

    /** Findings kept for one file at most; one more says that the rest is left out. */
    public static final int MAX_FINDINGS = 500;

    private SourceLimits() {}
}
