package dev.northing.core.dictionary;

import java.io.IOException;

/**
 * A text to load, by the name that findings give it.
 *
 * @param name the name
 * @param content gives at most the bytes that a file may have and one more
 */
record SourceFile(String name, Content content) {

    /** Reads the bytes when they are needed. */
    interface Content {

        byte[] read() throws IOException;
    }
}
