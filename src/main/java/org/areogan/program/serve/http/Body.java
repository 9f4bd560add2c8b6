package org.areogan.program.serve.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.eclipse.jetty.http.HttpException;

/** A request's body, counted and timed as it comes. */
public final class Body {
    private static final int CHUNK = 1 << 14;

    private Body() {}

    /** @throws Problem 400, 408 or 413 */
    public static byte[] read(Context context, ServerLimits limits) {
        long claimed = context.req().getContentLengthLong();
        if (claimed > limits.bodyBytes()) {
            throw tooLong(limits);
        }
        long deadline = System.nanoTime() + limits.patience().toNanos();
        try (InputStream in = context.req().getInputStream()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream((int) Math.max(CHUNK, claimed));
            byte[] chunk = new byte[CHUNK];
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                out.write(chunk, 0, count);
                if (out.size() > limits.bodyBytes()) {
                    throw tooLong(limits);
                }
                if (System.nanoTime() - deadline > 0) {
                    throw tooSlow(null);
                }
            }
            return out.toByteArray();
        } catch (IOException | HttpException.RuntimeException failure) {
            throw timedOut(failure)
                    ? tooSlow(failure)
                    : new Problem(400, "bad_body", "the body ended early or is not sent as HTTP asks", failure);
        }
    }

    private static boolean timedOut(Throwable failure) {
        String text = String.valueOf(failure) + failure.getCause();
        return text.toLowerCase(Locale.ROOT).contains("timeout");
    }

    private static Problem tooLong(ServerLimits limits) {
        return new Problem(
                413, "body_too_long", "a body has at most " + limits.bodyBytes() + " bytes; send less at once");
    }

    private static Problem tooSlow(@org.jspecify.annotations.Nullable Throwable cause) {
        Problem problem = new Problem(408, "body_too_slow", "the body took too long to arrive");
        if (cause != null) {
            problem.initCause(cause);
        }
        return problem;
    }
}
