package dev.northing.collector.scrub;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the detector costs on text of 1,024 ASCII characters and on short values; 5,120 ns for the former are 200 MB/s. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DetectorBenchmark {

    private static final int LENGTH = 1024;

    private final PersonalDataDetector detector = PersonalDataDetector.ofAllRegions();
    private final PropertyCue cue = PropertyCue.of("message");

    private final String prose = repeat("The job was retried and then cancelled because its queue was full for long. ");
    private final String stack = repeat("java.lang.IllegalStateException: Pipeline failed after 3 retries\n"
            + "\tat com.example.ci.runner.PipelineExecutor.execute(PipelineExecutor.java:142)\n"
            + "\tat java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:1136)\n");
    private final String json =
            repeat("{\"version\":\"16.10.3\",\"duration_ms\":8123,\"source\":\"merge_request_event\","
                    + "\"when\":\"2024-01-15T10:20:30Z\",\"trace\":\"4bf92f3577b34da6a3ce929d0e0e4736\","
                    + "\"id\":\"550e8400-e29b-41d4-a716-446655440000\"}");
    private final String dirty = repeat("user alice@example.com from 192.0.2.44 called +49 30 901820 about card "
            + "4111 1111 1111 1111 in /home/alice/x, and then the job was retried and cancelled for a while. ");
    private final String hidden =
            repeat("na\u00efve text with 100%25 of its caf\u00e9s \u2013 and &amp; so on, for views. ");

    private static String repeat(String piece) {
        return piece.repeat(LENGTH / piece.length() + 1).substring(0, LENGTH);
    }

    private String scrub(String value) {
        return detector.scrub(cue, value, Confidence.LIKELY, Findings.NONE);
    }

    /** Sentences. */
    @Benchmark
    public String prose() {
        return scrub(prose);
    }

    /** Stack frames. */
    @Benchmark
    public String stack() {
        return scrub(stack);
    }

    /** An event as text, dense with numbers. */
    @Benchmark
    public String json() {
        return scrub(json);
    }

    /** Something to find in every line. */
    @Benchmark
    public String dirty() {
        return scrub(dirty);
    }

    /** Escapes and characters beyond ASCII, nothing to find. */
    @Benchmark
    public String hidden() {
        return scrub(hidden);
    }

    /** A word. */
    @Benchmark
    public String shortWord() {
        return scrub("merge_request");
    }

    /** A version. */
    @Benchmark
    public String shortVersion() {
        return scrub("16.10.3");
    }

    /** The reading of a key, which the owner of a dictionary does once. */
    @Benchmark
    public PropertyCue key() {
        return PropertyCue.of("pipeline_source");
    }
}
