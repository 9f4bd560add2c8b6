package org.areogan.program.serve.http;

import java.time.Duration;

/**
 * What a server takes from its clients.
 *
 * @param bodyBytes of one request
 * @param framePixels of one frame; the network's memory grows with them
 * @param pixels of all frames of one request
 * @param patience for the body to arrive, and again for the answer
 * @param connections that are open at once
 * @param threads that answer requests
 */
public record ServerLimits(
        long bodyBytes, long framePixels, long pixels, Duration patience, int connections, int threads) {
    /** 32 MiB, 4 and 16 million pixels, a minute, 256 connections, 100 threads. */
    public static final ServerLimits STANDARD =
            new ServerLimits(32L << 20, 1L << 22, 1L << 24, Duration.ofMinutes(1), 256, 100);

    public ServerLimits {
        if (bodyBytes < 1 || framePixels < 1 || pixels < framePixels || patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("limits leave no room for a frame: " + bodyBytes + " bytes, "
                    + framePixels + " and " + pixels + " pixels, " + patience);
        }
        if (connections < 1 || threads < 8) {
            throw new IllegalArgumentException(
                    "a server needs a connection and 8 threads, got " + connections + " and " + threads);
        }
    }
}
