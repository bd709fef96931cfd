package dev.northing.core.dictionary;

import dev.northing.core.json.dictionary.JsonSource;
import dev.northing.core.source.Findings;
import dev.northing.core.source.SourceFormat;
import dev.northing.core.source.SourceNode;
import dev.northing.core.source.SourceText;
import dev.northing.core.source.UnreadableSourceException;
import dev.northing.core.yaml.YamlSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file's nodes.
 *
 * @param roots its documents, or null when it is unreadable, which is then among the findings
 * @param findings what there is to say about it so far
 */
record ParsedFile(@Nullable List<SourceNode> roots, Findings findings) {

    static ParsedFile of(SourceFile file) {
        Findings findings = new Findings(file.name());
        try {
            return new ParsedFile(parse(file.content().read(), findings), findings);
        } catch (UnreadableSourceException e) {
            e.reportTo(findings);
            return new ParsedFile(null, findings);
        } catch (IOException e) {
            throw new UncheckedIOException(file.name() + " cannot be read", e);
        }
    }

    private static List<SourceNode> parse(byte[] bytes, Findings findings) throws UnreadableSourceException {
        String text = SourceText.decode(bytes);
        return SourceFormat.of(text) == SourceFormat.JSON
                ? JsonSource.read(text, findings)
                : YamlSource.read(text, findings);
    }
}
