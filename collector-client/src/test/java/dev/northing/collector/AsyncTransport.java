package dev.northing.collector;

import dev.northing.collector.transport.Transport;
import dev.northing.collector.transport.TransportRequest;
import dev.northing.collector.transport.TransportResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes requests at once and answers them when the test says so; keeps what it is given when it answers, not before. */
final class AsyncTransport implements Transport {

    private final BlockingQueue<Started> open = new LinkedBlockingQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private int status;
    private final RecordingTransport recorded = new RecordingTransport(request -> status);
    private volatile boolean cancelled;

    private record Started(TransportRequest request, CompletableFuture<TransportResponse> answer) {}

    @Override
    public TransportResponse send(TransportRequest request) throws IOException {
        throw new IOException("only started");
    }

    @Override
    public CompletionStage<TransportResponse> start(TransportRequest request) {
        if (underWay.incrementAndGet() != 1) {
            throw new AssertionError("two requests at a time");
        }
        Started started = new Started(request, new CompletableFuture<>());
        open.add(started);
        return started.answer();
    }

    /** The request under way. */
    TransportRequest last() {
        Started started = open.peek();
        if (started == null) {
            throw new AssertionError("no request is under way");
        }
        return started.request();
    }

    /** Answers the request under way, or the next one. */
    void answer(int code) {
        answer(code, "");
    }

    /** Answers the request under way, or the next one, with a body. */
    void answer(int code, String body) {
        Started started = take();
        status = code;
        try {
            recorded.send(started.request());
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        underWay.decrementAndGet();
        started.answer().complete(new TransportResponse(code, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Lets the request under way, or the next one, fail. */
    void fail(Throwable failure) {
        Started started = take();
        underWay.decrementAndGet();
        started.answer().completeExceptionally(failure);
    }

    private Started take() {
        try {
            return open.take();
        } catch (InterruptedException ended) {
            throw new AssertionError(ended);
        }
    }

    /** Waits until a request is under way. */
    void awaitRequest() {
        open.add(take());
    }

    boolean isIdle() {
        return open.isEmpty();
    }

    RecordingTransport recorded() {
        return recorded;
    }

    boolean wasCancelled() {
        return cancelled;
    }

    @Override
    public void cancel() {
        cancelled = true;
    }
}
