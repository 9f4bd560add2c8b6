package org.areogan.spark.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.areogan.files.UserException;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    private static Optional<String> untilAsked(BooleanSupplier stop) {
        while (!stop.getAsBoolean()) {
            Thread.onSpinWait();
        }
        return Optional.empty();
    }

    @Test
    void whereOneFailsTheOthersAreEndedAndWhatWasDoneIsTold() {
        List<String> told = new ArrayList<>();
        assertThatThrownBy(() -> SideBySide.run(
                        List.of("done", "endless", "failing"),
                        (name, stop) -> switch (name) {
                            case "done" -> Optional.of(name);
                            case "endless" -> untilAsked(stop);
                            default -> throw new UserException("the disk is full");
                        },
                        told::add,
                        () -> false))
                .isInstanceOf(UserException.class)
                .hasMessage("the disk is full");
        assertThat(told).containsExactly("done");
    }

    @Test
    void whereSeveralFailNoFailureIsLost() {
        UserException shared = new UserException("Spark does not start");
        assertThatThrownBy(() -> SideBySide.run(
                        List.of("first", "second", "third"),
                        (name, stop) -> {
                            throw name.equals("third") ? new UserException("the disk is full") : shared;
                        },
                        name -> {},
                        () -> false))
                .isInstanceOf(UserException.class)
                .satisfies(told -> assertThat(Stream.concat(Stream.of(told), Stream.of(told.getSuppressed())))
                        .extracting(Throwable::getMessage)
                        .contains("Spark does not start", "the disk is full"));
    }

    @Test
    void whoeverAsksForTheEndGetsIt() {
        assertThat(SideBySide.run(List.of(1, 2), (number, stop) -> untilAsked(stop), number -> {}, () -> true))
                .isFalse();
        assertThat(SideBySide.run(List.of(), (number, stop) -> Optional.empty(), number -> {}, () -> false))
                .as("nothing to be done")
                .isTrue();
    }
}
