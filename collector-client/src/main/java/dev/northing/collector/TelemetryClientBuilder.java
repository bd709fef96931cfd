package dev.northing.collector;

import dev.northing.collector.consent.ConsentGate;
import dev.northing.collector.consent.ConsentLedger;
import dev.northing.collector.consent.ConsentSettings;
import dev.northing.collector.consent.ConsentSource;
import dev.northing.collector.consent.ConsentState;
import dev.northing.collector.consent.KillSwitch;
import dev.northing.collector.guard.SchemaGuard;
import dev.northing.collector.guard.Today;
import dev.northing.collector.queue.EventRing;
import dev.northing.collector.queue.Ledger;
import dev.northing.collector.retry.KeptHold;
import dev.northing.collector.spool.EventStore;
import dev.northing.collector.spool.FsyncPolicy;
import dev.northing.collector.spool.KeyWrap;
import dev.northing.collector.spool.Protection;
import dev.northing.collector.spool.SpoolSettings;
import dev.northing.collector.transform.Account;
import dev.northing.collector.transform.EventPlans;
import dev.northing.collector.transform.Pseudonymizer;
import dev.northing.collector.transport.HttpOptions;
import dev.northing.collector.transport.Transport;
import dev.northing.collector.wire.CommonFacts;
import dev.northing.collector.wire.WireFormats;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.dictionary.Priority;
import dev.northing.core.dictionary.Profile;
import dev.northing.core.error.ConfigurationException;
import dev.northing.core.event.EventIdGenerator;
import dev.northing.core.event.EventLimits;
import dev.northing.core.privacy.Purpose;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects what a client needs, and checks it.
 *
 * <p>Required: {@link #application}, {@link #dictionary}, one of {@link #consent} and {@link #consentNotRequired}, and one
 * destination: {@link #directory}, or {@link #endpoint(Endpoint) endpoint} or {@link #transport}. These two want to know where events wait until
 * they are delivered: in a {@link #stateDirectory}, which survives the process, or, at the application's own risk, in
 * {@link #memoryOnly() memory only}.
 *
 * <table>
 * <caption>Defaults</caption>
 * <tr><th>what</th><th>default</th></tr>
 * <tr><td>queue, requests under way included</td><td>10,000 events and 8 MiB, whichever is reached first</td></tr>
 * <tr><td>queue full</td><td>the newest event is refused; one eighth is kept for important events, if there are any</td></tr>
 * <tr><td>state directory</td><td>64 MiB in segments of 4 MiB, the oldest go first; 7 days</td></tr>
 * <tr><td>stored events</td><td>encrypted, with keys that lie beside them; {@link #spoolKeys} protects the keys</td></tr>
 * <tr><td>accepted to stored</td><td>20 ms at most, if the disk keeps up; forced to the disk every 500 ms</td></tr>
 * <tr><td>batch</td><td>500 events or 450 KiB, at most what the queue holds</td></tr>
 * <tr><td>flush</td><td>every 10 s, varied by 20 % either way, or when a batch is full</td></tr>
 * <tr><td>compression of requests</td><td>gzip level 3, from 1 KiB on</td></tr>
 * <tr><td>call</td><td>30 s in all; 10 s to connect, 15 s for each read and write</td></tr>
 * <tr><td>proxy</td><td>the one that the host's default {@link java.net.ProxySelector} names</td></tr>
 * <tr><td>trust</td><td>the roots of the Java platform</td></tr>
 * <tr><td>retry</td><td>drawn from 0 to 500 ms, 1 s, then 2 s for 10 s; then from 0 to 8 s, doubled up to 5 min; one a second and
 * a tenth of all sends at most; Retry-After kept up to 1 h, over a restart too; no limit of attempts</td></tr>
 * <tr><td>hold</td><td>1 min, doubled up to 30 min</td></tr>
 * <tr><td>file of a directory</td><td>16 MiB</td></tr>
 * <tr><td>close</td><td>5 s</td></tr>
 * <tr><td>identifiers of people and devices</td><td>pseudonyms that change every 90 days, by a key in the state directory</td></tr>
 * <tr><td>text</td><td>searched for personal data of every region</td></tr>
 * <tr><td>environment</td><td>{@code DO_NOT_TRACK} and {@code NORTHING_TELEMETRY} of this process</td></tr>
 * </table>
 *
 * <p>Each method checks its own values and {@link #build()} how they fit; both say what to do. Confined to one thread.
 *
 * @since 0.1.0
 */
public final class TelemetryClientBuilder {

    /** Events that the queue holds. */
    public static final int DEFAULT_QUEUE_EVENTS = 10_000;

    /** Bytes that the queue holds. */
    public static final long DEFAULT_QUEUE_BYTES = 8L * 1024 * 1024;

    /** Events of a batch. */
    public static final int DEFAULT_BATCH_EVENTS = 500;

    /** Bytes of a batch's events. */
    public static final long DEFAULT_BATCH_BYTES = 450L * 1024;

    /** Time after which a batch is sent although it is not full. */
    public static final Duration DEFAULT_FLUSH_INTERVAL = Duration.ofSeconds(10);

    private static final int MAX_QUEUE_EVENTS = 1_000_000;
    private static final long MAX_QUEUE_BYTES = 1L << 30;
    private static final int MAX_BATCH_EVENTS = 10_000;
    private static final long MAX_BATCH_BYTES = 16L * 1024 * 1024;
    private static final Duration MIN_FLUSH_INTERVAL = Duration.ofMillis(100);
    private static final Duration MAX_FLUSH_INTERVAL = Duration.ofHours(1);

    /** A process that is told to end has to. */
    private static final Duration MAX_EXIT_TIMEOUT = Duration.ofMinutes(1);

    private final DestinationChoice destination = new DestinationChoice();
    private final StoreChoice waiting = new StoreChoice();

    private @Nullable Application application;
    private @Nullable MetricDictionary dictionary;
    private @Nullable ConsentSource consent;
    private @Nullable ConsentSettings consentSettings;
    private PrivacyProfile privacy = PrivacyProfile.STRICT;
    private @Nullable KeyProvider keys;

    private int queueEvents = DEFAULT_QUEUE_EVENTS;
    private long queueBytes = DEFAULT_QUEUE_BYTES;
    private int batchEvents = DEFAULT_BATCH_EVENTS;
    private long batchBytes = DEFAULT_BATCH_BYTES;
    private OverflowPolicy overflow = OverflowPolicy.dropNewest();
    private Duration flushInterval = DEFAULT_FLUSH_INTERVAL;
    private @Nullable Duration exitTimeout;
    private @Nullable Announcer listener;

    private Map<String, String> environment = System.getenv();
    private InstantSource clock = InstantSource.system();
    private Ticker ticker = Ticker.system();
    private @Nullable RandomGenerator random;
    private Supplier<Logger> log = () -> LoggerFactory.getLogger(TelemetryClient.class);

    TelemetryClientBuilder() {}

    /**
     * Names the application, for every batch to say; required.
     *
     * @param name 1 to 100 letters, digits, spaces and {@code ._+-/}, starting with a letter or digit
     * @param version likewise
     * @return this
     * @throws ConfigurationException if a text has another form
     */
    public TelemetryClientBuilder application(String name, String version) {
        application = new Application(name, version);
        return this;
    }

    /**
     * Says what may be sent; required.
     *
     * @param value the dictionary
     * @return this
     */
    public TelemetryClientBuilder dictionary(MetricDictionary value) {
        dictionary = Objects.requireNonNull(value, "dictionary");
        return this;
    }

    /**
     * Says whom to ask for consent; required, unless {@link #consentNotRequired} says why not.
     *
     * @param value the application's record of consent
     * @return this
     */
    public TelemetryClientBuilder consent(ConsentSource value) {
        consent = Objects.requireNonNull(value, "consent");
        return this;
    }

    /**
     * Lets the client keep consent itself, with receipts: choices are made through {@link TelemetryClient#consent()}, and kept in the
     * {@link #stateDirectory} if there is one. In place of {@link #consent(ConsentSource)}.
     *
     * @param settings by which law, such as {@code ConsentSettings.in("DE")}
     * @return this
     */
    public TelemetryClientBuilder consent(ConsentSettings settings) {
        consentSettings = Objects.requireNonNull(settings, "consent");
        return this;
    }

    /**
     * Says that no purpose needs consent, and why.
     *
     * @param reason for those who read the code, not blank
     * @return this
     * @throws ConfigurationException if the reason is blank
     */
    public TelemetryClientBuilder consentNotRequired(String reason) {
        if (reason.isBlank()) {
            throw new ConfigurationException("consent: not required without a reason; say why none is needed");
        }
        consent = purpose -> ConsentState.NOT_REQUIRED;
        return this;
    }

    /**
     * Says how identifiers and text are treated, beyond what the dictionary says of each property.
     *
     * @param value the profile; the default is {@link PrivacyProfile#STRICT}
     * @return this
     */
    public TelemetryClientBuilder privacy(PrivacyProfile value) {
        privacy = Objects.requireNonNull(value, "privacy");
        return this;
    }

    /**
     * Says where the secrets of pseudonyms are kept.
     *
     * @param value the secrets; the default is a file in the {@link #stateDirectory}, and without one secrets that live as long as the
     *     client, and so do the pseudonyms
     * @return this
     */
    public TelemetryClientBuilder pseudonymKeys(KeyProvider value) {
        keys = Objects.requireNonNull(value, "pseudonymKeys");
        return this;
    }

    /**
     * Writes events into files of a directory.
     *
     * @param path the directory, created when it does not exist
     * @return this
     */
    public TelemetryClientBuilder directory(Path path) {
        destination.directory(path);
        return this;
    }

    /**
     * Posts batches to an address.
     *
     * @param address an {@code https} address, or {@code http} for a loopback host, without user, query or fragment
     * @return this
     * @throws ConfigurationException if the address has another form
     */
    public TelemetryClientBuilder endpoint(URI address) {
        destination.endpoint(Endpoint.northing(address));
        return this;
    }

    /**
     * Sends to a receiver that may speak another wire than Northing's own.
     *
     * @param receiver the receiver, such as {@link Endpoint#segment(Endpoint.SegmentRegion, Secret)}
     * @return this
     * @throws ConfigurationException if its address is no https address, or no http address of this machine
     */
    public TelemetryClientBuilder endpoint(Endpoint receiver) {
        destination.endpoint(Objects.requireNonNull(receiver, "receiver"));
        return this;
    }

    /**
     * Adds a header to every request to the {@link #endpoint(Endpoint) endpoint}, such as {@code Authorization}.
     *
     * @param name 1 to 64 letters, digits and hyphens; none that the client sets itself
     * @param value 1 to 8,192 printable ASCII characters
     * @return this
     * @throws ConfigurationException if one has another form
     */
    public TelemetryClientBuilder header(String name, Secret value) {
        destination.header(name, value);
        return this;
    }

    /**
     * Adds a header whose value changes, such as a token that expires, to every request to the {@link #endpoint(Endpoint) endpoint}.
     *
     * @param name 1 to 64 letters, digits and hyphens; none that the client sets itself
     * @param value asked before each try, on the client's thread; it may take its time there, and nothing is sent meanwhile.
     *     When it throws, or gives anything but 1 to 8,192 printable ASCII characters, the client holds and drops nothing
     * @return this
     * @throws ConfigurationException if the name has another form
     */
    public TelemetryClientBuilder header(String name, Supplier<Secret> value) {
        destination.header(name, value);
        return this;
    }

    /**
     * Says how requests reach the {@link #endpoint(Endpoint) endpoint}: timeouts, proxy, trust.
     *
     * @param value the options; the default is {@link HttpOptions#STANDARD}
     * @return this
     */
    public TelemetryClientBuilder http(HttpOptions value) {
        destination.http(value);
        return this;
    }

    /**
     * Says how bodies of requests to the {@link #endpoint(Endpoint) endpoint} are made smaller.
     *
     * @param value the way; the default is {@link Compression#GZIP}
     * @return this
     */
    public TelemetryClientBuilder compression(Compression value) {
        destination.compression(value);
        return this;
    }

    /**
     * Hands batches to a transport of the caller's own; bodies are not compressed.
     *
     * @param value the transport, which the client closes
     * @return this
     */
    public TelemetryClientBuilder transport(Transport value) {
        destination.transport(value);
        return this;
    }

    /**
     * Keeps events in a directory until they are delivered, so that they survive the process; the way for most.
     *
     * <p>Many clients and processes may share it. It is for this user only; files in it are not for reading.
     *
     * @param path the directory, created when it does not exist
     * @return this
     */
    public TelemetryClientBuilder stateDirectory(Path path) {
        waiting.stateDirectory(path);
        return this;
    }

    /**
     * Says when events are written to the {@link #stateDirectory} and forced to the disk, and so when they survive the end of
     * the process and of power.
     *
     * @param policy the policy; the default is {@link FsyncPolicy#INTERVAL}
     * @return this
     */
    public TelemetryClientBuilder fsync(FsyncPolicy policy) {
        waiting.fsync(policy);
        return this;
    }

    /**
     * Bounds the {@link #stateDirectory}.
     *
     * @param limits how much is kept, and for how long; the default is {@link SpoolSettings.Limits#STANDARD}
     * @return this
     */
    public TelemetryClientBuilder spool(SpoolSettings.Limits limits) {
        waiting.limits(limits);
        return this;
    }

    /**
     * Says what protects the keys of the events in the {@link #stateDirectory}, which are encrypted; without this call the keys lie
     * beside the events.
     *
     * @param wrap wraps keys with one that lies elsewhere
     * @return this
     */
    public TelemetryClientBuilder spoolKeys(KeyWrap wrap) {
        waiting.protection(Protection.wrapped(wrap));
        return this;
    }

    /**
     * Leaves events in the {@link #stateDirectory} in the clear, which costs less: for disks that are encrypted anyway, and events
     * that name nobody.
     *
     * @return this
     */
    public TelemetryClientBuilder unencryptedSpool() {
        waiting.protection(null);
        return this;
    }

    /**
     * Keeps events in a store of the caller's own until they are delivered.
     *
     * @param store the store, used by this client only, which closes it; its context is empty, or members of a JSON object
     *     that stand in a batch of recovered events in place of the client's own
     * @return this
     */
    public TelemetryClientBuilder eventStore(EventStore store) {
        waiting.store(store);
        return this;
    }

    /**
     * Accepts that queued events live in memory only: those that are not delivered when the process ends are lost, and
     * counted when it ends by {@link TelemetryClient#close(Duration)}.
     *
     * @return this
     */
    public TelemetryClientBuilder memoryOnly() {
        waiting.memoryOnly();
        return this;
    }

    /**
     * Bounds the queue.
     *
     * @param maxEvents 1 to 1,000,000
     * @param maxBytes 32 KiB to 1 GiB of canonical JSON
     * @return this
     * @throws ConfigurationException if a bound is out of range
     */
    public TelemetryClientBuilder queue(int maxEvents, long maxBytes) {
        queueEvents = (int) inRange("queue: events", maxEvents, 1, MAX_QUEUE_EVENTS);
        queueBytes = inRange("queue: bytes", maxBytes, EventLimits.MAX_EVENT_BYTES, MAX_QUEUE_BYTES);
        return this;
    }

    /**
     * Says what happens to an event that finds the queue full.
     *
     * @param policy the policy; the default is {@link OverflowPolicy#dropNewest()}
     * @return this
     */
    public TelemetryClientBuilder overflow(OverflowPolicy policy) {
        overflow = Objects.requireNonNull(policy, "overflow");
        return this;
    }

    /**
     * Bounds a batch; a batch is never larger than the queue.
     *
     * @param maxEvents 1 to 10,000
     * @param maxBytes 32 KiB to 16 MiB of canonical JSON
     * @return this
     * @throws ConfigurationException if a bound is out of range
     */
    public TelemetryClientBuilder batch(int maxEvents, long maxBytes) {
        batchEvents = (int) inRange("batch: events", maxEvents, 1, MAX_BATCH_EVENTS);
        batchBytes = inRange("batch: bytes", maxBytes, EventLimits.MAX_EVENT_BYTES, MAX_BATCH_BYTES);
        return this;
    }

    /**
     * Says how long an event may wait for its batch to fill.
     *
     * @param value 100 ms to 1 h
     * @return this
     * @throws ConfigurationException if the interval is out of range
     */
    public TelemetryClientBuilder flushInterval(Duration value) {
        if (value.compareTo(MIN_FLUSH_INTERVAL) < 0 || value.compareTo(MAX_FLUSH_INTERVAL) > 0) {
            throw new ConfigurationException(
                    "flush interval: give " + MIN_FLUSH_INTERVAL + " to " + MAX_FLUSH_INTERVAL);
        }
        flushInterval = value;
        return this;
    }

    /**
     * Closes the client when the process ends: on {@code System.exit}, on the end of the last thread, and on a signal such as
     * SIGTERM, by a shutdown hook. Off unless called.
     *
     * <p>The hook is removed when the client is closed before. Until then it keeps the client reachable, so call it for clients
     * that live as long as the process. A client that is built while the process ends has no hook. Without one, what is in
     * the state directory stays for the next start, and events accepted in the last 20 ms may be lost.
     *
     * @param timeout how long closing may take, more than 0 and at most 1 min
     * @return this
     * @throws ConfigurationException if the time is out of range
     */
    public TelemetryClientBuilder closeOnExit(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(MAX_EXIT_TIMEOUT) > 0) {
            throw new ConfigurationException("close on exit: give more than 0 and at most " + MAX_EXIT_TIMEOUT);
        }
        exitTimeout = timeout;
        return this;
    }

    /**
     * Tells a listener what becomes of events.
     *
     * <p>An executor that runs tasks in place, such as {@code Runnable::run}, makes them run on the client's sending thread: a
     * listener that takes long then delays the sending. An executor that refuses is tried again with the next notice.
     *
     * @param value the listener
     * @param executor runs its calls, one at a time; it belongs to the application, which ends it after closing the client
     * @return this
     */
    public TelemetryClientBuilder listener(TelemetryListener value, Executor executor) {
        listener =
                new Announcer(Objects.requireNonNull(value, "listener"), Objects.requireNonNull(executor, "executor"));
        return this;
    }

    /**
     * Takes the environment's variables from a map; for tests, and for hosts whose settings come from elsewhere.
     *
     * @param variables values by name
     * @return this
     */
    public TelemetryClientBuilder environment(Map<String, String> variables) {
        environment = Map.copyOf(variables);
        return this;
    }

    /**
     * Takes the time of events and requests from a clock; for tests.
     *
     * @param value the clock
     * @return this
     */
    public TelemetryClientBuilder clock(InstantSource value) {
        clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /**
     * Takes waiting times from a ticker; for tests. Callers of flush and close still wait in real time.
     *
     * @param value the ticker
     * @return this
     */
    public TelemetryClientBuilder ticker(Ticker value) {
        ticker = Objects.requireNonNull(value, "ticker");
        return this;
    }

    /**
     * Takes randomness from a generator; for tests. It is not shared with other threads.
     *
     * @param value the generator; the default is seeded by the operating system
     * @return this
     */
    public TelemetryClientBuilder random(RandomGenerator value) {
        random = Objects.requireNonNull(value, "random");
        return this;
    }

    TelemetryClientBuilder log(Logger value) {
        log = () -> value;
        return this;
    }

    /**
     * Builds the client and starts its threads, which open the state directory and take over what an earlier client left
     * there: meanwhile {@code track} accepts, and {@code flush} and {@code close} wait for it within their time.
     *
     * <p>A dictionary that is too large to have a fingerprint, over 32 MiB, cannot be sent: nothing is delivered then, and the log says so.
     *
     * @return a running client; one that refuses everything when a kill switch of the environment is on
     * @throws ConfigurationException if something required is missing, two settings do not fit, the dictionary would let too much
     *     through, or the state directory cannot be used
     */
    public TelemetryClient build() {
        Application app = require(application, "application: missing; call application(name, version)");
        MetricDictionary known = require(dictionary, "dictionary: missing; call dictionary(...)");
        if (consent != null && consentSettings != null) {
            throw new ConfigurationException("consent: two records; call one of consent(source), consent(settings) and"
                    + " consentNotRequired(reason)");
        }
        if (consentSettings == null) {
            require(consent, "consent: missing; call consent(...), or consentNotRequired(reason) if none is needed");
        }
        destination.check();
        waiting.check(destination.isDirectory());
        Optional<KillSwitch> killSwitch = KillSwitch.find(environment);
        if (killSwitch.isPresent()) {
            log.get().info("telemetry: off, since {} is set in the environment", killSwitch.get());
            ConsentLedger kept = ledger();
            return new SwitchedOffClient(consent == null ? kept : consent, kept);
        }
        return assemble(app, known);
    }

    private ConsentLedger ledger() {
        ConsentSettings settings = consentSettings == null ? ConsentSettings.in("") : consentSettings;
        return new ConsentLedger(settings, waiting.consentFile(), clock);
    }

    private TelemetryClient assemble(Application app, MetricDictionary known) {
        ConsentLedger kept = ledger();
        ConsentSource source = consent == null ? kept : consent;
        ConsentGate gate = new ConsentGate(source, kept);
        RandomGenerator random = this.random == null ? Seed.freshGenerator() : this.random;
        CommonFacts facts = app.facts(known);
        Dispatch.Settings settings = new Dispatch.Settings(
                Math.min(batchEvents, queueEvents),
                Math.min(batchBytes, queueBytes),
                clock,
                ticker,
                random,
                new KeptHold(waiting.holdFile(destination.address()), clock));
        EventIdGenerator ids = new EventIdGenerator(clock, random);
        String instance = HexFormat.of().toHexDigits(random.nextLong());
        Intake.Queue queue = queue(settings, isPrioritized(known));
        EventStore store = waiting.isDurable() ? store(facts, random.nextLong()) : null;
        Intake.Rules rules = rules(app, known);
        Notices notices = new Notices(log, ticker, listener, () -> store == null ? null : store.stats());
        Sifts sifts = new Sifts(queue);
        ConsentWatch watch = new ConsentWatch(gate, kept, sifts, ticker);
        ShippingClient.Spooling spooling = null;
        Backlog backlog = new RingBacklog(queue, instance);
        if (store != null) {
            learn(queue.ledger(), store);
            StoreBacklog stored = new StoreBacklog(queue, store, instance);
            spooling =
                    new ShippingClient.Spooling(store, new SpoolWriter(queue, stored, store, settings, watch, notices));
            backlog = stored;
        }
        boolean isOwnRecord = consent == null;
        WireFormats wires = new WireFormats(facts, purpose -> isOwnRecord && !kept.isExempt(new Purpose(purpose)));
        Destination chosen = destination.open(facts, wires, instance);
        Dispatch dispatch = new Dispatch(backlog, gate, chosen, settings, notices);
        Shipper shipper = new Shipper(queue, backlog, dispatch, settings, flushInterval, sifts, notices);
        Intake intake = new Intake(
                queue,
                new Admission(queue.ledger(), queue.ring(), overflow),
                gate,
                rules,
                new Intake.Stamp(clock, ids));
        int waitingEpochs = waitingEpochs();
        SubjectRights rights = new SubjectRights(
                person -> rules.plans().forms(person, Today.epochDay(clock)),
                person -> rules.plans().traces(person, Today.epochDay(clock), waitingEpochs),
                sifts,
                intake,
                new SplittableRandom(random.nextLong()));
        ShippingClient.People people = new ShippingClient.People(source, watch, rights);
        ShippingClient client = new ShippingClient(queue, intake, shipper, chosen.transport(), people, spooling);
        watch.begin();
        client.start();
        return exitTimeout == null ? client : client.closeOnExit(exitTimeout);
    }

    private int waitingEpochs() {
        return waiting.waitingEpochs(privacy.epochDays());
    }

    /** Keys are looked for only where there is something to give a pseudonym to. */
    private Intake.Rules rules(Application app, MetricDictionary known) {
        Account account = new Account();
        Pseudonymizer pseudonyms = new Pseudonymizer(privacy);
        EventPlans plans = new EventPlans(privacy, pseudonyms, account, known.profile() == Profile.STRICT);
        SchemaGuard guard = new SchemaGuard(known, app.version(), plans);
        if (pseudonyms.isUsed()) {
            KeyChoice choice = new KeyChoice(waiting.stateDirectory(), privacy, waitingEpochs(), log);
            pseudonyms.unlock(keys == null ? choice.open(clock) : keys);
        }
        return new Intake.Rules(guard, account, pseudonyms, plans);
    }

    /** What earlier clients left is known at once, or when the store is opened. */
    private static void learn(Ledger ledger, EventStore store) {
        if (store instanceof LateStore || store.isTakingOver()) {
            ledger.progress().awaitRecovery();
        } else {
            ledger.observe(store.stats());
        }
    }

    private EventStore store(CommonFacts facts, long seed) {
        SpoolSettings.Time time = new SpoolSettings.Time(clock, ticker::nanos);
        return waiting.store(facts::toJsonMembers, time, new SplittableRandom(seed));
    }

    private static boolean isPrioritized(MetricDictionary dictionary) {
        return dictionary.events().values().stream().anyMatch(event -> event.priority() == Priority.IMPORTANT);
    }

    /** Without a store, one thread takes and sends; with one, the writer takes groups and the sender batches. */
    private Intake.Queue queue(Dispatch.Settings settings, boolean prioritized) {
        boolean sharing = prioritized && !(overflow instanceof OverflowPolicy.DropOldest);
        Ledger ledger = new Ledger(queueEvents, queueBytes, sharing);
        Wakeup sending = wakeup(ledger, settings.maxEvents(), settings.maxBytes());
        Wakeup taking = waiting.isDurable()
                ? wakeup(
                        ledger,
                        Math.min(SpoolWriter.HURRY_EVENTS, Math.max(1, queueEvents / 4)),
                        Math.min(SpoolWriter.HURRY_BYTES, queueBytes / 4))
                : sending;
        return new Intake.Queue(ledger, new EventRing(queueEvents, prioritized), taking, sending);
    }

    /** A queue that has no room for one more must always do, however large the event is: nobody else makes room. */
    private static Wakeup wakeup(Ledger ledger, int events, long bytes) {
        return new Wakeup(
                Math.min(events, ledger.maxNormalEvents()),
                Math.min(bytes, Math.max(1, ledger.maxNormalBytes() - EventLimits.MAX_EVENT_BYTES)));
    }

    private static long inRange(String what, long value, long least, long greatest) {
        if (value < least || value > greatest) {
            throw new ConfigurationException(
                    what + ": " + value + " is out of range; give " + least + " to " + greatest);
        }
        return value;
    }

    private static <T> T require(@Nullable T value, String message) {
        if (value == null) {
            throw new ConfigurationException(message);
        }
        return value;
    }
}
