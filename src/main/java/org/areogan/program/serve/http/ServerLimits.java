package org.areogan.program.serve.http;

import java.time.Duration;

/**
 * What a server takes from its clients.
 *
 * @param bodyBytes of one request
 * @param bodiesBytes of all requests together that have come and are not decoded yet
 * @param framePixels of one frame; the network's memory grows with them
 * @param pixels of all frames of one request
 * @param patience for the body to arrive, and again for the answer
 * @param connections that are open at once
 * @param threads that answer requests; more than connections, so that slow clients cannot keep all of them busy
 */
public record ServerLimits(
        long bodyBytes,
        long bodiesBytes,
        long framePixels,
        long pixels,
        Duration patience,
        int connections,
        int threads) {
    private static final long BODY = 32L << 20;

    /**
     * 32 MiB and, together, a quarter of the heap (but room for one), 4 and 16 million pixels, a minute, 256 connections, 280
     * threads.
     */
    public static final ServerLimits STANDARD = new ServerLimits(
            BODY,
            Math.max(BODY, Runtime.getRuntime().maxMemory() / 4),
            1L << 22,
            1L << 24,
            Duration.ofMinutes(1),
            256,
            280);

    public ServerLimits {
        if (bodyBytes < 1
                || bodiesBytes < bodyBytes
                || framePixels < 1
                || pixels < framePixels
                || patience.isNegative()
                || patience.isZero()) {
            throw new IllegalArgumentException("limits leave no room for a frame: " + bodyBytes + " and " + bodiesBytes
                    + " bytes, " + framePixels + " and " + pixels + " pixels, " + patience);
        }
        if (connections < 1 || threads < 8) {
            throw new IllegalArgumentException(
                    "a server needs a connection and 8 threads, got " + connections + " and " + threads);
        }
    }

    /**
     * How long requests under way may take to end when the server stops: time for the body, whose last piece may come a
     * patience after its time is up, for the decoding to begin, and for the answer.
     */
    public Duration drain() {
        return patience.multipliedBy(4);
    }
}
