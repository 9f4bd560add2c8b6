package org.areogan.trainer.data;

import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.augment.Augmenter;
import org.areogan.terrain.paste.InstanceLibrary;
import org.areogan.terrain.paste.Paster;
import org.areogan.trainer.configuration.RunConfiguration;

/** What changes training samples for the sake of the rarest scored class, if that is asked for. */
public final class RareClassChanges {
    private static final String NO_PASTING = "set augmentation.paste to 0";

    private RareClassChanges() {}

    /**
     * What changes samples, enlarging pieces of the class.
     *
     * @throws UserException if there is no such class and there should be
     */
    public static Augmenter augmenter(TrainingData data, RunConfiguration configuration) {
        Optional<TerrainClass> target = configuration.augmentation().target() == 0
                ? Optional.empty()
                : Optional.of(rarest(data, "augmentation.target has nothing to enlarge"));
        return new Augmenter(configuration.augmentation(), data.training().classes(), target);
    }

    /**
     * What pastes pieces of the class into training frames: pieces of the data itself and of what was added to it.
     *
     * @throws UserException if no piece can be cut and some should be
     */
    public static Optional<Paster> paster(TrainingData data, RunConfiguration configuration) {
        if (configuration.augmentation().paste() == 0) {
            return Optional.empty();
        }
        TerrainClass rarest = rarest(data, "augmentation.paste has nothing to paste");
        InstanceLibrary pieces = InstanceLibrary.of(
                data.own(),
                data.added(),
                rarest,
                new InstanceLibrary.Cure(NO_PASTING, "other data to take pieces from with --add, or " + NO_PASTING));
        return Optional.of(new Paster(pieces, data.training().classes(), rarest.id(), Paster.Options.LIKE_REAL));
    }

    private static TerrainClass rarest(TrainingData data, String loss) {
        return data.rarest()
                .orElseThrow(() -> new UserException(
                        data.own().source() + " shows no class that is scored, so " + loss + "; set it to 0"));
    }
}
