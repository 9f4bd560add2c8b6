package org.areogan.program.segment.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.picture.PictureFiles;
import org.areogan.terrain.tiff.MaskTiff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedFramesTest {
    @TempDir
    Path folder;

    @BeforeEach
    void makePictures() {
        for (String name : List.of("top.png", "sol1/a.png", "sol1/a.pgm.txt", "sol2/a.png", "sol2/deep/[b].png")) {
            PictureFiles.writeMask(folder.resolve(name), new Mask(2, 3, new byte[6]));
        }
    }

    private NamedFrames open(String... inputs) {
        return NamedFrames.open(List.of(inputs), ClassSet.ROVER, InputStream.nullInputStream(), path -> false);
    }

    private static NamedFrames standardInput(byte[] data) {
        return NamedFrames.open(List.of("-"), ClassSet.ROVER, new ByteArrayInputStream(data), path -> false);
    }

    /** Under the folder, as a shell with {@code globstar} would have them. */
    @ParameterizedTest
    @CsvSource({
        "*.png, top",
        "**/*.png, sol1_a sol2_a sol2_deep_[b] top",
        "*/a.png, sol1_a sol2_a",
        "sol?/**/*.png, sol1_a sol2_a sol2_deep_[b]",
        "sol2/deep/\\[b].png, [b]",
        "sol2/deep/[b].png, [b]",
        "'sol2/{a,deep/*}.png', a deep_[b]"
    })
    void aPatternNamesItsFramesByTheFoldersBelowIt(String pattern, String names) {
        assertThat(String.join(" ", open(folder + "/" + pattern).names())).isEqualTo(names);
    }

    /** The pattern that is offered reaches them. */
    @Test
    void aFolderWithPicturesOnlyBelowItOffersAPatternForAll() throws IOException {
        Path sols = folder.resolve("sols");
        PictureFiles.writeMask(sols.resolve("sol1/a.png"), new Mask(2, 3, new byte[6]));
        PictureFiles.writeMask(sols.resolve("sol2/a.png"), new Mask(2, 3, new byte[6]));
        assertThatThrownBy(() -> open(sols.toString()))
                .isInstanceOf(UserException.class)
                .hasMessage(sols + " holds no pictures itself, but folders below it do, such as " + sols.resolve("sol1")
                        + "; name one of them, or all by a quoted pattern: '" + sols + "/**/*.png'");
        Files.copy(sols.resolve("sol2/a.png"), sols.resolve("sol2/b.PNG"));
        assertThatThrownBy(() -> open(sols.toString())).hasMessageEndingWith("'" + sols + "/**/*{.PNG,.png}'");
        assertThat(open(sols + "/**/*{.PNG,.png}").names()).containsExactly("sol1_a", "sol2_a", "sol2_b");
        Path empty = Files.createDirectories(folder.resolve("empty/below")).getParent();
        assertThatThrownBy(() -> open(empty.toString())).hasMessageContaining(empty + " holds no pictures; put PNG");
    }

    @Test
    void aPatternThatFitsNothingIsAMistake() {
        assertThatThrownBy(() -> open(folder + "/*.jpg"))
                .isInstanceOf(UserException.class)
                .hasMessage("no file fits the pattern " + folder + "/*.jpg; check the path");
        assertThatThrownBy(() -> open(folder + "/sol9/*.png"))
                .hasMessageContaining("there is no folder " + folder.resolve("sol9"));
        assertThatThrownBy(() -> open(folder + "/{a.png")).hasMessageContaining("cannot be understood");
        assertThatThrownBy(() -> open(folder + "/a.png"))
                .hasMessage("there is no " + folder + "/a.png; check the path");
    }

    @Test
    void standardInputListsInputsNamedFromTheFolderThatHoldsThemAll() {
        String list = folder.resolve("sol1/a.png") + "\n\n" + folder.resolve("sol2/a.png") + "\r\n";
        assertThat(standardInput(list.getBytes(StandardCharsets.UTF_8)).names()).containsExactly("sol1_a", "sol2_a");
    }

    @Test
    void standardInputMayBeAPicture() throws IOException {
        NamedFrames frames = standardInput(Files.readAllBytes(folder.resolve("top.png")));
        assertThat(frames.names()).containsExactly("standard-input");
        assertThat(frames.get(0).read().width()).isEqualTo(3);
    }

    @Test
    void standardInputThatIsNeitherIsAMistake() {
        assertThatThrownBy(() -> standardInput(new byte[0])).hasMessageContaining("standard input is empty");
        assertThatThrownBy(() -> standardInput(new byte[] {(byte) 0xff, 0, 7}))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("neither a picture of a known format nor names of inputs");
    }

    @Test
    void whatAListNamesInVainKeepsAPlaceThatCannotBeRead() throws IOException {
        Path text = Files.writeString(folder.resolve("sol2/notes.txt"), "no frame");
        Path missing = folder.resolve("sol1/missing.png");
        String list =
                String.join("\n", missing.toString(), text.toString(), folder + "/sol1/a.png", folder + "/[9].png");
        NamedFrames frames = standardInput(list.getBytes(StandardCharsets.UTF_8));
        assertThat(frames.names()).containsExactly("sol1_missing", "sol2_notes", "sol1_a", "[9]");
        assertThatThrownBy(() -> frames.get(3).read()).hasMessage("there is no " + folder + "/[9].png; check the path");
        assertThatThrownBy(() -> frames.get(0).read())
                .isInstanceOf(UserException.class)
                .hasMessage("there is no " + missing + "; check the path");
        assertThatThrownBy(() -> frames.get(1).read()).hasMessageContaining(text + " is of no known kind");
        assertThatThrownBy(frames::requireInputs).hasMessage("there is no " + missing + "; check the path");
        assertThat(open(folder + "/sol2/*").names()).containsExactly("a", "notes");
    }

    @Test
    void aPatternNamesNeitherWhatIsHiddenNorWhatIsLeftOut() {
        PictureFiles.writeMask(folder.resolve(".areogan-segment/files/masks/c.png"), new Mask(2, 3, new byte[6]));
        NamedFrames frames = NamedFrames.open(
                List.of(folder + "/**/*.png"),
                ClassSet.ROVER,
                InputStream.nullInputStream(),
                file -> file.startsWith(folder.resolve("sol2")));
        assertThat(frames.names()).containsExactly("sol1_a", "top");
    }

    @Test
    void noFramesAreAMistake() {
        assertThatThrownBy(() -> standardInput("\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UserException.class)
                .hasMessage("there are no frames in -; name pictures, folders or archives");
    }

    @Test
    void aTiffOnStandardInputIsReadAsItsFileIs() throws IOException {
        byte[] ids = {0, 1, 2, 3, 4, (byte) 255};
        Path file = folder.resolve("ids.tif");
        MaskTiff.write(file, new Mask(2, 3, ids), ClassSet.ROVER, Optional.empty());
        NamedFrame ofFile = open(file.toString()).get(0);
        NamedFrame ofInput = standardInput(Files.readAllBytes(file)).get(0);
        assertThat(ofInput.read().grey()).isEqualTo(ofFile.read().grey());
        assertThat(ofInput.missing().get().orElseThrow())
                .isEqualTo(ofFile.missing().get().orElseThrow())
                .containsExactly(false, false, false, false, false, true);
    }

    @Test
    void foldersKeepTheDotsInTheirNames() {
        PictureFiles.writeMask(folder.resolve("sol.0100/1.png"), new Mask(2, 3, new byte[6]));
        PictureFiles.writeMask(folder.resolve("sol.0101/1.png"), new Mask(2, 3, new byte[6]));
        String list = folder.resolve("sol.0100") + "\n" + folder.resolve("sol.0101") + "\n";
        assertThat(standardInput(list.getBytes(StandardCharsets.UTF_8)).names())
                .containsExactly("sol.0100_1", "sol.0101_1");
    }

    @Test
    void aPictureThatChangesChangesTheFingerprint() throws IOException {
        String before = open(folder + "/*.png").fingerprint();
        assertThat(open(folder + "/*.png").fingerprint()).isEqualTo(before);
        PictureFiles.writeMask(folder.resolve("top.png"), new Mask(200, 3, new byte[600]));
        assertThat(open(folder + "/*.png").fingerprint()).isNotEqualTo(before);
    }

    @Test
    void framesOfFoldersKnowTheirFiles() {
        NamedFrames frames = open(folder.resolve("sol1").toString());
        assertThat(frames.get(0).picture()).contains(folder.resolve("sol1/a.png"));
        assertThat(frames.get(0).id()).isEqualTo("a");
    }

    @Test
    void anImageOfAMissionOnStandardInputTellsWhatIsMissing() {
        byte[] file = Arrays.copyOf(
                "LBLSIZE=60              FORMAT='HALF' NL=1 NS=2 ".getBytes(StandardCharsets.US_ASCII), 64);
        file[63] = (byte) 0x80;
        assertThat(standardInput(file).get(0).missing().get().orElseThrow()).containsExactly(false, true);
    }
}
