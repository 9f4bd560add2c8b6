package org.areogan.laws;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** Puts into the message of a broken law what was drawn, and how to draw it again. */
final class LawReport implements InvocationInterceptor {
    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> law, ExtensionContext context)
            throws Throwable {
        try {
            invocation.proceed();
        } catch (TestAbortedException skipped) {
            throw skipped;
        } catch (Throwable failure) {
            Draw draw = (Draw) law.getArguments().get(0);
            throw new AssertionError(message(draw, law.getExecutable().getName(), failure), failure);
        }
    }

    static String message(Draw draw, String law, Throwable failure) {
        return law + " is broken by " + draw.drawn() + " (in the order of drawing); run it again with -D"
                + LawCases.SEED + "=" + draw.seed() + System.lineSeparator() + failure;
    }
}
