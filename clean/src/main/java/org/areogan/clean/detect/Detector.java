package org.areogan.clean.detect;

import java.util.List;
import org.areogan.terrain.DataSet;

/** Looks for frames that are spoilt in one way. */
public interface Detector {
    /** In what way. */
    DetectorKind kind();

    /**
     * The frames that it takes for spoilt, each once, in ascending order. The same data always gives the same.
     *
     * @param data frames of one size that can all be read
     */
    List<Suspicion> find(DataSet data);
}
