package org.areogan.laws;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test that must pass whatever its only parameter, a {@link Draw}, draws. A failure tells what was drawn and the seed.
 * {@code -Dareogan.law.seed=SEED} runs that case alone; {@code -Dareogan.law.stream=NUMBER} runs other cases than usual.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(LawCases.class)
@ExtendWith(LawReport.class)
public @interface Law {
    /** Number of cases; the first three draw only edges. */
    int tries() default 100;
}
