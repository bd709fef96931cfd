package dev.northing.collector;

import dev.northing.collector.transport.Transport;
import dev.northing.collector.transport.TransportRequest;
import dev.northing.collector.transport.TransportResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A receiver that takes a request and never answers. */
final class HangingTransport implements Transport {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final boolean obeysCancel;

    HangingTransport(boolean obeysCancel) {
        this.obeysCancel = obeysCancel;
    }

    @Override
    public TransportResponse send(TransportRequest request) throws IOException {
        reached.countDown();
        try {
            released.await();
        } catch (InterruptedException nobodyShould) {
            throw new AssertionError("the sending thread was interrupted", nobodyShould);
        }
        throw new IOException("canceled");
    }

    /** Waits until a request hangs. */
    void awaitRequest() throws InterruptedException {
        reached.await();
    }

    boolean awaitRequest(Duration time) throws InterruptedException {
        return reached.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    void release() {
        released.countDown();
    }

    @Override
    public void cancel() {
        if (!obeysCancel) {
            throw new IllegalStateException("cannot cancel");
        }
        release();
    }
}
