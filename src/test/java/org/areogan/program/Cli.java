package org.areogan.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import org.areogan.program.shell.ExitCodes;

/** A run of the program within the test's own process. */
public record Cli(int code, String out, String err) {
    public static Cli run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Areogan.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        return new Cli(code, out.toString(), err.toString());
    }

    /** The same, for runs that must go well. */
    public static Cli succeed(Object... arguments) {
        Cli run = run(arguments);
        assertThat(run.code())
                .describedAs("exit code; standard error: %s", run.err())
                .isZero();
        return run;
    }

    /** The same, for mistakes, which are told in one line and end with 2. */
    public static String mistake(Object... arguments) {
        Cli run = run(arguments);
        assertThat(run.code())
                .describedAs("exit code; standard error: %s", run.err())
                .isEqualTo(ExitCodes.MISTAKE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("areogan: ").doesNotContain("Exception");
        return run.err().strip();
    }
}
