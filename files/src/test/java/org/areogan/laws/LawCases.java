package org.areogan.laws;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Seeds the cases of a law: the same ones each time, unless the command line asks for others. */
final class LawCases implements ArgumentsProvider {
    static final String SEED = "areogan.law.seed";
    static final String STREAM = "areogan.law.stream";

    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        int tries = context.getRequiredTestMethod().getAnnotation(Law.class).tries();
        Long single = Long.getLong(SEED);
        LongStream seeds = single == null ? seeds(Long.getLong(STREAM, 0), tries) : LongStream.of(single);
        return seeds.mapToObj(seed -> Arguments.of(new Draw(seed)));
    }

    static LongStream seeds(long stream, int tries) {
        LongStream edges = LongStream.of(Draw.SMALLEST, Draw.LARGEST, Draw.NEAR_ZERO);
        LongStream others = new SplittableRandom(stream).longs(Draw.NEAR_ZERO + 1, Integer.MAX_VALUE);
        return LongStream.concat(edges, others).limit(tries);
    }
}
