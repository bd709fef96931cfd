package dev.northing.collector.run;

import dev.northing.collector.TelemetryClient;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.event.Event;
import java.time.Duration;

/** How long a fresh process takes to build a client, and until its first event is with the receiver. */
final class Starting {

    private Starting() {}

    /** Both processes read the machine's one monotonic clock, as Linux has it. */
    static void run(ClientProcess.Setup setup) {
        MetricDictionary dictionary = Workload.dictionary();
        Event event = new Workload().event(1);
        long start = System.nanoTime();
        TelemetryClient client = Contender.builder(setup.contender(), dictionary, setup.endpoint(), setup.state())
                .build();
        long built = System.nanoTime();
        client.track(event);
        long tracked = System.nanoTime();
        client.flush(Duration.ofSeconds(20));
        long first = Long.parseLong(setup.receiver().say("first"));
        client.close();
        ClientProcess.print("construction ms", (built - start) * 1e-6);
        ClientProcess.print("first track() ms", (tracked - built) * 1e-6);
        ClientProcess.print("start to first event ms", (first - start) * 1e-6);
    }
}
