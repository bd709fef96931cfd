package dev.northing.collector.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Takes over the directories of stores that ended without emptying them.
 *
 * <p>Whoever holds a directory's lock owns it; the lock of the root is held only while the list is gone through. What has been
 * left behind is read in steps of a segment, so that nobody waits for megabytes. Confined to the writer's thread.
 */
final class Adoption {

    /** How often directories are looked for, so that a store that lives on takes over from one that died. */
    static final long PERIOD_NANOS = 60_000_000_000L;

    /** How often they are looked for at first while another store lives, which may be about to close. */
    static final long FIRST_PERIOD_NANOS = 250_000_000L;

    /** The share of the time since opening that passes between two looks: a quarter of a second for the first 5 s. */
    static final int PERIOD_DIVISOR = 20;

    /** How long opening a store may take because of what earlier ones left, and each maintenance: and one segment's time. */
    static final long BUDGET_NANOS = 10_000_000L;

    private final SpoolFs fs;
    private final SpoolSettings settings;
    private final Books books;
    private final Shelf shelf;
    private final Path root;
    private final Deque<Instance.Place> claimed = new ArrayDeque<>();
    private final long opened;
    private @Nullable Recovery recovery;
    private Instance.@Nullable Place recovering;
    private long nextLook;
    private boolean lookedBefore;

    /** Whether another store holds a directory, or the lock on all of them. */
    private boolean othersLive;

    Adoption(SpoolFs fs, SpoolSettings settings, Books books, Shelf shelf, Path root) {
        this.fs = fs;
        this.settings = settings;
        this.books = books;
        this.shelf = shelf;
        this.root = root;
        this.opened = now();
        this.nextLook = opened;
    }

    private long now() {
        return settings.time().nanos().getAsLong();
    }

    /** Takes over what there is within the budget. */
    void begin() {
        look();
        work(BUDGET_NANOS);
    }

    /** Takes over more within the budget, and looks for others once in a while. */
    void maintain() {
        if (now() - nextLook >= 0) {
            look();
        }
        work(BUDGET_NANOS);
    }

    /** Takes over everything at once. */
    void complete() {
        look();
        work(Long.MAX_VALUE);
    }

    /** Tells whether there is more to take over of what was seen. */
    boolean isUnderWay() {
        return recovery != null || !claimed.isEmpty();
    }

    /** Tells whether another store may hold a directory, as far as was seen last. */
    boolean othersLive() {
        return othersLive;
    }

    private void work(long budget) {
        long start = now();
        while (now() - start < budget && step()) {
            // Each step is one segment.
        }
    }

    /** A store that is closing while this one opens is found soon; one that dies later, within a minute. */
    private long period() {
        long rising = Math.max(FIRST_PERIOD_NANOS, (now() - opened) / PERIOD_DIVISOR);
        return othersLive ? Math.min(PERIOD_NANOS, rising) : PERIOD_NANOS;
    }

    private void look() {
        lookThrough();
        nextLook = now() + period();
    }

    private void lookThrough() {
        othersLive = true;
        try (SpoolFs.SpoolLock lock = fs.lock(root.resolve(Instance.LOCK))) {
            if (lock != null) {
                othersLive = false;
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
        boolean known = name.equals(Instance.LOCK)
                || name.equals(QuarantineNotes.DIRECTORY)
                || HoldFile.isName(name)
                || JournalFile.isName(name)
                || KeyFile.isName(name);
        if (origin != null) {
            claim(origin);
        } else if (!known && !lookedBefore) {
            books.damage(0, 0, 0, 1, 0);
        }
    }

    private void claim(long origin) {
        Path directory = root.resolve(Instance.Place.name(origin));
        if (shelf.holds(directory) || isClaimed(origin)) {
            return;
        }
        try {
            fs.prepareDirectory(directory);
            SpoolFs.SpoolLock lock = fs.lock(directory.resolve(Instance.LOCK));
            if (lock != null) {
                claimed.add(new Instance.Place(root, origin, lock));
            }
            othersLive |= lock == null;
        } catch (SpoolFs.UnsafePathException noDirectory) {
            books.damage(0, 0, 0, lookedBefore ? 0 : 1, 0);
        } catch (IOException unusableAtPresent) {
            books.ioError();
        }
    }

    private boolean isClaimed(long origin) {
        boolean underWay = recovering != null && recovering.origin() == origin;
        return underWay || claimed.stream().anyMatch(place -> place.origin() == origin);
    }

    /** Reads one more segment or goes on to the next directory; false if there is nothing to do. */
    private boolean step() {
        if (recovery == null) {
            return beginNext();
        }
        if (!recovery.next()) {
            shelf.adopt(recovery.end());
            recovery = null;
            recovering = null;
        }
        return true;
    }

    private boolean beginNext() {
        Instance.Place place = claimed.poll();
        if (place == null) {
            return false;
        }
        Recovery next = new Recovery(fs, settings, books, new QuarantineNotes(fs, root), place);
        recovering = place;
        try {
            next.begin();
            recovery = next;
        } catch (IOException unreadableAtPresent) {
            books.ioError();
        } finally {
            if (recovery == null) {
                recovering = null;
                close(place);
            }
        }
        return true;
    }

    void close() {
        if (recovering != null) {
            close(recovering);
        }
        recovery = null;
        recovering = null;
        claimed.forEach(Adoption::close);
        claimed.clear();
    }

    private static void close(Instance.Place place) {
        if (place.lock() != null) {
            place.lock().close();
        }
    }
}
