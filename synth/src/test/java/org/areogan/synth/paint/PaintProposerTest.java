package org.areogan.synth.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.areogan.engine.Engines;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.Norm;
import org.areogan.files.UserException;
import org.areogan.generator.Painter;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.PaintingNetwork;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.block.Block;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.DropoutKind;
import org.areogan.generator.network.block.Up;
import org.areogan.synth.proposal.Proposal;
import org.areogan.synth.proposal.ProposalKind;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.pixels.Component;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

/** Scenes of 16x32: sky down to row 3 or 5, soil below, and in the first two a rock of 6x6. */
class PaintProposerTest {
    private static final int HEIGHT = 16;
    private static final int WIDTH = 32;
    private static final ClassSet CLASSES = ClassSet.ROVER;
    private static final TerrainClass ROCK = CLASSES.named("big-rock");
    private static final Normalization NORMALIZATION = new Normalization(0.4, 0.2);
    private static final UNet.Options UNET = new UNet.Options(
            List.of(3),
            4,
            3,
            0,
            DropoutKind.ELEMENT,
            Block.PLAIN,
            Norm.NONE,
            Down.MAX_POOL,
            Up.UPSAMPLE,
            Initializer.HE);
    private static final Parameters PARAMETERS = parameters();
    private static final Painter PAINTER = new Painter(UNET, CLASSES, 1, NORMALIZATION, PARAMETERS, Engines.nd4j());
    private static final MemoryDataSet SCENES =
            new MemoryDataSet("scenes", CLASSES, scenes(), List.of("a", "b", "c", "d"));

    @AfterAll
    static void close() {
        PAINTER.close();
        PARAMETERS.close();
    }

    @Test
    void theSameSeedGivesTheSamePairAndAnotherSeedAnotherOne() {
        PaintProposer proposer = proposer(PaintOptions.USUAL);
        Proposal once = proposer.propose(0.2, 0, 7).orElseThrow();
        Proposal again = proposer.propose(0.2, 0, 7).orElseThrow();
        Proposal other = proposer.propose(0.2, 0, 8).orElseThrow();

        assertThat(again.sample().frame().grey())
                .containsExactly(once.sample().frame().grey());
        assertThat(again.sample().mask().ids())
                .containsExactly(once.sample().mask().ids());
        assertThat(again.sources()).isEqualTo(once.sources());
        assertThat(other.sample().mask().ids())
                .isNotEqualTo(once.sample().mask().ids());
    }

    @Test
    void aPairHasAboutAsManyRarePixelsAsWishedAndNoRockOnSky() {
        PaintProposer proposer = proposer(new PaintOptions(true, 0, 0.5));
        for (double wish : new double[] {0.05, 0.15}) {
            double sum = 0;
            List<Proposal> proposals = LongStream.range(0, 30)
                    .mapToObj(seed -> proposer.propose(wish, seed, seed))
                    .flatMap(Optional::stream)
                    .toList();
            assertThat(proposals).hasSizeGreaterThan(15);
            for (Proposal proposal : proposals) {
                Mask real = SCENES.mask(Integer.parseInt(proposal.sources().get(0)));
                Mask mask = proposal.sample().mask();
                for (int pixel = 0; pixel < real.ids().length; pixel++) {
                    sum += mask.ids()[pixel] == ROCK.id() ? 1.0 / real.ids().length : 0;
                    if (real.ids()[pixel] == 0) {
                        assertThat(mask.ids()[pixel]).isZero();
                    }
                }
            }
            assertThat(sum / proposals.size()).isCloseTo(wish, within(0.35 * wish));
        }
    }

