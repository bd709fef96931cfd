package dev.northing.core.dictionary;

import dev.northing.core.error.DictionaryException;
import dev.northing.core.source.Findings;
import dev.northing.core.source.SourceLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the definition files under a path. Confined to one thread. */
final class SourceFolder extends SimpleFileVisitor<Path> {

    /** Files and folders below one path at most; more is a wrong path, such as the root of a disk. */
    static final int MAX_ENTRIES = 100_000;

    private final Path root;
    private final List<Findings> problems;
    private final int maxEntries;
    private final List<SourceFile> files = new ArrayList<>();
    private int entries;

    private SourceFolder(Path root, List<Findings> problems, int maxEntries) {
        this.root = root;
        this.maxEntries = maxEntries;
        this.problems = problems;
    }

    /**
     * Lists the definition files of a folder, by relative name, or gives the one file.
     *
     * @throws DictionaryException if the path is not there or cannot be listed
     */
    static List<SourceFile> list(Path path, List<Findings> problems) {
        return list(path, problems, MAX_ENTRIES);
    }

    static List<SourceFile> list(Path path, List<Findings> problems, int maxEntries) {
        if (Files.isRegularFile(path)) {
            return List.of(file(String.valueOf(path.getFileName()), path));
        }
        if (!Files.isDirectory(path)) {
            throw new DictionaryException(path + ": "
                    + (Files.exists(path) ? "neither a file nor a folder" : "there is no such file or folder")
                    + "; give the path of a definition file, or of a folder that holds some");
        }
        return new SourceFolder(path, problems, maxEntries).walk();
    }

    private List<SourceFile> walk() {
        try {
            Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
        } catch (IOException e) {
            throw unreadable(root, e);
        }
        files.sort(Comparator.comparing(SourceFile::name));
        return files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return folder.equals(root) || !isHidden(folder) ? count() : FileVisitResult.SKIP_SUBTREE;
    }

    /** Links are followed, so that what still is one leads nowhere. */
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        boolean definition = !isHidden(file) && hasDefinitionName(file);
        if (definition && attributes.isRegularFile()) {
            files.add(file(relativeName(file), file));
        }
        if (definition && attributes.isSymbolicLink()) {
            throw unreadable(file, new NoSuchFileException(file.toString()));
        }
        return count();
    }

    private FileVisitResult count() {
        if (++entries <= maxEntries) {
            return FileVisitResult.CONTINUE;
        }
        throw new DictionaryException(root + ": more than " + maxEntries
                + " files and folders below it; give the folder that holds the definitions");
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) {
        if (problem instanceof FileSystemLoopException) {
            Findings findings = new Findings(relativeName(file));
            findings.error(
                    "S014",
                    SourcePosition.START,
                    "this link leads to a folder around it, so it is not followed: remove the link");
            problems.add(findings);
            return FileVisitResult.CONTINUE;
        }
        if (isHidden(file) || !hasDefinitionName(file)) {
            return FileVisitResult.CONTINUE;
        }
        throw unreadable(file, problem);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem) {
        if (problem != null) {
            throw unreadable(folder, problem);
        }
        return FileVisitResult.CONTINUE;
    }

    private String relativeName(Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private static boolean isHidden(Path path) {
        return Objects.toString(path.getFileName(), "").startsWith(".");
    }

    private static boolean hasDefinitionName(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yml") || name.endsWith(".yaml") || name.endsWith(".json");
    }

    private static SourceFile file(String name, Path file) {
        return new SourceFile(name, () -> {
            try (InputStream in = Files.newInputStream(file)) {
                return in.readNBytes(SourceLimits.MAX_FILE_BYTES + 1);
            } catch (IOException e) {
                throw unreadable(file, e);
            }
        });
    }

    private static DictionaryException unreadable(Path path, IOException problem) {
        DictionaryException failure = new DictionaryException(
                path + ": cannot be read (" + problem.getClass().getSimpleName()
                        + "); check that it exists and that this" + " process may read it");
        failure.initCause(problem);
        return failure;
    }
}
