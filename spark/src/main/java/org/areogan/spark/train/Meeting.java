package org.areogan.spark.train;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.areogan.engine.Workers;
import org.areogan.files.UserException;
import org.areogan.spark.ring.JobSecret;
import org.areogan.spark.ring.Ring;
import org.areogan.spark.ring.RingException;
import org.areogan.spark.ring.RingPort;

/**
 * The workers of a job before and after they know each other's addresses. They meet once, when each is ready to begin and first
 * asks for something of the others; one that finds that it cannot begin says so instead, and then none does. A meeting by Spark
 * takes about a second, so that it is no way to train, but it waits as long as somebody gets ready.
 */
final class Meeting implements Workers, AutoCloseable {
    /** One or more of the workers cannot begin. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(String why) {
            super(why);
        }
    }

    private static final String READY = "ready ";
    private static final String REFUSED = "refused ";

    private final int number;
    private final int count;
    private final String host;
    private final Gathering gathering;
    private final JobSecret secret;
    private final Duration silence;
    private final BooleanSupplier ended;
    private Optional<Ring> ring = Optional.empty();

    /** Gives every worker what all of them have said, in the order of their numbers; waits for all. */
    interface Gathering {
        String[] all(String said);
    }

    /**
     * @param host by which the others reach this worker
     * @param ended whether this worker is told to end
     */
    Meeting(
            int number,
            int count,
            String host,
            Gathering gathering,
            JobSecret secret,
            Duration silence,
            BooleanSupplier ended) {
        this.ended = ended;
        this.number = number;
        this.count = count;
        this.host = host;
        this.gathering = gathering;
        this.secret = secret;
        this.silence = silence;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public void average(float[] values) {
        ring().average(values);
    }

    @Override
    public void together() {
        ring().together();
    }

    @Override
    public byte[] fromFirst(byte[] bytes) {
        return ring().fromFirst(bytes);
    }

    /** Whether this worker has met the others. */
    boolean isOver() {
        return ring.isPresent();
    }

    /** Tells the others, who wait to begin, that this one cannot. */
    void refuse(String why) {
        gathering.all(REFUSED + why);
    }

    long sent() {
        return ring.map(Ring::sent).orElse(0L);
    }

    long exchanges() {
        return ring.map(Ring::exchanges).orElse(0L);
    }

    /** A mistake of the machine's settings, which another try would not mend. */
    private RingPort opened() {
        try {
            return RingPort.open(host);
        } catch (RingException unreachable) {
            throw new UserException(
                    unreachable.getMessage() + "; give its executor an address of its own that the others reach"
                            + " (SPARK_LOCAL_IP on that machine)",
                    unreachable);
        }
    }

    private Ring ring() {
        if (ring.isEmpty()) {
            try (RingPort port = opened()) {
                List<String> said = Arrays.asList(gathering.all(READY + port.address()));
                said.stream()
                        .filter(each -> each.startsWith(REFUSED))
                        .findFirst()
                        .ifPresent(each -> {
                            throw new RefusedException(each.substring(REFUSED.length()));
                        });
                List<String> addresses = said.stream()
                        .map(each -> each.substring(READY.length()))
                        .toList();
                ring = Optional.of(Ring.join(port, number, addresses, secret, silence, ended));
            }
        }
        return ring.get();
    }

    @Override
    public void close() {
        ring.ifPresent(Ring::close);
    }
}
