package org.areogan.program.shell;

import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How commands tell how far they are, all alike. */
public final class Progress {
    /** Where no bar can be drawn, a line is told so often. */
    public static final long LINE_EVERY_NANOS = Duration.ofSeconds(10).toNanos();

    private static final int UPDATE_MILLISECONDS = 500;

    private Progress() {}

    /** As in {@code 1:02:03}. */
    public static String duration(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** A bar on standard error that is wiped away when it is closed, so that what is written afterwards stays whole. */
    public static ProgressBar bar(String name, long most) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(most)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLISECONDS)
                .hideEta()
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .clearDisplayOnFinish()
                .build();
    }
}
