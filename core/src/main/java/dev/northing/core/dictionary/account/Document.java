package dev.northing.core.dictionary.account;

import java.util.List;
import java.util.Objects;

/**
 * A text made from a dictionary, to be read by people.
 *
 * <p>Equal dictionaries give equal documents, byte by byte: there are no dates and no times in them. Whatever a
 * definition's author wrote stands in them as plain text and never as markup. Immutable.
 *
 * @param title the title
 * @param blocks what stands below the title, in order
 * @since 0.1.0
 */
public record Document(String title, List<Block> blocks) {

    /**
     * Copies the blocks.
     *
     * @param title the title
     * @param blocks what stands below the title, in order
     */
    public Document {
        Objects.requireNonNull(title, "title");
        blocks = List.copyOf(blocks);
    }

    /**
     * Writes the document as Markdown with tables (GitHub's flavor).
     *
     * @return the text, lines end with a line feed
     */
    public String toMarkdown() {
        return new MarkdownPage(this).text();
    }

    /**
     * Writes the document as one HTML page that loads nothing and runs nothing.
     *
     * @return the page, lines end with a line feed
     */
    public String toHtml() {
        return new HtmlPage(this).text();
    }

    /**
     * A part of a document.
     *
     * @since 0.1.0
     */
    public sealed interface Block permits Heading, Paragraph, Bullets, Table {}

    /**
     * The heading of what follows. Immutable.
     *
     * @param level 2 for a section, 3 for a part of one
     * @param text the heading
     * @since 0.1.0
     */
    public record Heading(int level, String text) implements Block {

        /**
         * Checks the level.
         *
         * @param level 2 for a section, 3 for a part of one
         * @param text the heading
         * @throws IllegalArgumentException if the level is neither 2 nor 3
         */
        public Heading {
            if (level != 2 && level != 3) {
                throw new IllegalArgumentException("level: " + level + ", expected 2 or 3");
            }
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * Some sentences. Immutable.
     *
     * @param text the sentences
     * @since 0.1.0
     */
    public record Paragraph(String text) implements Block {

        /**
         * Accepts any text.
         *
         * @param text the sentences
         */
        public Paragraph {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * A list without order. Immutable.
     *
     * @param items its items
     * @since 0.1.0
     */
    public record Bullets(List<String> items) implements Block {

        /**
         * Copies the items.
         *
         * @param items its items
         */
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /**
     * A table. Immutable.
     *
     * @param head the names of its columns
     * @param rows its rows, each as long as the head
     * @since 0.1.0
     */
    public record Table(List<String> head, List<List<String>> rows) implements Block {

        /**
         * Copies the cells.
         *
         * @param head the names of its columns
         * @param rows its rows, each as long as the head
         * @throws IllegalArgumentException if a row is longer or shorter than the head
         */
        public Table {
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<String> row : rows) {
                if (row.size() != head.size()) {
                    throw new IllegalArgumentException("row: " + row.size() + " cells, expected " + head.size());
                }
            }
        }
    }
}
