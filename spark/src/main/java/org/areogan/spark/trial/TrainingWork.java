package org.areogan.spark.trial;

import java.io.PrintWriter;
import java.io.Serializable;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.areogan.engine.Engine;
import org.areogan.spark.metrics.Counted;

/**
 * What a task does. What comes of it must follow from it and from the files that it names alone, and what it leaves there when it
 * is ended in the middle is what it goes on with.
 *
 * @param <R> what the driver is told
 */
interface TrainingWork<R extends Serializable> extends Serializable {
    /** What one of these is counted as, once it is done. */
    Counted counted();

    /** Starts what computes. */
    Engine start();

    /**
     * @param engine that nobody else in this process uses meanwhile
     * @param log for people
     * @param stop asked between steps
     * @return empty if somebody asked for the end before it was done
     */
    Optional<R> done(Engine engine, PrintWriter log, BooleanSupplier stop);
}
