package org.areogan.terrain.planetary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.areogan.files.UserException;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that GDAL writes are compared with GDAL by {@code .ci/planetary/compare}. */
class Pds4LabelTest {
    private static final String LABEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Product_Observational xmlns="http://pds.nasa.gov/pds4/pds/v1">
              <File_Area_Observational>
                <File><file_name>a.img</file_name></File>
                <Array_3D_Image>
                  <offset unit="byte">3</offset>
                  <axes>3</axes>
                  <axis_index_order>Last Index Fastest</axis_index_order>
                  <Element_Array><data_type>UnsignedLSB2</data_type></Element_Array>
                  <Axis_Array><axis_name>Band</axis_name><elements>1</elements><sequence_number>1</sequence_number></Axis_Array>
                  <Axis_Array><axis_name>Line</axis_name><elements>1</elements><sequence_number>2</sequence_number></Axis_Array>
                  <Axis_Array><axis_name>Sample</axis_name><elements>3</elements><sequence_number>3</sequence_number></Axis_Array>
                  <Special_Constants><missing_constant>513</missing_constant></Special_Constants>
                </Array_3D_Image>
              </File_Area_Observational>
            </Product_Observational>
            """;

    @TempDir
    private Path folder;

    private Path label(String text) throws IOException {
        Files.write(folder.resolve("a.img"), new byte[] {9, 9, 9, 1, 0, 1, 2, (byte) 0xff, (byte) 0xff});
        return Files.writeString(folder.resolve("a.xml"), text);
    }

    @Test
    void samplesStandWhereTheLabelSays() throws IOException {
        Path label = label(LABEL);
        PlanetaryImage image = PlanetaryImage.read(label);
        assertThat(image.height()).isEqualTo(1);
        assertThat(image.bands()).singleElement().isEqualTo(new double[] {1, Double.NaN, 65535});
        assertThat(PlanetaryImage.read(folder.resolve("a.img")).bands().get(0))
                .isEqualTo(image.bands().get(0));
        assertThat(PictureFiles.missing(label)).hasValue(new boolean[] {false, true, false});
        assertThat(PlanetaryImage.read(label(LABEL.replace("UnsignedLSB2", "SignedMSB2")))
                        .bands()
                        .get(0))
                .containsExactly(256, 258, -1);
    }

    /** The label and its samples are one picture, and other XML files are none. */
    @Test
    void aFolderHoldsThePictureOnce() throws IOException {
        label(LABEL);
        Files.writeString(folder.resolve("notes.xml"), "<a/>");
        assertThat(DataSets.openFrames(folder, DataSets.Options.DEFAULT).size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<file_name>a.img</file_name>|<file_name>b.img</file_name>|file_name",
                "<file_name>a.img</file_name>|<file_name></file_name>|file_name",
                "<File>|<Other>|XML",
                "Array_3D_Image>|Array_3D_Spectrum>|File_Area_Observational",
                "<offset unit=\"byte\">3</offset>|<offset unit=\"byte\">x</offset>|offset",
                "<offset unit=\"byte\">3</offset>|<offset unit=\"record\">3</offset>|offset",
                "<offset unit=\"byte\">3</offset>|<a/>|offset",
                "Last Index Fastest|First Index Fastest|axis_index_order",
                "UnsignedLSB2|ComplexLSB16|data_type",
                "<axis_name>Line</axis_name>|<axis_name>Row</axis_name>|axis_name",
                "<sequence_number>2</sequence_number>|<sequence_number>9</sequence_number>|axis_name",
                "<elements>3</elements>|<elements>0</elements>|elements",
                "<elements>3</elements>|<elements>99999</elements>|ends after",
                "<elements>1</elements><sequence_number>2|<elements>999999999</elements><sequence_number>2|elements",
                "513|none|missing_constant",
            })
    void whatIsMissingOrNotReadIsNamed(String part, String other, String word) throws IOException {
        Path label = label(LABEL.replace(part, other));
        assertThatThrownBy(() -> PlanetaryImage.read(label))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("a.")
                .hasMessageContaining(word);
    }

    /** An entity could grow to all memory, or bring in another file. */
    @Test
    void aDocumentTypeIsRefused() throws IOException {
        Path label = label(
                LABEL.replace("<Product_Obs", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:/etc/hostname\">]><Product_Obs"));
        assertThatThrownBy(() -> PlanetaryImage.read(label))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("a.xml", "XML");
    }
}
