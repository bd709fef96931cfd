package dev.northing.collector;

import dev.northing.collector.consent.ConsentLedger;
import dev.northing.collector.spool.EventStore;
import dev.northing.collector.spool.FsyncPolicy;
import dev.northing.collector.spool.HoldFile;
import dev.northing.collector.spool.JournalFile;
import dev.northing.collector.spool.Protection;
import dev.northing.collector.spool.SegmentStore;
import dev.northing.collector.spool.SpoolSettings;
import dev.northing.core.error.ConfigurationException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of the builder that knows where events wait. Confined to one thread. */
final class StoreChoice {

    /** Ends of epochs at most that are looked behind, however old events may get: each costs time when somebody is looked for. */
    static final int MAX_WAITING_EPOCHS = 366;

    private @Nullable Path stateDirectory;
    private @Nullable EventStore store;
    private @Nullable Boolean memoryOnly;
    private @Nullable FsyncPolicy fsync;
    private SpoolSettings.@Nullable Limits limits;
    private @Nullable Protection protection = Protection.standard();
    private boolean protectionChosen;

    void stateDirectory(Path path) {
        stateDirectory = Objects.requireNonNull(path, "stateDirectory");
    }

    void store(EventStore value) {
        store = Objects.requireNonNull(value, "eventStore");
    }

    void memoryOnly() {
        memoryOnly = true;
    }

    void fsync(FsyncPolicy policy) {
        fsync = Objects.requireNonNull(policy, "fsync");
    }

    void limits(SpoolSettings.Limits value) {
        limits = Objects.requireNonNull(value, "spool");
    }

    void protection(@Nullable Protection value) {
        protection = value;
        protectionChosen = true;
    }

    void check(boolean directoryOfFiles) {
        long chosen = Stream.of(stateDirectory, store, memoryOnly)
                .filter(Objects::nonNull)
                .count();
        if (chosen > 1) {
            throw new ConfigurationException("queue: more than one place where events wait;"
                    + " call one of stateDirectory(path), eventStore(store) and memoryOnly()");
        }
        if (chosen == 0 && !directoryOfFiles) {
            throw new ConfigurationException("queue: nothing says where events wait; call stateDirectory(path) to keep"
                    + " undelivered ones for the next start, or memoryOnly() to accept that they are lost when the"
                    + " process ends");
        }
        if (isDurable() && directoryOfFiles) {
            throw new ConfigurationException("queue: directory(path) keeps events itself;"
                    + " leave out stateDirectory and eventStore, or give an endpoint");
        }
        if (stateDirectory == null && (fsync != null || limits != null || protectionChosen)) {
            throw new ConfigurationException(
                    "queue: fsync, spool and encryption are for a state directory; call stateDirectory(path)");
        }
    }

    @Nullable
    Path stateDirectory() {
        return stateDirectory;
    }

    boolean isDurable() {
        return stateDirectory != null || store != null;
    }

    /** How many epochs may end while an event waits: as many secrets are needed to find it. */
    int waitingEpochs(int epochDays) {
        Duration maxAge = limits == null ? SpoolSettings.Limits.STANDARD.maxAge() : limits.maxAge();
        long seconds = (store == null ? maxAge : store.maxAge()).toSeconds();
        long epochs = 1 + (seconds - 1) / Duration.ofDays(epochDays).toSeconds();
        return (int) Math.max(1, Math.min(epochs, MAX_WAITING_EPOCHS));
    }

    /** Where a wait stands that an address has asked for; null when it does not survive the process. */
    @Nullable
    HoldFile holdFile(@Nullable URI address) {
        return stateDirectory == null || address == null ? null : new HoldFile(stateDirectory, address.toString());
    }

    /** Where choices of consent stand; null when they do not survive the process. */
    @Nullable
    JournalFile consentFile() {
        return stateDirectory == null ? null : new JournalFile(stateDirectory, ConsentLedger.FILE);
    }

    /** Checks what was chosen, and leaves the opening to the thread that first writes; only for a choice that is durable. */
    EventStore store(Supplier<String> context, SpoolSettings.Time time, RandomGenerator random) {
        if (store != null) {
            return store;
        }
        Path root = Objects.requireNonNull(stateDirectory, "stateDirectory");
        requireWritable(root);
        SegmentStore.check(root);
        FsyncPolicy policy = fsync == null ? FsyncPolicy.INTERVAL : fsync;
        SpoolSettings.Limits bounds = limits == null ? SpoolSettings.Limits.STANDARD : limits;
        return new LateStore(() ->
                SegmentStore.open(new SpoolSettings(root, context.get(), policy, bounds, time, random, protection)));
    }

    /** A store waits for a disk that fails; whoever may not write at all has given the wrong directory. */
    private static void requireWritable(Path root) {
        Path there = root.toAbsolutePath().normalize();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null || !Files.isDirectory(there)) {
            throw new ConfigurationException(
                    "stateDirectory " + root + ": " + there + " is no directory; give another path");
        }
        if (!Files.isWritable(there)) {
            throw new ConfigurationException("stateDirectory " + root + ": this user may not write to " + there
                    + "; grant it the right or give another path");
        }
    }
}
