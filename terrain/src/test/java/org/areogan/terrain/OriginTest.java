package org.areogan.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OriginTest {
    @Property(tries = 200)
    void whatIsWrittenReadsBackEqual(@ForAll("origins") Origin origin) {
        assertThat(Origin.parse(origin.text())).isEqualTo(origin);
    }

    @Provide
    Arbitrary<Origin> origins() {
        Arbitrary<String> kinds = Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1);
        Arbitrary<List<String>> sources =
                Arbitraries.strings().excludeChars('|').ofMinLength(1).list().ofMaxSize(4);
        return kinds.flatMap(kind -> sources.map(names -> new Origin(kind, names)));
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
