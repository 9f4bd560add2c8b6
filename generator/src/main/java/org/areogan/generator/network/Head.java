package org.areogan.generator.network;

import java.util.List;
import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.Resampling;

/** What classes are told from. */
public enum Head {
    /** The features of the last stage of the way up. */
    LAST {
        @Override
        FeatureMap of(NetworkScope scope, List<FeatureMap> stages) {
            return stages.get(stages.size() - 1);
        }
    },
    /** Those of all stages side by side, each brought to the frame's size by repeating rows and columns. */
    ALL_SCALES {
        @Override
        FeatureMap of(NetworkScope scope, List<FeatureMap> stages) {
            FeatureMap all = stages.get(0);
            for (FeatureMap stage : stages.subList(1, stages.size())) {
                all = Activations.joined(scope, Resampling.repeated(scope, all), stage);
            }
            return all;
        }
    };

    /**
     * Features of the frame's size.
     *
     * @param stages of the way up, each twice the height and width of the one before, the last of the frame's
     */
    abstract FeatureMap of(NetworkScope scope, List<FeatureMap> stages);
}
