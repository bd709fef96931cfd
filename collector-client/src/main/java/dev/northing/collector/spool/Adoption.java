package dev.northing.collector.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Takes over the directories of stores that ended without emptying them.
 *
 * <p>Whoever holds a directory's lock owns it; the lock of the root is held only while the list is gone through. Confined to
 * the writer's thread.
 */
final class Adoption {

    /** How often directories are looked for, so that a store that lives on takes over from one that died. */
    static final long PERIOD_NANOS = 60_000_000_000L;

    /** How long opening a store may take because of what earlier ones left; the rest is taken over afterwards. */
    static final long BUDGET_NANOS = 5_000_000_000L;

    private final SpoolFs fs;
    private final SpoolSettings settings;
    private final Books books;
    private final Shelf shelf;
    private final Path root;
    private final Deque<Instance.Place> claimed = new ArrayDeque<>();
    private long nextLook;
    private boolean lookedBefore;

    Adoption(SpoolFs fs, SpoolSettings settings, Books books, Shelf shelf, Path root) {
        this.fs = fs;
        this.settings = settings;
        this.books = books;
        this.shelf = shelf;
        this.root = root;
        this.nextLook = now();
    }

    private long now() {
        return settings.time().nanos().getAsLong();
    }

    /** Takes over what there is within the budget. */
    void begin() {
        long end = now() + BUDGET_NANOS;
        look();
        while (!claimed.isEmpty() && end - now() > 0) {
            adoptNext();
        }
    }

    /** Takes over one more directory, and looks for others once in a while. */
    void maintain() {
        if (now() - nextLook >= 0) {
            look();
        }
        adoptNext();
    }

    /** Takes over everything at once. */
    void complete() {
        look();
        while (!claimed.isEmpty()) {
            adoptNext();
        }
    }

    private void look() {
        nextLook = now() + PERIOD_NANOS;
        try (SpoolFs.SpoolLock lock = fs.lock(root.resolve(Instance.LOCK))) {
            if (lock != null) {
                for (String name : fs.list(root)) {
                    lookAt(name);
                }
                lookedBefore = true;
            }
        } catch (IOException unusableAtPresent) {
            books.ioError();
        }
    }

    private void lookAt(String name) {
        Long origin = Instance.Place.originIn(name);
        boolean known = name.equals(Instance.LOCK) || name.equals(QuarantineNotes.DIRECTORY) || HoldFile.isName(name);
        if (origin != null) {
            claim(origin);
        } else if (!known && !lookedBefore) {
            books.damage(0, 0, 0, 1, 0);
        }
    }

    private void claim(long origin) {
        Path directory = root.resolve(Instance.Place.name(origin));
        if (shelf.holds(directory) || claimed.stream().anyMatch(place -> place.origin() == origin)) {
            return;
        }
        try {
            fs.prepareDirectory(directory);
            SpoolFs.SpoolLock lock = fs.lock(directory.resolve(Instance.LOCK));
            if (lock != null) {
                claimed.add(new Instance.Place(root, origin, lock));
            }
        } catch (SpoolFs.UnsafePathException noDirectory) {
            books.damage(0, 0, 0, lookedBefore ? 0 : 1, 0);
        } catch (IOException unusableAtPresent) {
            books.ioError();
        }
    }

    private void adoptNext() {
        Instance.Place place = claimed.poll();
        if (place == null) {
            return;
        }
        try {
            shelf.adopt(new Recovery(fs, settings, books, new QuarantineNotes(fs, root), place).recover());
        } catch (IOException unreadableAtPresent) {
            books.ioError();
            close(place);
        }
    }

    void close() {
        claimed.forEach(Adoption::close);
        claimed.clear();
    }

    private static void close(Instance.Place place) {
        if (place.lock() != null) {
            place.lock().close();
        }
    }
}
