package org.areogan.engine.device;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.function.Supplier;

/** Keeps what ND4J prints, past any logger, off the user's standard output. */
public final class Quiet {
    private Quiet() {}

    /** Drops what this thread prints to standard output during the action; other threads print on. */
    public static synchronized <T> T without(Supplier<T> action) {
        PrintStream before = System.out;
        System.setOut(new Filter(before, Thread.currentThread()));
        try {
            return action.get();
        } finally {
            System.setOut(before);
        }
    }

    private static final class Filter extends PrintStream {
        Filter(PrintStream target, Thread silenced) {
            super(
                    new OutputStream() {
                        @Override
                        public void write(int value) {
                            if (Thread.currentThread() != silenced) {
                                target.write(value);
                            }
                        }

                        @Override
                        public void write(byte[] bytes, int from, int length) {
                            if (Thread.currentThread() != silenced) {
                                target.write(bytes, from, length);
                            }
                        }
                    },
                    true,
                    Charset.defaultCharset());
        }
    }
}
