package org.areogan.synth.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.areogan.engine.Engines;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Norm;
import org.areogan.generator.Inpainter;
import org.areogan.generator.network.InpaintingNetwork;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.block.Block;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.DropoutKind;
import org.areogan.generator.network.block.Up;
import org.areogan.synth.Scenes;
import org.areogan.synth.proposal.Proposal;
import org.areogan.synth.proposal.ProposalKind;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.paste.InstanceLibrary;
import org.areogan.terrain.pixels.ClassPixels;
import org.areogan.terrain.pixels.Grown;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class InpaintProposerTest {
    private static final int RIM = 2;
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
    private static final Inpainter INPAINTER =
            new Inpainter(UNET, Scenes.ROCK.name(), RIM, 1, new Normalization(0.4, 0.2), PARAMETERS, Engines.nd4j());
    private static final MemoryDataSet REAL = Scenes.mars(24, 5);
    private static final InpaintProposer PROPOSER = new InpaintProposer(
            INPAINTER, REAL, InstanceLibrary.of(REAL, List.of(), Scenes.ROCK, Scenes.CURE), Scenes.ROCK);

    private static Parameters parameters() {
        Parameters parameters = new Parameters(DataType.FLOAT);
        InpaintingNetwork.build(UNET, 1, parameters, FeatureMap.UNKNOWN, FeatureMap.UNKNOWN);
        return parameters;
    }

    @AfterAll
    static void close() {
        INPAINTER.close();
        PARAMETERS.close();
    }

    private static List<Proposal> proposals() {
        return LongStream.range(0, 20)
                .mapToObj(seed -> PROPOSER.propose(0.05, seed, seed))
                .flatMap(Optional::stream)
                .toList();
    }

    @Test
    void rocksArePaintedIntoRealFramesAndNothingElseIsChanged() {
        List<Proposal> proposals = proposals();
        assertThat(proposals).hasSizeGreaterThan(8);
        for (Proposal proposal : proposals) {
            Sample real = REAL.sample(Integer.parseInt(proposal.sources().get(0)));
            Sample made = proposal.sample();
            boolean[] added = new boolean[real.mask().ids().length];
            for (int pixel = 0; pixel < added.length; pixel++) {
                added[pixel] = made.mask().ids()[pixel] != real.mask().ids()[pixel];
                if (added[pixel]) {
                    assertThat(made.mask().ids()[pixel]).isEqualTo((byte) Scenes.ROCK.id());
                }
            }
            assertThat(proposal.changed()).isEqualTo(Grown.by(added, 48, 96, RIM));
            for (int pixel = 0; pixel < added.length; pixel++) {
                if (!proposal.changed()[pixel]) {
                    assertThat(made.frame().grey()[pixel])
                            .isEqualTo(real.frame().grey()[pixel]);
                }
            }
            assertThat(proposal.kind()).isEqualTo(ProposalKind.PAINT);
            assertThat(ClassPixels.count(made.mask().ids(), Scenes.ROCK.id()))
                    .isGreaterThan(ClassPixels.count(real.mask().ids(), Scenes.ROCK.id()));
        }
    }

    @Test
    void theSameSeedGivesTheSamePair() {
        Proposal once = PROPOSER.propose(0.05, 0, 7).orElseThrow();
        Proposal again = PROPOSER.propose(0.05, 3, 7).orElseThrow();

        assertThat(again.sample().frame().grey())
                .containsExactly(once.sample().frame().grey());
        assertThat(again.sources()).isEqualTo(once.sources());
        assertThat(PROPOSER.propose(0.05, 0, 8).orElseThrow().sample().frame().grey())
                .isNotEqualTo(once.sample().frame().grey());
    }
}
