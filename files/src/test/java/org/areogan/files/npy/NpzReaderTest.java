package org.areogan.files.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipFile;
import org.areogan.files.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzReaderTest {
    /** {@code numpy.savez(images=[[[0, 1], [2, 3]]] of uint8, panorama=["p1"])}, which has zip64 fields. */
    private static final byte[] STORED = Base64.getDecoder()
            .decode(
                    "UEsDBC0AAAAAAAAAIQBI2nZq//////////8KABQAaW1hZ2VzLm5weQEAEACEAAAAAAAAAIQAAAAAAAAAk05VTVBZAQB2AHsnZGVzY3In"
                            + "OiAnfHUxJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDEsIDIsIDIpLCB9ICAgICAgICAgICAgICAgICAgICAg"
                            + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAQIDUEsDBC0AAAAAAAAAIQDuiVJb//////////8MABQAcGFub3Jh"
                            + "bWEubnB5AQAQAIgAAAAAAAAAiAAAAAAAAACTTlVNUFkBAHYAeydkZXNjcic6ICc8VTInLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNl"
                            + "LCAnc2hhcGUnOiAoMSwpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
                            + "ICAgCnAAAAAxAAAAUEsBAi0DLQAAAAAAAAAhAEjadmqEAAAAhAAAAAoAAAAAAAAAAAAAAIABAAAAAGltYWdlcy5ucHlQSwECLQMt"
                            + "AAAAAAAAACEA7olSW4gAAACIAAAADAAAAAAAAAAAAAAAgAHAAAAAcGFub3JhbWEubnB5UEsFBgAAAAACAAIAcgAAAIYBAAAAAA==");

    /** {@code numpy.savez_compressed(images=...)} of the same. */
    private static final byte[] DEFLATED = Base64.getDecoder()
            .decode(
                    "UEsDBC0AAAAIAAAAIQBI2nZq//////////8KABQAaW1hZ2VzLm5weQEAEACEAAAAAAAAAEwAAAAAAAAAm+wX6hsQychQxlCtnpJanFyk"
                            + "bqWgXlNqqK6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkahjoKRkCkqaNQq0Ae4GJgZGIGAFBLAQItAy0AAAAIAAAAIQBI"
                            + "2nZqTAAAAIQAAAAKAAAAAAAAAAAAAACAAQAAAABpbWFnZXMubnB5UEsFBgAAAAABAAEAOAAAAIgAAAAAAA==");

    @TempDir
    private Path folder;

    private double[] images(byte[] archive) throws IOException {
        try (NpzReader npz = NpzReader.open(Npys.file(folder.resolve("a.npz"), archive))) {
            double[] values = new double[4];
            npz.array("images").numbers((index, value) -> values[(int) index] = value);
            return values;
        }
    }

    @Test
    void whatNumpyStoresIsRead() throws IOException {
        assertThat(images(STORED)).containsExactly(0, 1, 2, 3);
        try (NpzReader npz = NpzReader.open(folder.resolve("a.npz"))) {
            assertThat(npz.names()).containsExactly("images", "panorama");
            assertThat(npz.array("panorama").strings()).containsExactly("p1");
        }
    }

    @Test
    void whatNumpyCompressesIsRead() throws IOException {
        assertThat(images(DEFLATED)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void aTruncatedArchiveIsRefused() {
        assertThatThrownBy(() -> images(Arrays.copyOf(STORED, STORED.length / 2)))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("a.npz", "not a whole NPZ archive", "fetch or save it again");
    }

    @Test
    void changedDataIsFoundByItsChecksum() {
        byte[] changed = STORED.clone();
        int data = new String(STORED, StandardCharsets.ISO_8859_1).indexOf("\n\0\1\2\3");
        changed[data + 2] = 9;
        assertThatThrownBy(() -> images(changed))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("a.npz", "'images'", "checksum");
    }

    @Test
    void aDamagedDeflateStreamIsRefused() {
        byte[] changed = DEFLATED.clone();
        Arrays.fill(changed, 70, 100, (byte) 0xff);
        assertThatThrownBy(() -> images(changed))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("a.npz", "'images'", "fetch or save it again");
    }

    @Test
    void aDirectoryThatClaimsMoreThanItsBytesCanUnpackToIsRefused() {
        byte[] lying = DEFLATED.clone();
        int directory = new String(DEFLATED, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, Integer.MAX_VALUE);
        assertThatThrownBy(() -> images(lying))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("a.npz", "'images'", "2147483647", "cannot hold");
    }

    @Test
    void aMissingArrayIsAnsweredWithThoseThereAre() throws IOException {
        try (NpzReader npz = NpzReader.open(Npys.file(folder.resolve("a.npz"), STORED))) {
            assertThatThrownBy(() -> npz.array("sol"))
                    .isInstanceOf(UserException.class)
                    .hasMessageContainingAll("a.npz", "'sol'", "images, panorama");
        }
    }

    @Test
    void theWriterLaysOutTheHeaderAsNumpyDoes() throws IOException {
        Path file = folder.resolve("out/masks.npz");
        NpzWriter.write(file, archive -> {
            archive.beginBytes("masks", 2, 1, 3);
            archive.append(Npys.bytes(0, 1, 2));
            archive.append(Npys.bytes(3, 4, 255));
            archive.strings("ids", List.of("a", "b\ud83d\ude00"));
        });
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.getInputStream(zip.getEntry("masks.npy")).readAllBytes())
                    .isEqualTo(Npys.npy("|u1", "False", "(2, 1, 3)", Npys.bytes(0, 1, 2, 3, 4, 255)));
        }
        try (NpzReader npz = NpzReader.open(file)) {
            assertThat(npz.array("ids").strings()).containsExactly("a", "b\ud83d\ude00");
            assertThat(npz.array("masks").header().shape()).containsExactly(2L, 1L, 3L);
        }
    }

    @Test
    void theSameArraysGiveTheSameBytes() throws IOException {
        NpzWriter.Content content = archive -> archive.strings("ids", List.of("a", "b"));
        NpzWriter.write(folder.resolve("first.npz"), content);
        NpzWriter.write(folder.resolve("second.npz"), content);
        byte[] first = Files.readAllBytes(folder.resolve("first.npz"));
        assertThat(Files.readAllBytes(folder.resolve("second.npz"))).isEqualTo(first);
        // 1980-01-01 00:00 in the MS-DOS form of the zip format, at its place in the first local header.
        assertThat(Arrays.copyOfRange(first, 10, 14)).containsExactly(0, 0, 0x21, 0);
    }

    @Test
    void anArrayThatWasPromisedMoreLeavesNothingBehind() {
        Path file = folder.resolve("short.npz");
        assertThatThrownBy(() -> NpzWriter.write(file, archive -> {
                    archive.beginBytes("masks", 2, 2);
                    archive.append(new byte[3]);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'masks' lacks 1");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anArrayTakesNoMoreThanItsShape() {
        assertThatThrownBy(() -> NpzWriter.write(folder.resolve("long.npz"), archive -> {
                    archive.beginBytes("masks", 2);
                    archive.append(new byte[3]);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("room for 2");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void textsAreWrittenOneByOneIntoTheRoomPromised() throws IOException {
        NpzWriter.write(folder.resolve("whole.npz"), archive -> archive.strings("ids", List.of("", "ab")));
        NpzWriter.write(folder.resolve("pieces.npz"), archive -> {
            archive.beginStrings("ids", 2, 2);
            archive.append("");
            archive.append("ab");
        });
        assertThat(folder.resolve("pieces.npz")).hasBinaryContent(Files.readAllBytes(folder.resolve("whole.npz")));
        assertThat(NpzWriter.characters("b\ud83d\ude00")).isEqualTo(2);
    }

    @Test
    void aTextThatDoesNotFitIsRefused() {
        for (List<String> texts : List.of(List.of("abc"), List.of("a", "b"), List.<String>of())) {
            assertThatThrownBy(() -> NpzWriter.write(folder.resolve("a.npz"), archive -> {
                        archive.beginStrings("ids", 2, 1);
                        for (String text : texts) {
                            archive.append(text);
                        }
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("'ids'");
        }
        assertThat(folder).isEmptyDirectory();
    }
}
