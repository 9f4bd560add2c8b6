package org.areogan.synth;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.areogan.engine.Engine;
import org.areogan.files.Sha256;
import org.areogan.files.UserException;
import org.areogan.generator.Inpainter;
import org.areogan.generator.Painter;
import org.areogan.generator.Segmenter;
import org.areogan.generator.model.InpainterFile;
import org.areogan.generator.model.ModelFile;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.trainer.validation.Critic;

/**
 * The trained networks that a synthesis works with; owns them.
 *
 * @param path of the model's file
 * @param sha256 of the model's file
 * @param model what the file holds
 * @param segmenter that runs it
 * @param critic the discriminator that it was trained against, if there was one
 * @param painter the reverse generator, if one was named
 * @param inpainter what paints pieces into frames, if one was named
 * @param witnesses other segmenters, which have to agree about labels
 */
public record SynthesisNetworks(
        Path path,
        String sha256,
        ModelFile model,
        Segmenter segmenter,
        Optional<Critic> critic,
        Optional<Painter> painter,
        Optional<Inpainter> inpainter,
        List<Segmenter> witnesses)
        implements AutoCloseable {
    /**
     * @param model a file that {@code areogan train} has made
     * @param painter a file that {@code areogan train --preset inpaint} or {@code --preset paint} has made
     */
    public static SynthesisNetworks open(Path model, Optional<Path> painter, Engine engine) {
        return open(model, painter, List.of(), engine);
    }

    /** The same with other segmenters, each a file that {@code areogan train} has made. */
    public static SynthesisNetworks open(Path model, Optional<Path> painter, List<Path> witnesses, Engine engine) {
        List<AutoCloseable> opened = new ArrayList<>();
        try {
            String sha256 = Sha256.of(model);
            ModelFile file = ModelFile.read(model);
            opened.add(file);
            Segmenter segmenter =
                    new Segmenter(file.options(), file.classes(), file.normalization(), file.parameters(), engine);
            opened.add(segmenter);
            Optional<Critic> critic = Critic.open(file, engine);
            critic.ifPresent(opened::add);
            Optional<Inpainter> inpainter =
                    painter.filter(InpainterFile::isOne).map(each -> Inpainter.open(each, engine));
            inpainter.ifPresent(opened::add);
            Optional<Painter> reverse =
                    inpainter.isPresent() ? Optional.empty() : painter.map(each -> Painter.open(each, engine));
            reverse.ifPresent(opened::add);
            List<Segmenter> others = new ArrayList<>();
            for (Path witness : witnesses) {
                Segmenter other = Segmenter.open(witness, engine);
                opened.add(other);
                others.add(other);
                if (!other.classes().equals(file.classes())) {
                    throw new UserException(witness + " tells other classes apart than " + model
                            + "; only models of the same classes can agree");
                }
            }
            return new SynthesisNetworks(
                    model, sha256, file, segmenter, critic, reverse, inpainter, List.copyOf(others));
        } catch (RuntimeException failure) {
            opened.forEach(SynthesisNetworks::close);
            throw failure;
        }
    }

    /** @throws UserException if the model tells other classes apart */
    public void requireClasses(ClassSet classes) {
        try {
            model.requireClasses(classes);
        } catch (UserException mismatch) {
            throw new UserException(path + ": " + mismatch.getMessage(), mismatch);
        }
    }

    /** @throws UserException if there is an inpainter that paints pieces of another class */
    void requirePaints(TerrainClass rare) {
        inpainter.filter(each -> !each.paints().equals(rare.name())).ifPresent(other -> {
            throw new UserException("the painter paints " + other.paints() + ", but the pairs are to show "
                    + rare.name() + "; name another with --painter, or leave it out");
        });
    }

    private static void close(AutoCloseable opened) {
        try {
            opened.close();
        } catch (Exception unclosed) {
            throw new IllegalStateException("networks can always be closed", unclosed);
        }
    }

    @Override
    public void close() {
        witnesses.forEach(Segmenter::close);
        inpainter.ifPresent(Inpainter::close);
        painter.ifPresent(Painter::close);
        critic.ifPresent(Critic::close);
        segmenter.close();
        model.close();
    }
}
