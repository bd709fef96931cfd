package dev.northing.collector;

import dev.northing.collector.transport.Transport;
import dev.northing.collector.transport.TransportRequest;
import dev.northing.collector.transport.TransportResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

/** Keeps requests under way until they are aborted or the road is opened: what was aborted never arrives. */
final class AbortableTransport implements Transport {

    private final RecordingTransport arrived = new RecordingTransport(request -> 202);
    private final CountDownLatch underWay = new CountDownLatch(1);
    private CompletableFuture<TransportResponse> answer = new CompletableFuture<>();
    private TransportRequest waiting;
    private boolean isOpen;
    private int aborted;

    @Override
    public synchronized CompletionStage<TransportResponse> start(TransportRequest request) {
        answer = new CompletableFuture<>();
        waiting = request;
        underWay.countDown();
        if (isOpen) {
            arrive();
        }
        return answer;
    }

    @Override
    public TransportResponse send(TransportRequest request) throws IOException {
        throw new IOException("only started");
    }

    private void arrive() {
        try {
            arrived.send(waiting);
            answer.complete(new TransportResponse(202, Map.of(), new byte[0]));
        } catch (IOException impossible) {
            answer.completeExceptionally(impossible);
        }
    }

    void awaitRequest() throws InterruptedException {
        underWay.await();
    }

    /** From now on requests arrive; one under way does too. */
    synchronized void open() {
        isOpen = true;
        if (waiting != null && !answer.isDone()) {
            arrive();
        }
    }

    @Override
    public synchronized void abort() {
        if (waiting != null && answer.completeExceptionally(new IOException("aborted"))) {
            aborted++;
        }
    }

    @Override
    public void cancel() {
        abort();
    }

    synchronized int aborted() {
        return aborted;
    }

    RecordingTransport arrived() {
        return arrived;
    }
}
