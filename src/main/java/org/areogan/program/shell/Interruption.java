package org.areogan.program.shell;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/**
 * Lets Ctrl-C (and a polite kill) end a training in order: while one of these is open, the process waits for its close
 * before it dies with the signal's exit code, which is 130 for Ctrl-C.
 */
public final class Interruption implements BooleanSupplier, AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean asked;

    /** @param asking called when somebody asks for the end */
    public Interruption(Runnable asking) {
        this.hook = new Thread(
                () -> {
                    asked = true;
                    asking.run();
                    awaitClose();
                },
                "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Of a training, which says what it does then. */
    public static Interruption ofTraining(PrintWriter err) {
        return new Interruption(() -> err.println("interrupted: ending the step and writing a checkpoint"));
    }

    /** Whether somebody has asked for the end. */
    @Override
    public boolean getAsBoolean() {
        return asked;
    }

    @Override
    public void close() {
        closed.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException endingAlready) {
                asked = true;
            }
        }
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
