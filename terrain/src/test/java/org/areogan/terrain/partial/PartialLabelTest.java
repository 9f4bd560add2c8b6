package org.areogan.terrain.partial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.JoinedDataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.check.DataCheck;
import org.areogan.terrain.check.DataReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartialLabelTest {
    private static final DataSet ROCKS = new MemoryDataSet(
            "rocks",
            ClassSet.ROVER,
            List.of(new Sample(
                    new Frame(1, 4, new float[] {0, 0.5f, 1, 0.2f}), new Mask(1, 4, new byte[] {1, 1, 4, (byte) 255}))),
            List.of());

    private static DataSet applied(String... texts) {
        return RelabelledDataSet.of(
                ROCKS,
                List.of(texts).stream()
                        .map(text -> PartialLabel.parse(text, ClassSet.ROVER))
                        .toList());
    }

    @Test
    void aValueStandsForTheClassesThatItIsSaidToMean() {
        DataSet data = applied("1=sand|soil | bedrock");
        int value = data.mask(0).at(0, 0);
        assertThat(ClassSet.ROVER.legal(value)).isFalse();
        assertThat(data.labelSets().of(value)).containsExactly(1, 2, 3);
        assertThat(data.labelSets().of(4)).isEmpty();
        assertThat(data.mask(0).ids()).containsExactly(value, value, 4, 255);
        assertThat(data.sample(0).mask().at(0, 0)).isEqualTo(value);
    }

    @Test
    void aValueMayMeanOneOtherClass() {
        DataSet data = applied("1=sand");
        assertThat(data.labelSets().isEmpty()).isTrue();
        assertThat(data.mask(0).ids()).containsExactly(3, 3, 4, 255);
    }

    @Test
    void dataSetsWithTheSameSetsShareItsValue() {
        DataSet joined = new JoinedDataSet(List.of(ROCKS, applied("1=soil|sand"), applied("4=soil|sand")));
        assertThat(joined.size()).isEqualTo(3);
        assertThat(joined.labelSets().sets()).hasSize(1);
        assertThat(joined.mask(1).at(0, 0)).isEqualTo(joined.mask(2).at(0, 2));
        assertThat(joined.mask(0)).usingRecursiveComparison().isEqualTo(ROCKS.mask(0));
        assertThat(joined.id(0)).isEqualTo("0");
        assertThat(joined.id(2)).isEqualTo("rocks:0");
    }

    @Test
    void theCheckCountsSetsAsLabelsAndNamesThem() {
        DataReport report = DataCheck.inspect(applied("1=soil|bedrock|sand"));
        assertThat(report.setPixels()).containsExactlyEntriesOf(Map.of("soil|bedrock|sand", 2L));
        assertThat(report.share(4)).isEqualTo(1 / 3.0);
        assertThat(report.findings()).noneMatch(finding -> finding.message().contains("soil"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1=soil|lava; there is no class 'lava'",
                "soil; does not read VALUE=CLASS|CLASS",
                "x=soil; does not read VALUE=CLASS|CLASS",
                "255=soil; which means no label",
                "300=soil; it must be 0 to 255"
            })
    void whatCannotBeMeantIsRefused(String text, String message) {
        assertThatThrownBy(() -> applied(text))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("the partial label '" + text + "'")
                .hasMessageContaining(message);
    }

    @Test
    void aValueWithTwoMeaningsIsRefused() {
        assertThatThrownBy(() -> applied("1=soil|sand", "1=soil|bedrock"))
                .isInstanceOf(UserException.class)
                .hasMessage("the mask value 1 has two meanings; give it one");
    }

    @Test
    void classSetsThatLeaveNoValueFreeAreRefused() {
        List<TerrainClass> eight = IntStream.range(0, 8)
                .mapToObj(id -> new TerrainClass(id, "class-" + id, id, true))
                .toList();
        ClassSet many = new ClassSet(eight, 255);
        DataSet data = new MemoryDataSet("many", many, List.of(ROCKS.sample(0)), List.of());
        assertThatThrownBy(() -> RelabelledDataSet.of(data, List.of(PartialLabel.parse("1=class-2|class-3", many))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("partial labels need at most 7 classes")
                .hasMessageContaining("got 8 classes");
    }
}
