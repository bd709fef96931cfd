package dev.northing.quickstart;

import dev.northing.collector.Accounting;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.error.NorthingException;
import dev.northing.core.event.Event;
import dev.northing.quickstart.feed.CsvEvents;
import dev.northing.quickstart.feed.EventFeed;
import dev.northing.quickstart.feed.FeedException;
import dev.northing.quickstart.feed.GitHistory;
import dev.northing.quickstart.feed.SimulatedCompany;
import dev.northing.quickstart.figures.CompanyFigures;
import dev.northing.quickstart.figures.CompanyReport;
import dev.northing.quickstart.figures.ContributorFigures;
import dev.northing.quickstart.figures.Table;
import dev.northing.quickstart.figures.Words;
import dev.northing.report.HtmlReport;
import dev.northing.report.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * Goes the whole way once: events of a feed are tracked, shipped over a loopback socket, received, and turned into figures.
 *
 * <p>Confined to one thread.
 */
public final class Quickstart {

    private final Options options;
    private final PrintStream out;
    private final Progress progress;

    Quickstart(Options options, PrintStream out, Progress progress) {
        this.options = options;
        this.out = out;
        this.progress = progress;
    }

    /**
     * Runs the quickstart and prints its figures.
     *
     * @param arguments as {@link Options#USAGE} says
     * @throws IOException if no loopback port is free
     */
    public static void main(String... arguments) throws IOException {
        int status = run(System.out, System.err, Progress.ofProcess(), arguments);
        System.out.flush();
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Returns the process's exit status: 0 for success, 1 for unusable input, 2 for a wrong call. */
    static int run(PrintStream out, PrintStream err, Progress progress, String... arguments) throws IOException {
        try {
            Options options = Options.parse(arguments);
            if (options.help()) {
                out.print(Options.USAGE);
            } else {
                new Quickstart(options, out, progress).run();
            }
            return 0;
        } catch (UsageException wrongCall) {
            err.println(wrongCall.getMessage() + System.lineSeparator() + Options.USAGE);
            return 2;
        } catch (FeedException | NorthingException unusable) {
            err.println(unusable.getMessage());
            return 1;
        }
    }

    private void run() throws FeedException, IOException {
        MetricDictionary dictionary = QuickstartDictionary.load(options.dictionary());
        EventFeed feed = feed(dictionary);
        out.println(feed.title());
        feed.notes().forEach(note -> out.println("  " + note));
        Shipment shipment = ship(feed, dictionary);
        out.println(account(feed, shipment));
        for (Table table : tables(shipment.received(), dictionary)) {
            out.println();
            out.print(table.toText());
        }
        writeReport(shipment.received(), dictionary);
        offerOwnHistory();
    }

    private void writeReport(List<Event> received, MetricDictionary dictionary) throws IOException {
        Path file = options.report();
        if (file == null) {
            return;
        }
        out.println();
        if (CompanyFigures.fit(received)) {
            Report report = new CompanyReport(new CompanyFigures(received, dictionary, asOf(received)), dictionary)
                    .asOf(asOf(received));
            Files.writeString(file, HtmlReport.render(report));
            out.println("The figures as a page: " + file);
        } else {
            out.println("No page: these are not the events of a company that people sign up to.");
        }
    }

    private EventFeed feed(MetricDictionary dictionary) throws FeedException {
        try {
            if (options.git() != null) {
                return GitHistory.read(options.git(), progress.start("commits read"));
            }
            if (options.csv() != null) {
                return CsvEvents.read(options.csv(), options.columns(), dictionary, progress.start("rows read"));
            }
            return SimulatedCompany.simulate(options.seed());
        } finally {
            progress.end();
        }
    }

    private Shipment ship(EventFeed feed, MetricDictionary dictionary) throws IOException {
        LongConsumer shipped = progress.start("of " + Words.count(feed.events().size()) + " events tracked");
        try {
            return Shipment.send(feed.events(), dictionary, shipped);
        } finally {
            progress.end();
        }
    }

    private List<Table> tables(List<Event> received, MetricDictionary dictionary) {
        if (CompanyFigures.fit(received)) {
            return new CompanyFigures(received, dictionary, asOf(received)).tables();
        }
        return received.isEmpty() ? List.of() : new ContributorFigures(received, asOf(received)).tables();
    }

    /** The end of the simulated year; for real events, the second behind the last one. */
    private Instant asOf(List<Event> received) {
        if (options.git() == null && options.csv() == null) {
            return SimulatedCompany.END;
        }
        return received.stream()
                .map(event -> Objects.requireNonNull(event.time()))
                .max(Instant::compareTo)
                .orElseThrow()
                .plusSeconds(1);
    }

    private static String account(EventFeed feed, Shipment shipment) {
        Accounting accounting = shipment.accounting();
        double seconds = shipment.took().toNanos() / 1e9;
        String line = String.format(
                Locale.ROOT,
                "Shipped over a loopback socket in %.1f s: %s events accepted = %s delivered + %s pending + %s dropped; %s received.",
                seconds,
                Words.count(accounting.accepted()),
                Words.count(accounting.delivered()),
                Words.count(accounting.pending()),
                Words.count(accounting.droppedTotal()),
                Words.count(shipment.received().size()));
        long refused = feed.events().size() - accounting.accepted();
        return refused == 0 ? line : line + "\nNot accepted: " + Words.count(refused) + " events " + shipment.answers();
    }

    private void offerOwnHistory() {
        if (options.git() == null && options.csv() == null && Files.exists(Path.of(".git"))) {
            out.println();
            out.println("This folder holds a git repository: --git . shows its contributors in the same way.");
        }
    }
}
