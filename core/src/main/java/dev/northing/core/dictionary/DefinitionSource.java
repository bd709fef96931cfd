package dev.northing.core.dictionary;

import java.util.Map;

/**
 * Where a definition and each of its fields stand.
 *
 * <p>A field's path joins names by dots and list positions in brackets, such as {@code events[2].filter.label}. Immutable.
 *
 * @param file the file's name as it was given to the loader, or the name of a stream
 * @param start where the definition begins
 * @param fields where the value of each field begins, by path
 * @since 0.1.0
 */
public record DefinitionSource(String file, SourcePosition start, Map<String, SourcePosition> fields) {

    /**
     * Copies the fields.
     *
     * @param file the file's name
     * @param start where the definition begins
     * @param fields where the value of each field begins, by path
     */
    public DefinitionSource {
        fields = Map.copyOf(fields);
    }

    /**
     * Finds the place of a field, or of the nearest field around it.
     *
     * @param path a field's path, such as {@code events[2].unique}
     * @return its place; that of the longest known beginning of the path when the field itself is not there; the
     *     definition's own place when there is none
     */
    public SourcePosition at(String path) {
        String around = path;
        while (!around.isEmpty()) {
            SourcePosition position = fields.get(around);
            if (position != null) {
                return position;
            }
            around = parentOf(around);
        }
        return start;
    }

    private static String parentOf(String path) {
        int dot = path.lastIndexOf('.');
        int bracket = path.lastIndexOf('[');
        return path.substring(0, Math.max(0, Math.max(dot, bracket)));
    }
}
