package dev.northing.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HtmlReportSizeTest {

    private static final int METRICS = 120;
    private static final int WEEKS = 104;
    private static final int MOST_BYTES = 3_000_000;

    /** Of processor time of this thread, so that a busy machine does not count. */
    private static final Duration MOST_TIME = Duration.ofSeconds(2);

    @Test
    void writesTwoYearsOfManyMetricsQuicklyAndSmall() {
        Report report = Samples.large(METRICS, WEEKS);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadCpuTime();
        String html = HtmlReport.render(report);
        long nanos = threads.getCurrentThreadCpuTime() - before;

        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
        assertThat(Duration.ofNanos(nanos)).isLessThan(MOST_TIME);
        assertThat(Page.parse(html).all("tr")).hasSizeGreaterThan(METRICS * WEEKS);
    }
}
