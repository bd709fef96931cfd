package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.json.EventWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WriterPoolTest {

    private final WriterPool pool = new WriterPool();

    @Test
    void lendsAReturnedWriterAgain() {
        EventWriter first = pool.borrow();
        pool.giveBack(first);
        assertThat(pool.borrow()).isSameAs(first);
    }

    @Test
    void neverLendsOneWriterTwiceAtATime() {
        List<EventWriter> lent = new ArrayList<>();
        for (int i = 0; i < 3 * WriterPool.PLACES; i++) {
            lent.add(pool.borrow());
        }
        assertThat(lent).doesNotHaveDuplicates();
    }

    @Test
    void keepsNoMoreThanItsPlaces() {
        List<EventWriter> lent = new ArrayList<>();
        for (int i = 0; i < 3 * WriterPool.PLACES; i++) {
            lent.add(pool.borrow());
        }
        lent.forEach(pool::giveBack);
        int kept = 0;
        for (int i = 0; i < lent.size(); i++) {
            kept += lent.contains(pool.borrow()) ? 1 : 0;
        }
        assertThat(kept).isEqualTo(WriterPool.PLACES).isEqualTo(16);
    }
}
