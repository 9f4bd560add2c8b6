package org.areogan.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Collectors;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.junit.jupiter.api.Test;

class OriginTest {
    @Law(tries = 200)
    void whatIsWrittenReadsBackEqual(Draw any) {
        String kind = text(any.list(1, 12, () -> any.integer('a', 'z')));
        List<String> sources = any.list(
                0,
                4,
                () -> text(any.list(1, 12, () -> any.integer(0, Character.MAX_VALUE)))
                        .replace('|', '/'));
        Origin origin = new Origin(kind, sources);
        assertThat(Origin.parse(origin.text())).isEqualTo(origin);
    }

    private static String text(List<Integer> characters) {
        return characters.stream().map(Character::toString).collect(Collectors.joining());
    }

    @Test
    void theTextNamesTheProposalAndItsSources() {
        assertThat(new Origin("paste", List.of("438_1", "502_1")).text()).isEqualTo("paste:438_1|502_1");
        assertThat(new Origin("label", List.of()).text()).isEqualTo("label:");
        assertThat(Origin.parse("label:a:b")).isEqualTo(new Origin("label", List.of("a:b")));
    }

    @Test
    void anythingElseIsRefusedByItsText() {
        for (String text : List.of("", "paste", "Paste:1", ":1", "paste:1||2", "paste:|", "paste:1|")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Origin.parse(text))
                    .withMessageContaining("got '");
        }
    }

    @Test
    void aSourceWhoseNameWouldNotReadBackIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Origin("paste", List.of("a|b")))
                .withMessageContaining("a|b");
        assertThatIllegalArgumentException().isThrownBy(() -> new Origin("paste", List.of("")));
    }
}
