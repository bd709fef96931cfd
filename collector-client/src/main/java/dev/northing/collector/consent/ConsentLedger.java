package dev.northing.collector.consent;

import dev.northing.collector.spool.Erasure;
import dev.northing.collector.spool.JournalFile;
import dev.northing.core.privacy.Purpose;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The client's own record of consent: what was chosen when, what that means by the region's law and present signals, and in
 * which period of consent each purpose is.
 *
 * <p>With a file, each choice is a line of it, chained to the line before by its hash. A line that was changed or damaged voids all
 * choices before it. A file that cannot be read permits nothing that needs consent. A period, the epoch, ends with each choice
 * that permits nothing; events of an earlier one are never sent. Asking takes a few nanoseconds and no lock.
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class ConsentLedger implements ConsentSource {

    /** The name of the file in the state directory. */
    public static final String FILE = "consent";

    /** Carries people's wish that a receiver forgets them: it stands on the law that lets them wish so. */
    public static final Purpose DELETION_REQUEST = Erasure.DELETION_REQUEST;

    private final ConsentSettings settings;
    private final @Nullable JournalFile file;
    private final InstantSource clock;

    private volatile State state = State.EMPTY;
    private long knownBytes;

    /** Up to which period this process has been told, or has itself seen to it, that events are removed. */
    private final Map<Purpose, Integer> noticed = new HashMap<>();

    private volatile Signals signals = Signals.NONE;

    /** What follows from the receipts; replaced as a whole. */
    private record State(
            List<ConsentReceipt> receipts, Map<Purpose, Standing> standings, int voidedThrough, boolean readable) {

        static final State EMPTY = new State(List.of(), Map.of(), 0, true);

        long lastSequence() {
            return Math.max(
                    voidedThrough,
                    receipts.isEmpty() ? 0 : receipts.get(receipts.size() - 1).sequence());
        }

        String lastHash() {
            return receipts.isEmpty()
                    ? ReceiptLine.NO_PRIOR
                    : receipts.get(receipts.size() - 1).hash();
        }
    }

    /** Where one purpose stands: what was chosen last, since when, in which period, and whether an ended one was purged. */
    private record Standing(ConsentState chosen, Instant since, int epoch, boolean purged) {}

    /**
     * What a choice or proof has become.
     *
     * @param receipt the receipt
     * @param durable whether it survives the process
     * @since 0.1.0
     */
    public record Entry(ConsentReceipt receipt, boolean durable) {}

    /**
     * Opens the record.
     *
     * @param settings by which law
     * @param file where it stands, or null for a record that ends with the process
     * @param clock what time it is
     */
    public ConsentLedger(ConsentSettings settings, @Nullable JournalFile file, InstantSource clock) {
        this.settings = settings;
        this.file = file;
        this.clock = clock;
        load();
        state.standings().keySet().forEach(this::notice);
    }

    private synchronized void load() {
        if (file == null) {
            return;
        }
        try {
            knownBytes = file.size();
            state = raised(replay(file.read()), state, Set.of());
        } catch (IOException | RuntimeException unreadable) {
            state = new State(state.receipts(), state.standings(), state.voidedThrough(), false);
        }
    }

    private static State replay(List<String> lines) {
        State state = State.EMPTY;
        for (String line : lines) {
            ConsentReceipt receipt = ReceiptLine.read(line);
            state = receipt != null && isNext(receipt, state) ? after(state, receipt) : voided(state);
        }
        return state;
    }

    /** What stood in a damaged line is not known, so neither is its hash. */
    private static boolean isNext(ConsentReceipt receipt, State before) {
        boolean behindDamage = before.voidedThrough() > 0 && before.voidedThrough() == before.lastSequence();
        return receipt.sequence() == before.lastSequence() + 1
                && (behindDamage || receipt.prior().equals(before.lastHash()));
    }

    /** Nobody knows what a damaged line has taken back: everything before it. */
    private static State voided(State before) {
        return new State(before.receipts(), Map.of(), (int) before.lastSequence() + 1, true);
    }

    private static State after(State before, ConsentReceipt receipt) {
        List<ConsentReceipt> receipts = new ArrayList<>(before.receipts());
        receipts.add(receipt);
        Map<Purpose, Standing> standings = new HashMap<>(before.standings());
        receipt.choices().forEach((purpose, chosen) -> {
            Standing old = standings.get(purpose);
            int epoch = old == null ? before.voidedThrough() : old.epoch();
            if (receipt.isChoice()) {
                boolean ends = !chosen.isPermitting();
                int next = ends ? (int) receipt.sequence() : epoch;
                boolean purged = !ends && (old == null || old.purged());
                standings.put(purpose, new Standing(chosen, receipt.time(), next, purged));
            } else if (old != null) {
                standings.put(purpose, new Standing(old.chosen(), old.since(), old.epoch(), true));
            }
        });
        return new State(List.copyOf(receipts), Map.copyOf(standings), before.voidedThrough(), true);
    }

    @Override
    public ConsentState state(Purpose purpose) {
        if (isExempt(purpose)) {
            return ConsentState.NOT_REQUIRED;
        }
        State now = state;
        if (!now.readable() || isStopped(purpose, signals)) {
            return ConsentState.DENIED;
        }
        Standing standing = now.standings().get(purpose);
        return standing == null ? beforeChoice(purpose, now) : inForce(standing);
    }

    /**
     * Tells whether a purpose stands on another basis than consent.
     *
     * @param purpose the purpose
     * @return whether it needs none
     */
    public boolean isExempt(Purpose purpose) {
        return settings.notRequired().containsKey(purpose) || purpose.equals(DELETION_REQUEST);
    }

    private boolean isStopped(Purpose purpose, Signals present) {
        boolean byPrivacyControl = present.globalPrivacyControl()
                && (settings.globalPrivacyControlStopsAll()
                        || settings.region().stoppedByGlobalPrivacyControl().contains(purpose));
        return present.doNotTrack() || byPrivacyControl;
    }

    /** Where choices were lost, silence may be a refusal. */
    private ConsentState beforeChoice(Purpose purpose, State now) {
        boolean allowed = settings.region().allowedBeforeChoice().contains(purpose)
                && !signals.minor()
                && now.voidedThrough() == 0;
        return allowed ? ConsentState.NOT_REQUIRED : ConsentState.UNKNOWN;
    }

    private ConsentState inForce(Standing standing) {
        Duration validity = settings.validity();
        boolean expired = standing.chosen() == ConsentState.GRANTED
                && validity != null
                && !clock.instant().isBefore(standing.since().plus(validity));
        return expired ? ConsentState.EXPIRED : standing.chosen();
    }

    /**
     * Tells whether the last choice that was recorded here, if there is any, allows a purpose; law and signals aside.
     *
     * @param purpose the purpose
     * @return false when it was taken back or refused here
     */
    public boolean isUnopposed(Purpose purpose) {
        Standing standing = state.standings().get(purpose);
        return standing == null || standing.chosen().isPermitting();
    }

    /**
     * Returns the period of consent that a purpose is in.
     *
     * @param purpose the purpose
     * @return 0 or more; events of a lower one are not to be sent
     */
    public int epoch(Purpose purpose) {
        State now = state;
        Standing standing = now.standings().get(purpose);
        if (standing == null) {
            return isExempt(purpose) ? 0 : now.voidedThrough();
        }
        return standing.epoch();
    }

    /**
     * Says which signals are present from now on.
     *
     * @param present the signals
     */
    public void signals(Signals present) {
        signals = Objects.requireNonNull(present, "signals");
    }

    /**
     * Records a choice: what ends consent holds at once, what gives it once it is on the disk.
     *
     * @param purposes for what
     * @param chosen what was chosen
     * @param notice what was shown
     * @return the receipt; it holds for this process even if the disk fails
     */
    public synchronized Entry choose(Set<Purpose> purposes, ConsentState chosen, Notice notice) {
        Map<Purpose, ConsentState> choices = new HashMap<>();
        purposes.forEach(purpose -> choices.put(purpose, chosen));
        if (!chosen.isPermitting()) {
            // Whatever sequence the file gives it: nobody is to wait for the disk.
            state = after(state, draft(state, choices, -1, notice));
        }
        Entry entry = enter(now -> choices, -1, notice);
        purposes.forEach(this::notice);
        return entry;
    }

    private void notice(Purpose purpose) {
        noticed.put(purpose, epoch(purpose));
    }

    /**
     * Records that the events of ended periods are gone.
     *
     * @param periods in which period each purpose was when the removing began; one that has ended since is not proven
     * @param events how many were removed
     * @return the receipt
     */
    public synchronized Entry purged(Map<Purpose, Integer> periods, long events) {
        return enter(now -> unchanged(now, periods), events, Notice.NONE);
    }

    private static Map<Purpose, ConsentState> unchanged(State now, Map<Purpose, Integer> periods) {
        Map<Purpose, ConsentState> unchanged = new HashMap<>();
        now.standings().forEach((purpose, standing) -> {
            if (periods.getOrDefault(purpose, -1) == standing.epoch()) {
                unchanged.put(purpose, standing.chosen());
            }
        });
        return unchanged;
    }

    private Entry enter(Function<State, Map<Purpose, ConsentState>> lines, long purged, Notice notice) {
        State before = state;
        Map<Purpose, ConsentState> choices = lines.apply(before);
        if (file != null) {
            try {
                State known = replay(file.append(all -> ReceiptLine.text(line(replay(all), lines, purged, notice))));
                state = raised(known, before, purged < 0 ? choices.keySet() : Set.of());
                return new Entry(known.receipts().get(known.receipts().size() - 1), true);
            } catch (IOException | RuntimeException notKept) {
                // It holds for as long as this process lives.
            }
        }
        boolean drafted = purged < 0 && choices.values().stream().noneMatch(ConsentState::isPermitting);
        state = drafted ? before : after(before, draft(before, choices, purged, notice));
        return new Entry(state.receipts().get(state.receipts().size() - 1), false);
    }

    /** A period that has ended in this process stays ended, whatever the file has room for. */
    private static State raised(State known, State before, Set<Purpose> justChosen) {
        Map<Purpose, Standing> standings = new HashMap<>(known.standings());
        before.standings().forEach((purpose, old) -> {
            Standing now = standings.get(purpose);
            if (now == null || now.epoch() < old.epoch()) {
                Standing from = now != null && justChosen.contains(purpose) ? now : old;
                standings.put(purpose, new Standing(from.chosen(), from.since(), old.epoch(), from.purged()));
            }
        });
        return new State(known.receipts(), Map.copyOf(standings), known.voidedThrough(), known.readable());
    }

    private ConsentReceipt line(
            State before, Function<State, Map<Purpose, ConsentState>> choices, long purged, Notice notice) {
        return draft(before, choices.apply(before), purged, notice);
    }

    private ConsentReceipt draft(State before, Map<Purpose, ConsentState> choices, long purged, Notice notice) {
        return ReceiptLine.hashed(new ConsentReceipt(
                before.lastSequence() + 1,
                clock.instant(),
                choices,
                purged,
                notice,
                settings.region().key() + ' ' + settings.regionKnownBy(),
                settings.subject(),
                before.lastHash(),
                ""));
    }

    /**
     * Takes over what other processes on the same directory have recorded.
     *
     * @return purposes of which a period has ended meanwhile
     */
    public synchronized Set<Purpose> refresh() {
        if (isChanged()) {
            load();
        }
        Set<Purpose> ended = new HashSet<>();
        for (Purpose purpose : state.standings().keySet()) {
            if (epoch(purpose) > noticed.getOrDefault(purpose, 0)) {
                ended.add(purpose);
            }
            notice(purpose);
        }
        return ended;
    }

    private boolean isChanged() {
        try {
            return file != null && (!state.readable() || file.size() != knownBytes);
        } catch (IOException unreadable) {
            return true;
        }
    }

    /**
     * Returns what an earlier process has withdrawn and may not have removed.
     *
     * @return purposes whose last ended period was not proven to be purged
     */
    public Set<Purpose> owed() {
        Set<Purpose> owed = new HashSet<>();
        state.standings().forEach((purpose, standing) -> {
            if (!standing.purged() && standing.epoch() > 0) {
                owed.add(purpose);
            }
        });
        return owed;
    }

    /**
     * Returns of which purposes a period has ended, whether its events were proven to be purged or not.
     *
     * @return purposes in a period above 0
     */
    public Set<Purpose> ended() {
        Set<Purpose> ended = new HashSet<>();
        state.standings().forEach((purpose, standing) -> {
            if (standing.epoch() > 0) {
                ended.add(purpose);
            }
        });
        return ended;
    }

    /**
     * Returns the proof of all choices.
     *
     * @return the receipts, oldest first, those that were damaged left out
     */
    public List<ConsentReceipt> receipts() {
        return state.receipts();
    }

    /**
     * Tells whether the record is whole: every line there, unchanged, and in its place.
     *
     * @return false if a line was damaged or changed, or the file cannot be read
     */
    public boolean isIntact() {
        State now = state;
        return now.readable() && now.voidedThrough() == 0;
    }

    @Override
    public String toString() {
        return "ConsentLedger[" + state.receipts().size() + " receipts]";
    }
}
