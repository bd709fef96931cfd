package dev.northing.core.dictionary;

import dev.northing.core.dictionary.lint.Finding;
import dev.northing.core.error.DictionaryException;
import dev.northing.core.source.Findings;
import dev.northing.core.source.SourceLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads definitions from YAML and JSON: files, folders, class path resources, streams and texts.
 *
 * <p>Each file holds one definition or many, and says by its content, never by its name, what it is: {@code key_path}
 * makes a metric, {@code action} an event, {@code file_format: northing/1} a bundle with {@code metrics},
 * {@code events}, {@code properties} and {@code owners}, each a list or a mapping by key; a list holds several
 * definitions, and so does a YAML file with several documents.
 *
 * <p>Content never makes loading fail: what is wrong becomes a {@link Finding} with its place, and the rest is read. A
 * path that is missing or cannot be read throws. A file holds at most 1 MiB, 32 levels and 100,000 keys and values; YAML
 * without anchors, aliases, tags and tabs. Hidden files, links that lead in circles, and names that end in neither
 * {@code .yml}, {@code .yaml} nor {@code .json} are passed over in folders.
 *
 * <p>The same sources give the same result on any machine: files are read in the order of their names relative to the
 * folder given, written with {@code /}.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class DictionaryLoader {

    private final Profile profile;
    private final List<SourceFile> files = new ArrayList<>();
    private final List<Findings> problems = new ArrayList<>();

    private DictionaryLoader(Profile profile) {
        this.profile = profile;
    }

    /**
     * Starts a loader that takes any GitLab definition and reports its oddities.
     *
     * @return a loader without sources
     */
    public static DictionaryLoader gitlab() {
        return new DictionaryLoader(Profile.GITLAB);
    }

    /**
     * Starts a loader that asks for everything Northing needs: types, owners, kinds.
     *
     * @return a loader without sources
     */
    public static DictionaryLoader strict() {
        return new DictionaryLoader(Profile.STRICT);
    }

    /**
     * Starts a loader.
     *
     * @param profile how much is asked of definitions
     * @return a loader without sources
     */
    public static DictionaryLoader of(Profile profile) {
        return new DictionaryLoader(profile);
    }

    /**
     * Adds a file, or every definition file of a folder and the folders in it.
     *
     * @param path a file of any name, or a folder
     * @return this loader
     * @throws DictionaryException if the path does not exist, is neither a file nor a folder, cannot be listed, or holds
     *     more than 100,000 files and folders
     */
    public DictionaryLoader path(Path path) {
        files.addAll(SourceFolder.list(path, problems));
        return this;
    }

    /**
     * Adds a class path resource.
     *
     * <p>A resource in a package of a named module is visible only when the module opens that package; its own classes
     * always see it, so use {@link #stream} with {@code Class.getResourceAsStream} there.
     *
     * @param loader the class loader that knows the resource
     * @param name the resource's full name, without a leading slash
     * @return this loader
     * @throws DictionaryException if there is no such resource, or it cannot be read
     */
    public DictionaryLoader resource(ClassLoader loader, String name) {
        try (InputStream in = loader.getResourceAsStream(name)) {
            return stream(name, required(in, name));
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static InputStream required(@Nullable InputStream in, String name) {
        if (in == null) {
            throw new DictionaryException(
                    name + ": there is no such resource; give its full name, such as dictionary/events.yml");
        }
        return in;
    }

    /**
     * Adds a stream, read at once and up to one byte more than a file may have; the caller closes it.
     *
     * @param name how findings name it
     * @param in UTF-8
     * @return this loader
     * @throws DictionaryException if the stream cannot be read
     */
    public DictionaryLoader stream(String name, InputStream in) {
        try {
            byte[] bytes = in.readNBytes(SourceLimits.MAX_FILE_BYTES + 1);
            files.add(new SourceFile(name, () -> bytes));
            return this;
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /**
     * Adds a text.
     *
     * @param name how findings name it
     * @param text YAML or JSON
     * @return this loader
     */
    public DictionaryLoader text(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        files.add(new SourceFile(name, () -> bytes));
        return this;
    }

    /**
     * Reads all sources.
     *
     * @return the dictionary, what was read, and what there is to say about it
     * @throws DictionaryException if a file that was there before cannot be read any more
     */
    public DictionaryLoad load() {
        List<Findings> found = new ArrayList<>(problems);
        DefinitionSorter sorter = new DefinitionSorter();
        for (ParsedFile file : SourceParser.parse(files)) {
            found.add(file.findings());
            if (file.roots() != null) {
                sorter.add(file.roots(), file.findings());
            }
        }
        DictionarySources sources = new DefinitionReader(profile).read(sorter);
        return new DictionaryLoad(dictionary(sources), sources, all(found));
    }

    private static List<Finding> all(List<Findings> found) {
        return found.stream().flatMap(findings -> findings.list().stream()).toList();
    }

    private static MetricDictionary dictionary(DictionarySources sources) {
        return MetricDictionary.of(
                sources.profile(),
                definitions(sources.metrics()),
                definitions(sources.events()),
                definitions(sources.properties()),
                definitions(sources.owners()));
    }

    private static <D> List<D> definitions(List<Sourced<D>> sourced) {
        return sourced.stream().map(Sourced::definition).toList();
    }

    private static DictionaryException unreadable(String name, IOException problem) {
        DictionaryException failure = new DictionaryException(name + ": cannot be read ("
                + problem.getClass().getSimpleName() + "); check that the source is complete");
        failure.initCause(problem);
        return failure;
    }
}