    @Test
    void onlyWhatIsMarkedAsChangedDiffersFromTheRealFrameAndEveryEditedPixelIsMarked() {
        Proposal proposal = proposer(PaintOptions.USUAL).propose(0.1, 0, 3).orElseThrow();
        Sample real = SCENES.sample(Integer.parseInt(proposal.sources().get(0)));
        int changed = 0;
        for (int pixel = 0; pixel < proposal.changed().length; pixel++) {
            if (proposal.changed()[pixel]) {
                changed++;
            } else {
                assertThat(proposal.sample().frame().grey()[pixel])
                        .isEqualTo(real.frame().grey()[pixel]);
                assertThat(proposal.sample().mask().ids()[pixel])
                        .isEqualTo(real.mask().ids()[pixel]);
            }
        }
        assertThat(changed).isPositive().isLessThan(HEIGHT * WIDTH / 2);
    }

    @Test
    void aWholeFrameIsPaintedWhereThatIsWished() {
        Proposal proposal =
                proposer(new PaintOptions(false, 0, 0)).propose(0.1, 0, 3).orElseThrow();
        assertThat(proposal.changed()).doesNotContain(false);
        assertThat(proposal.kind()).isEqualTo(ProposalKind.PAINT);
    }

    @Test
    void theFramesOfShapesAndSkiesAreNamedAsSources() {
        Proposal proposal = proposer(PaintOptions.USUAL).propose(0.1, 0, 3).orElseThrow();
        assertThat(proposal.sources()).hasSizeGreaterThan(1);
        assertThat(proposal.scenes())
                .isEqualTo(proposal.sources().stream()
                        .map(id -> SCENES.group(Integer.parseInt(id)).orElseThrow())
                        .toList());
    }

    @Test
    void dataWithoutTheClassAndPaintersOfOtherClassesAreRefused() {
        MemoryDataSet without = new MemoryDataSet("plain", CLASSES, List.of(scene(3, false)), List.of());
        assertThatThrownBy(() -> new PaintProposer(PAINTER, without, ROCK, PaintOptions.USUAL))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("plain")
                .hasMessageContaining("big-rock");
        ClassSet two =
                new ClassSet(List.of(new TerrainClass(0, "sky", 1, false), new TerrainClass(1, "rock", 2, true)), 255);
        MemoryDataSet others = new MemoryDataSet("others", two, List.of(scene(3, false)), List.of());
        assertThatThrownBy(() -> new PaintProposer(PAINTER, others, two.get(1), PaintOptions.USUAL))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("sky");
    }

    @Test
    void joinedMasksHaveTheSkyOfOneAndTheGroundOfTheOther() {
        Mask joined = Horizon.join(SCENES.mask(0), SCENES.mask(1), CLASSES).orElseThrow();
        Mask back = Horizon.join(SCENES.mask(1), SCENES.mask(0), CLASSES).orElseThrow();
        for (int pixel = 0; pixel < joined.ids().length; pixel++) {
            int row = pixel / WIDTH;
            assertThat(joined.ids()[pixel])
                    .isEqualTo(row < 5 ? 0 : SCENES.mask(0).ids()[pixel]);
            assertThat(back.ids()[pixel])
                    .isEqualTo(row < 3 ? 0 : row < 5 ? 1 : SCENES.mask(1).ids()[pixel]);
        }
        Mask noSky = new Mask(1, 1, new byte[] {1});
        assertThat(Horizon.join(noSky, noSky, CLASSES)).isEmpty();
    }

    @Test
    void shapesAreScaledMirroredAndRefusedOffTheGround() {
        // An L of three pixels.
        Component shape = new Component(0, 0, 2, 2, new boolean[] {true, false, true, true}, 3);
        MaskEdit edit = new MaskEdit(mask(3, false), CLASSES, ROCK.id());

        assertThat(edit.put(shape, 2, 2, false, 1, 4)).as("on the sky").isFalse();
        assertThat(edit.put(shape, 2, 2, false, 8, -2)).as("outside").isFalse();
        assertThat(edit.put(shape, 4, 4, true, 8, 4)).isTrue();

        assertThat(edit.rarePixels()).isEqualTo(12);
        assertThat(edit.mask().at(8, 4)).as("mirrored and doubled").isEqualTo(1);
        assertThat(edit.mask().at(9, 6)).isEqualTo(ROCK.id());
        assertThat(edit.mask().at(11, 4)).isEqualTo(ROCK.id());
        assertThat(edit.edited()[11 * WIDTH + 4]).isTrue();
    }

    @Test
    void aShapeThatIsTakenOutLeavesTheGroundAroundIt() {
        MaskEdit edit = new MaskEdit(mask(3, true), CLASSES, ROCK.id());
        edit.remove(Component.of(mask(3, true), ROCK.id()).get(0));
        assertThat(edit.mask().ids()).containsExactly(mask(3, false).ids());
    }

    @Test
    void aPaintedPieceIsMadeAsBrightAsItsSurroundingsWithASoftEdge() {
        float[] real = new float[100];
        float[] painted = new float[100];
        boolean[] edited = new boolean[100];
        byte[] ids = new byte[100];
        for (int pixel = 0; pixel < 100; pixel++) {
            int row = pixel / 10;
            int column = pixel % 10;
            edited[pixel] = row >= 3 && row < 7 && column >= 3 && column < 7;
            real[pixel] = 0.6f;
            painted[pixel] = edited[pixel] ? 0.2f : 0.4f;
            ids[pixel] = (byte) (edited[pixel] ? ROCK.id() : 1);
        }
        EditedRegion region = new EditedRegion(
                new Frame(10, 10, real), new Frame(10, 10, painted), new Mask(10, 10, ids), CLASSES, edited);

        // The painted ground is 1.5 times too dark, so the piece becomes 0.3; a quarter of it is seen beside its edge.
        assertThat(region.frame().at(5, 5)).isCloseTo(0.3f, within(1e-6f));
        assertThat(region.frame().at(5, 2)).isCloseTo(0.6f * 0.75f + 0.4f * 1.5f * 0.25f, within(1e-6f));
        assertThat(region.frame().at(5, 3)).isCloseTo(0.6f * 0.25f + 0.3f * 0.75f, within(1e-6f));
        assertThat(region.frame().at(0, 0)).isEqualTo(0.6f);
        assertThat(region.changed()[5 * 10 + 2]).isTrue();
        assertThat(region.changed()[0]).isFalse();
    }

    private static PaintProposer proposer(PaintOptions options) {
        return new PaintProposer(PAINTER, SCENES, ROCK, options);
    }

    private static List<Sample> scenes() {
        return new ArrayList<>(List.of(scene(3, true), scene(5, true), scene(3, false), scene(5, false)));
    }

    private static Sample scene(int horizon, boolean rock) {
        Mask mask = mask(horizon, rock);
        float[] grey = new float[HEIGHT * WIDTH];
        for (int pixel = 0; pixel < grey.length; pixel++) {
            grey[pixel] = mask.ids()[pixel] == 0 ? 0.7f : 0.3f + 0.01f * (pixel % 7);
        }
        return new Sample(new Frame(HEIGHT, WIDTH, grey), mask);
    }

    private static Mask mask(int horizon, boolean rock) {
        byte[] ids = new byte[HEIGHT * WIDTH];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            int row = pixel / WIDTH;
            int column = pixel % WIDTH;
            boolean onRock = rock && row >= 7 && row < 13 && column >= 10 && column < 16;
            ids[pixel] = (byte) (row < horizon ? 0 : onRock ? ROCK.id() : 1);
        }
        return new Mask(HEIGHT, WIDTH, ids);
    }

    private static Parameters parameters() {
        Parameters parameters = new Parameters(DataType.FLOAT);
        SameDiff graph = SameDiff.create();
        int channels = PaintingNetwork.channels(CLASSES.size(), 1);
        PaintingNetwork.grey(
                new NetworkScope(graph, parameters, "generator", Mode.TRAINING, 1),
                new FeatureMap(graph.placeHolder("layout", DataType.FLOAT, 1, HEIGHT, WIDTH, channels), channels),
                UNET);
        return parameters;
    }
}
